import { upperBound } from "#app/domain/audit-bound.ts"
import type { SampleResult } from "#app/domain/audit-finding.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"

interface AuditResultProps {
  result: SampleResult
  publishedAt: string
}

/** What a sample came to, with the bound on all signatures that it allows. */
export function AuditResult({ result, publishedAt }: AuditResultProps) {
  const { t, day, percent } = useLocale()
  const { checked, bad, unreachable } = result
  const worst = upperBound(bad + unreachable, checked + unreachable)
  return (
    <>
      <p>
        {t("audit.result", { checked, bad, bound: percent(roundedUp(upperBound(bad, checked))) })}
      </p>
      {unreachable > 0 && (
        <p>
          {t("audit.result-unreachable", { count: unreachable, bound: percent(roundedUp(worst)) })}
        </p>
      )}
      <p>{t("audit.published", { date: day(dayIn(defaultZone, publishedAt)) })}</p>
    </>
  )
}

/** Rounded up: what is said is never less than what was reckoned. */
function roundedUp(bound: number): number {
  return Math.ceil(bound * 1000) / 1000
}
