import type { ShownPerson } from "#app/domain/shown-person.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import { personPath } from "./paths.ts"
import { PersonWord } from "./person-word.tsx"
import { InTongue } from "./tongue.tsx"

export interface ShownConflict {
  publicId: string
  who: ShownPerson
  kind: "person" | "organization"
  withId: string
  name: string
  since: string
  reason: string
  lang: string
  endedAt: string | null
}

/** To whom the people of an organisation are bound, in their own words. */
export function OrganizationConflicts({ conflicts }: { conflicts: readonly ShownConflict[] }) {
  const { t, path, day } = useLocale()
  return (
    <section>
      <h2>{t("organization.declared")}</h2>
      {conflicts.length === 0 && <p>{t("organization.declared-none")}</p>}
      {conflicts.length > 0 && (
        <List>
          {conflicts.map(({ publicId, who, kind, withId, name, ...conflict }) => (
            <ListItem
              key={publicId}
              title={name}
              href={kind === "person" ? path(personPath({ publicId: withId, name })) : undefined}
              meta={[
                <PersonWord key="who" {...who} />,
                t("organization.declared-since", { date: day(conflict.since) }),
                conflict.endedAt &&
                  t("organization.declared-over", {
                    date: day(dayIn(defaultZone, conflict.endedAt)),
                  }),
              ]}
            >
              <p className="verbatim">
                <InTongue lang={conflict.lang}>{conflict.reason}</InTongue>
              </p>
            </ListItem>
          ))}
        </List>
      )}
    </section>
  )
}
