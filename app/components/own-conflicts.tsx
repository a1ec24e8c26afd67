import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Button } from "./button.tsx"
import { List, ListItem } from "./list-item.tsx"

interface OwnConflictsProps {
  conflicts: readonly {
    publicId: string
    name: string
    since: string
    reason: string
    lang: string
    endedAt: string | null
  }[]
}

/** What somebody has declared; each can be said to be over, and stays readable. */
export function OwnConflicts({ conflicts }: OwnConflictsProps) {
  const { t, path, day } = useLocale()
  return (
    <section>
      <h2>{t("conflict.yours")}</h2>
      {conflicts.length === 0 && <p>{t("conflict.none")}</p>}
      {conflicts.length > 0 && (
        <List>
          {conflicts.map(({ publicId, name, since, reason, lang, endedAt }) => (
            <ListItem
              key={publicId}
              title={name}
              meta={[
                t("organization.declared-since", { date: day(since) }),
                endedAt &&
                  t("organization.declared-over", { date: day(dayIn(defaultZone, endedAt)) }),
              ]}
            >
              <p className="verbatim" lang={lang}>
                {reason}
              </p>
              {endedAt === null && (
                <form method="post" action={path(`/account/conflicts/${publicId}/end`)}>
                  <Button kind="secondary">{t("conflict.close")}</Button>
                </form>
              )}
            </ListItem>
          ))}
        </List>
      )}
    </section>
  )
}
