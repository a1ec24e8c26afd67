import type { ModeratedKind } from "#app/domain/moderated.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { Panel } from "./panel.tsx"

/** For a text that no moderator has looked at yet: that nothing is amiss with it. */
export function LookPanel({ kind, publicId }: { kind: ModeratedKind; publicId: string }) {
  const { t, path } = useLocale()
  return (
    <Panel title={t("queue.look-title")}>
      <p>{t("queue.look-why")}</p>
      <form method="post" action={path(`/moderation/texts/${kind}/${publicId}/look`)}>
        <Button kind="secondary">{t("queue.look")}</Button>
      </form>
    </Panel>
  )
}
