import type { Lang } from "./lang.ts"

/** Compares names by the alphabet of a language, numbers in them by their size: district 2 before 10. */
export function alphabetOf(lang: Lang): (one: string, other: string) => number {
  return new Intl.Collator(lang, { numeric: true }).compare
}
