import { setLetter } from "./letter.ts"
import type { Letter } from "./letter.ts"
import type { AskedOutcome } from "#app/domain/data-request.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"

export interface DataAnswer {
  readonly lang: Lang
  readonly outcome: AskedOutcome
  /** In the operator's own words. */
  readonly answer: string
  readonly askedOn: string
}

/** Answers who asked about data on them: what was done, in an operator's words, and where to complain. */
export function dataAnswer({ lang, outcome, answer, askedOn }: DataAnswer): Letter {
  const { t, day } = makeLocale(lang)
  const told = { date: day(askedOn), site: t("common.site"), outcome: t(`ask.outcome-${outcome}`) }
  return setLetter(lang, "ask.letter-subject", [
    t("ask.letter-lead", told),
    answer,
    t("ask.letter-end"),
  ])
}
