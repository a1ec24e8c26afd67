import { useLocale } from "#app/i18n/locale.tsx"
import { Button, ButtonLink } from "./button.tsx"
import { Panel } from "./panel.tsx"

interface BatchDeedsProps {
  here: string
  own: boolean
  closed: boolean
  /** Lines that wait for a second reading. */
  rekey: number
  /** Whether a line waits for this collector's word. */
  undecided: boolean
}

/** What this collector can do to a batch now. */
export function BatchDeeds({ here, own, closed, rekey, undecided }: BatchDeedsProps) {
  const { t } = useLocale()
  if (!closed && !own) return null
  if (!closed) {
    return (
      <Panel>
        <p>{t("collection.close-text")}</p>
        <form method="post" action={`${here}/closure`}>
          <Button>{t("collection.close")}</Button>
        </form>
      </Panel>
    )
  }
  if (rekey === 0 && !undecided) return null
  return (
    <Panel>
      {rekey > 0 &&
        (own ? (
          <p>{t("collection.rekey-others")}</p>
        ) : (
          <p>
            <ButtonLink href={`${here}/rekey`}>{t("collection.rekey-do")}</ButtonLink>
          </p>
        ))}
      {undecided && (
        <p>
          <ButtonLink kind={rekey > 0 && !own ? "secondary" : "primary"} href={`${here}/decision`}>
            {t("collection.decide-do")}
          </ButtonLink>
        </p>
      )}
    </Panel>
  )
}
