import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"

interface Batch {
  publicId: string
  petitionTitle: string
  petitionLang: string
  openedAt: string
  closedAt: string | null
  sheets: number
  lines: number
  own: "own" | "other"
  rekey: number
  decision: number
}

/** Batches of sheets, each with whose it is and what waits in it. */
export function BatchList({ batches }: { batches: readonly Batch[] }) {
  const { t, path, day } = useLocale()
  return (
    <List>
      {batches.map(({ publicId, petitionTitle, petitionLang, own, closedAt, openedAt, ...of }) => (
        <ListItem
          key={publicId}
          title={petitionTitle}
          titleLang={petitionLang}
          href={path(`/collection/batches/${publicId}`)}
          meta={[
            t(`collection.batch-${own}`),
            t("collection.batch-of", { sheets: of.sheets, lines: of.lines }),
            closedAt === null
              ? t("collection.batch-open", { date: day(dayIn(defaultZone, openedAt)) })
              : t("collection.batch-closed", { date: day(dayIn(defaultZone, closedAt)) }),
            of.rekey > 0 && t("collection.batch-rekey", { count: of.rekey }),
            of.decision > 0 && t("collection.batch-decision", { count: of.decision }),
            closedAt !== null && of.rekey + of.decision === 0 && t("collection.batch-settled"),
          ].filter((word) => word !== false)}
        />
      ))}
    </List>
  )
}
