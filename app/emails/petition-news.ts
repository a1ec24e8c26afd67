import { deputysSide } from "./both-sides.ts"
import type { BothSides } from "./both-sides.ts"
import { setLetter } from "./letter.ts"
import { appealParts } from "./ruling.ts"
import type { Letter, Sender } from "./letter.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { isRejectionCode } from "#app/domain/rejection.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface PetitionNews {
  readonly lang: Lang
  readonly petition: string
  readonly state: PetitionState
  /** In the words of whoever decided; null where the state says it all. */
  readonly reason: string | null
  /** By which rule it was rejected, or that a ground fell. */
  readonly code: string | null
  /** What the deputy answered, in the letter that says that signing has opened. */
  readonly reply: BothSides["reply"]
}

/** Tells the author that the petition has moved on, and why. */
export function petitionNews(mail: PetitionNews, { origin }: Sender): Letter {
  const { lang, petition, state, reason, code, reply } = mail
  const locale = makeLocale(lang)
  const { t, path } = locale
  return setLetter(lang, "mail.news-subject", [
    t("mail.news-state", { state: t(`petitionState.${state}`) }),
    ...ruleInWords(code, t),
    ...(reason === null ? [] : [t("mail.news-reason", { reason })]),
    ...(reply === null ? [] : [deputysSide({ reply, beforeOpening: false }, locale)]),
    ...(state === "open" ? [t("mail.confirm-effect")] : []),
    t("mail.see-petition"),
    { url: `${origin}${path(`/petitions/${petition}`)}` },
    // What the clock rejected names no rule and has nobody to appeal to.
    ...(state === "rejected" && code !== null
      ? appealParts(lang, origin, `/appeals/rejection/${petition}`)
      : []),
  ])
}

function ruleInWords(code: string | null, t: ReturnType<typeof makeLocale>["t"]): string[] {
  if (code === "ground-fell") return [t("mail.news-fell")]
  if (code === null || !isRejectionCode(code)) return []
  return [t("mail.news-reason", { reason: t(`moderation.reject-${code}`) })]
}
