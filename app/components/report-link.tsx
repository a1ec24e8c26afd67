import type { ModeratedKind } from "#app/domain/moderated.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { withQuery } from "./query-link.ts"

interface ReportLinkProps {
  kind: ModeratedKind
  id: string
  /** Where several stand together: what each is about. */
  label?: string | undefined
}

/** The way to tell the moderators of a text. */
export function ReportLink({ kind, id, label }: ReportLinkProps) {
  const { t, path } = useLocale()
  return <a href={withQuery(path("/report"), { subject: kind, id })}>{label ?? t("report.link")}</a>
}
