import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { List, ListItem } from "./list-item.tsx"

export interface TokenShown {
  readonly publicId: string
  readonly label: string
  readonly scopes: readonly string[]
  /** Days. */
  readonly madeOn: string
  readonly endsOn: string
  /** An instant. */
  readonly usedAt: string | null
  readonly standing: "stands" | "ended" | "revoked"
}

/** One's keys for programs: what each may do, when it was used last, and the way to end it. */
export function TokenList({ tokens }: { tokens: readonly TokenShown[] }) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("token.yours")}</h2>
      {tokens.length === 0 ? (
        <p>{t("token.none")}</p>
      ) : (
        <List>
          {tokens.map((token) => (
            <Token key={token.publicId} {...token} />
          ))}
        </List>
      )}
    </section>
  )
}

function Token({ publicId, label, scopes, madeOn, endsOn, usedAt, standing }: TokenShown) {
  const { t, path, day, instant } = useLocale()
  const meta = [
    <code key="scopes" translate="no">
      {scopes.join(" ")}
    </code>,
    t("token.made", { date: day(madeOn) }),
    t("token.until", { date: day(endsOn) }),
    usedAt === null ? t("token.never-used") : t("token.used", { date: instant(usedAt) }),
  ]
  return (
    <ListItem
      title={label}
      above={standing === "stands" ? undefined : t(`token.${standing}`)}
      meta={meta}
    >
      {standing === "stands" && (
        <form method="post" action={path(`/account/tokens/${publicId}/revocation`)}>
          <Button kind="secondary">{t("token.revoke")}</Button>
        </form>
      )}
    </ListItem>
  )
}
