import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { Panel } from "./panel.tsx"

/** An item of the desk as a page shows it: which version, and who works on it. */
export interface ShownItem {
  kind: string
  item: string
  version: number
  hold: { isOwn: boolean; name: string | null; since: string } | null
  note: string | null
}

interface HoldPanelProps {
  item: ShownItem
  /** What the take-over form answered, on the page of its own. */
  answer?: ReadAnswer | undefined
}

/** Who works on an item, and taking it, for half an hour, from nobody or from somebody. */
export function HoldPanel({ item, answer }: HoldPanelProps) {
  const { t, instant, path } = useLocale()
  const { kind, item: id, hold, note } = item
  const byAnother = hold !== null && !hold.isOwn
  return (
    <Panel title={t("queue.take-title")}>
      {hold === null && <p>{t("queue.take-why")}</p>}
      {hold?.isOwn && <p>{t("queue.yours", { time: instant(hold.since) })}</p>}
      {byAnother && (
        <p>
          {t("queue.theirs", {
            name: hold.name ?? t("role.moderator"),
            time: instant(hold.since),
          })}
        </p>
      )}
      {note !== null && <p>{t("queue.note-of", { note })}</p>}
      <form method="post" action={path(`/moderation/holds/${kind}/${id}`)} noValidate>
        {byAnother && (
          <TextField
            name="note"
            width="full"
            label={t("queue.note")}
            hint={t("queue.note-hint")}
            error={answer?.errors["note"]}
            defaultValue={answer?.values["note"]}
          />
        )}
        <Button kind="secondary">{t(buttonOf(hold))}</Button>
      </form>
    </Panel>
  )
}

function buttonOf(hold: ShownItem["hold"]) {
  if (hold === null) return "queue.take"
  return hold.isOwn ? "queue.take-again" : "queue.take-over"
}

/** Names the version that a decision was made on: two decisions on one version cannot both land. */
export function SeenVersion({ item }: { item: ShownItem }) {
  return <input type="hidden" name="version" value={item.version} />
}
