import { ruleNumber } from "#app/domain/content-rule.ts"
import { readStub } from "#app/domain/hidden-text.ts"
import type { HiddenText } from "#app/domain/hidden-text.ts"
import { formatDay } from "./days.ts"
import { translate } from "./translate.ts"
import type { Lang } from "./translate.ts"

/** A text as a heading or a line of a list: itself or, where it was hidden, under which rule and when. */
export function headingOf(lang: Lang, text: string): string {
  const hidden = readStub(text)
  return hidden ? underRule(lang, hidden) : text
}

/** A text where it is read: itself or, where it was hidden, the rule, the day and the hash of its words. */
export function wordsOf(lang: Lang, text: string): string {
  const hidden = readStub(text)
  return hidden ? inFull(lang, hidden) : text
}

function underRule(lang: Lang, { rule, on }: HiddenText): string {
  return translate(lang, "rule.hidden", {
    number: ruleNumber(rule),
    rule: translate(lang, `rule.${rule}`),
    date: formatDay(lang, on),
  })
}

function inFull(lang: Lang, hidden: HiddenText): string {
  const hash = hidden.sha256.match(/.{4}/g)?.join(" ") ?? ""
  return `${underRule(lang, hidden)}. ${translate(lang, "rule.hash", { hash })}`
}
