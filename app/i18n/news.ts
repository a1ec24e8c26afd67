import { isPetitionState } from "#app/domain/petition-state.ts"
import type { NewsItem } from "#app/domain/news.ts"
import { isRecallState } from "#app/domain/recall.ts"
import type { Locale } from "./locale.tsx"

/** What happened, in a few words: a verdict is named by its rating, a step by the state it led to. */
export function newsHeading({ t }: Pick<Locale, "t">, { kind, rating, to }: NewsItem): string {
  switch (kind) {
    case "verdict":
    case "claim":
      return t(`news.${kind}`, { rating: t(`rating.${rating ?? "not-assessed"}`) })
    case "petition-state":
      return t("news.petition-state", {
        state: isPetitionState(to ?? "") ? t(`petitionState.${to as "open"}`) : "",
      })
    case "recall-state":
      return t("news.recall-state", {
        state: isRecallState(to ?? "") ? t(`recallState.${to as "applied"}`) : "",
      })
    default:
      return t(`news.${kind}`)
  }
}

/** The words that it is about, a promise's or a petition's, and their language. */
export function newsSubject(
  { heading, lang: reading }: Pick<Locale, "heading" | "lang">,
  { pledge, petition }: NewsItem,
): { readonly text: string; readonly lang: string } {
  if (pledge) {
    const isTranslated = pledge.translation !== null && pledge.lang !== reading
    const text = isTranslated ? (pledge.translation ?? pledge.text) : pledge.text
    return { text: heading(text), lang: isTranslated ? reading : pledge.lang }
  }
  return { text: heading(petition?.title ?? ""), lang: petition?.lang ?? reading }
}

/** The page that tells more, without its language. */
export function newsPath({ pledge, petition, person }: NewsItem): string {
  if (pledge) return `/promises/${pledge.publicId}`
  return petition ? `/petitions/${petition.publicId}` : `/people/${person.publicId}`
}
