import type { SampleResult } from "#app/domain/audit-finding.ts"
import type { InvalidationClass } from "#app/domain/removal-condition.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { AuditResult } from "./audit-result.tsx"
import { Notice } from "./notice.tsx"

export interface ShownChecks {
  /** Whether the collection is over. */
  over: boolean
  sample?: { result: SampleResult; publishedAt: string } | null | undefined
  withdrawals?: { count: number; bad: number; publishedAt: string } | null | undefined
  running?: { done: number; found: number; class: InvalidationClass } | undefined
}

/** What everybody reads of the checks of a petition's signatures: audits, and a removal while it is under way. */
export function SignatureChecks({ checks }: { checks: ShownChecks | null }) {
  const { t, day } = useLocale()
  if (!checks) return null
  const { over, sample, withdrawals, running } = checks
  return (
    <section>
      <h2>{t("audit.public")}</h2>
      {running && (
        <Notice title={t("review.public")}>
          {t("review.public-running", {
            ...{ done: running.done, found: running.found },
            reason: t(`review.class-${running.class}`),
          })}
        </Notice>
      )}
      {sample ? <AuditResult {...sample} /> : over && <p>{t("audit.public-sample-none")}</p>}
      {withdrawals ? (
        <p>
          {t("audit.public-withdrawals", {
            count: withdrawals.count,
            date: day(dayIn(defaultZone, withdrawals.publishedAt)),
          })}{" "}
          {withdrawals.bad > 0 &&
            t("audit.withdrawals-bad", { bad: withdrawals.bad, checked: withdrawals.count })}
        </p>
      ) : (
        <p>{t("audit.public-withdrawals-none")}</p>
      )}
    </section>
  )
}
