import type { ReportReason } from "#app/domain/report.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"

interface ShownReport {
  publicId: string
  reason: ReportReason
  words: string
  lang: string
  reportedAt: string
  outcome: "upheld" | "dismissed" | null
}

/** What readers said of a text, the latest first; nothing where nobody did. */
export function ReportList({ reports }: { reports: readonly ShownReport[] }) {
  const { t, day, path } = useLocale()
  if (reports.length === 0) return null
  return (
    <section>
      <h2>{t("queue.reports")}</h2>
      <List>
        {reports.map(({ publicId, reason, words, lang, reportedAt, outcome }) => (
          <ListItem
            key={publicId}
            title={t(`rule.${reason}`)}
            href={path(`/moderation/reports/${publicId}`)}
            meta={[
              t("report.reported-on", { date: day(dayIn(defaultZone, reportedAt)) }),
              outcome && t(`report.${outcome}`),
            ]}
          >
            <p lang={lang}>{words}</p>
          </ListItem>
        ))}
      </List>
    </section>
  )
}
