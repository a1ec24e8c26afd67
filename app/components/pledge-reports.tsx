import type { ModeratedKind } from "#app/domain/moderated.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ReportLink } from "./report-link.tsx"

interface PledgeReportsProps {
  pledge: { publicId: string }
  verdict: { publicId: string } | undefined
  claim: { publicId: string } | undefined
  /** Where a copy of it is kept here. */
  source: { publicId: string } | undefined
}

/** The ways to tell the moderators of a promise, of what both sides say of it and of its source's copy. */
export function PledgeReports({ pledge, verdict, claim, source }: PledgeReportsProps) {
  const { t } = useLocale()
  const texts: readonly (readonly [ModeratedKind, { publicId: string } | undefined])[] = [
    ["pledge", pledge],
    ["claim", claim],
    ["verdict", verdict],
    ["source", source],
  ]
  return (
    <section className="screen-only">
      <h2>{t("report.link")}</h2>
      <ul className="plain-list">
        {texts.map(
          ([kind, text]) =>
            text && (
              <li key={kind}>
                <ReportLink kind={kind} id={text.publicId} label={t(`report.kind-${kind}`)} />
              </li>
            ),
        )}
      </ul>
    </section>
  )
}
