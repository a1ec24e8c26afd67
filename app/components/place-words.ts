import type { PlaceKind } from "#app/domain/place.ts"
import type { Locale } from "#app/i18n/locale.tsx"

export interface NamedPlace {
  readonly kind: PlaceKind
  readonly name: string
  readonly settlement: string | null
}

/** What a place is called: "Dala street", "Polling station No. 12". */
export function placeName(
  { kind, name }: Pick<NamedPlace, "kind" | "name">,
  { t }: Pick<Locale, "t">,
): string {
  return kind === "station" ? t("search.station", { name }) : name
}

/** A place with what it lies in: "Dala street, Samaltau", "Polling station No. 12, Samaltau". */
export function placeTitle({ settlement, ...place }: NamedPlace, locale: Locale): string {
  const own = placeName(place, locale)
  return settlement === null ? own : `${own}, ${settlement}`
}

/** The houses of a list as a reader's language says them: `1-45 odd` → "1–45 (odd)". */
export function housesInWords(houses: string, { t }: Pick<Locale, "t">): string {
  return houses
    .replaceAll(/\s*\b(odd|even)\b/g, (_, side: "odd" | "even") => ` (${t(`search.${side}`)})`)
    .replaceAll(/(\d)\s*[-–—]\s*(\d)/g, "$1\u2060–\u2060$2")
    .replaceAll(/\s*;\s*/g, ", ")
}
