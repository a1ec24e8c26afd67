import { useLocale } from "#app/i18n/locale.tsx"
import { AppealOutcomes } from "./appeal-outcomes.tsx"
import type { ShownAppeal } from "./appeal-outcomes.tsx"
import { Notice } from "./notice.tsx"
import { ReportLink } from "./report-link.tsx"

/** That the moderators are late with this very petition. */
export function CheckDelay({ delay }: { delay: string | null }) {
  const { t, day } = useLocale()
  if (delay === null) return null
  return <Notice kind="legal">{t("queue.delay-own", { date: day(delay) })}</Notice>
}

interface RejectionAppealProps {
  rejection: { open: boolean; appeals: readonly ShownAppeal[]; petition: string } | null
}

/** How a rejection is appealed, and how appeals against it ended. */
export function RejectionAppeal({ rejection }: RejectionAppealProps) {
  const { t, path } = useLocale()
  if (rejection === null) return null
  const { open, appeals, petition } = rejection
  if (!open && appeals.length === 0) return null
  return (
    <section>
      <h2>{t("removal.appeals")}</h2>
      {appeals.length > 0 && <AppealOutcomes appeals={appeals} />}
      {open && (
        <p>
          <a href={path(`/appeals/rejection/${petition}`)}>{t("appeal.link")}</a>
        </p>
      )}
    </section>
  )
}

/** The ways to tell the moderators of a petition's text and, where there is one, of the reply. */
export function ReportLinks({ petition, reply }: { petition: string; reply: boolean }) {
  const { t } = useLocale()
  return (
    <section className="screen-only">
      <h2>{t("report.link")}</h2>
      <ul className="plain-list">
        <li>
          <ReportLink kind="petition" id={petition} label={t("report.kind-petition")} />
        </li>
        {reply && (
          <li>
            <ReportLink kind="reply" id={petition} label={t("report.kind-reply")} />
          </li>
        )}
      </ul>
    </section>
  )
}
