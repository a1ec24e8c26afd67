import type { ModeratedKind } from "#app/domain/moderated.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { withQuery } from "./query-link.ts"

/** The way to tell the moderators of a text. */
export function ReportLink({ kind, id }: { kind: ModeratedKind; id: string }) {
  const { t, path } = useLocale()
  return <a href={withQuery(path("/report"), { subject: kind, id })}>{t("report.link")}</a>
}
