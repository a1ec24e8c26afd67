import type { Quota, Spread } from "#app/domain/rule-value.ts"
import type { Locale } from "#app/i18n/locale.tsx"

/** A share of a base in words: “more than 10% of registered voters”. A third is written 1/3. */
export function shareInWords(
  { base, share, compare }: Measured,
  { t, percent }: Pick<Locale, "t" | "percent">,
): string {
  const { numerator, denominator } = share
  const isPercent = (numerator * 100) % denominator === 0
  const words = isPercent ? percent(numerator / denominator) : `${numerator}/${denominator}`
  return t(`recallLaw.${isPercent ? "percent" : "part"}-${compare}`, {
    share: words,
    base: t(`recallLaw.base-${base}`),
  })
}

interface Measured {
  readonly base: "registered-voters" | "winner-votes" | "votes-cast" | "participants" | "votes"
  readonly share: { readonly numerator: number; readonly denominator: number }
  readonly compare: "more-than" | "at-least"
}

/** A number to be reached, in words. */
export function quotaInWords(quota: Quota, locale: Locale): string {
  const { t } = locale
  if (quota.base === "absolute") return t("recallLaw.quota-absolute", { count: quota.count })
  const share = shareInWords(quota, locale)
  const counted = quota.countedOn
    ? t("recallLaw.counted-last-signing-day", { quota: share })
    : share
  return quota.otherwise === undefined
    ? counted
    : t("recallLaw.quota-otherwise", { quota: counted, count: quota.otherwise })
}

/** A least part in each of several areas, in words. */
export function spreadInWords(spread: Spread, locale: Locale): string {
  const quota = shareInWords(spread, locale)
  return locale.t(`recallLaw.spread-${spread.kind}`, { quota, areas: spread.areas })
}
