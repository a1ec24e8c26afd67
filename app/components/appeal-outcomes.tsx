import type { AppealMatter, AppellantRole } from "#app/domain/appeal.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import { petitionPath } from "./paths.ts"
import { Words } from "./words.tsx"

export interface ShownAppeal {
  publicId: string
  matterKind: AppealMatter
  matter: string
  role: AppellantRole
  appealedAt: string
  decidedAt: string | null
  outcome: "upheld" | "dismissed" | null
  reason: string | null
  reasonLang: string | null
}

/** Appeals with their outcomes and reasons. Who appealed is told by role alone. */
export function AppealOutcomes({ appeals }: { appeals: readonly ShownAppeal[] }) {
  const { t, day, path } = useLocale()
  if (appeals.length === 0) return <p>{t("removal.appeals-none")}</p>
  return (
    <List>
      {appeals.map((appeal) => {
        const { publicId, matterKind, matter, role, outcome, decidedAt, reason } = appeal
        const address = matterPath(matterKind, matter)
        return (
          <ListItem
            key={publicId}
            title={t(`appeal.matter-${matterKind}`)}
            href={address === undefined ? undefined : path(address)}
            meta={[
              t("appeal.made", {
                role: t(`appeal.role-${role}`),
                date: day(dayIn(defaultZone, appeal.appealedAt)),
              }),
              outcome === null || decidedAt === null
                ? t("appeal.open")
                : t("appeal.outcome", {
                    outcome: t(`appeal.${outcome}`),
                    date: day(dayIn(defaultZone, decidedAt)),
                  }),
            ]}
          >
            {reason !== null && <Words text={reason} lang={appeal.reasonLang ?? ""} />}
          </ListItem>
        )
      })}
    </List>
  )
}

/** The public page of what was appealed; a report has none. */
function matterPath(kind: AppealMatter, matter: string): string | undefined {
  if (kind === "removal") return `/removals/${matter}`
  return kind === "rejection" ? petitionPath(matter) : undefined
}
