import { locales, type Lang } from "./lang.ts"

/** A whole or decimal number: «1 234,5» with a no-break space in kk and ru, "1,234.5" in en. */
export function formatNumber(lang: Lang, number: number): string {
  return numbers[lang].format(number)
}

/** A ratio as percent with at most one decimal: 0.123 → kk «12,3%», ru «12,3 %», en "12.3%". */
export function formatPercent(lang: Lang, ratio: number): string {
  return percents[lang].format(ratio)
}

/** Sorts names as the language does: «қ» after «к», «ә» after «а». */
export function collator(lang: Lang): Intl.Collator {
  return collators[lang]
}

const numbers = forEach((locale) => new Intl.NumberFormat(locale))
const percents = forEach(
  (locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
)
const collators = forEach((locale) => new Intl.Collator(locale, { numeric: true }))

function forEach<Format>(make: (locale: string) => Format): Readonly<Record<Lang, Format>> {
  return { kk: make(locales.kk), ru: make(locales.ru), en: make(locales.en) }
}
