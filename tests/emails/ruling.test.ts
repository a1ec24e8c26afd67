import { describe, expect, test } from "vitest"
import type { Letter } from "#app/emails/letter.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { appealDecided, contentMeasure, reportSettled } from "#app/emails/ruling.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"

const sender = { origin: "https://uade.example" }
const removal = "k3v9x2m4q8ab7tpz"
const measure = { kind: "claim", rule: "insult", removal } as const
const dismissed = {
  outcome: "dismissed",
  reason: "no-breach",
  words: "<b>",
  secret: "s3cret",
} as const

const letters: Record<string, (lang: Lang) => Letter> = {
  hidden: (lang) => contentMeasure({ lang, ...measure, measure: "hidden" }, sender),
  removed: (lang) => contentMeasure({ lang, ...measure, measure: "removed" }, sender),
  reinstated: (lang) => contentMeasure({ lang, ...measure, measure: "reinstated" }, sender),
  dismissed: (lang) => reportSettled({ lang, ...dismissed }, sender),
  upheld: (lang) =>
    reportSettled({ lang, ...dismissed, outcome: "upheld", reason: "insult", words: null }, sender),
  appeal: (lang) =>
    appealDecided({ lang, matter: "report", outcome: "upheld", reason: "It is." }, sender),
}

describe.each(langs)("a letter in %s", (lang) => {
  test.each(Object.keys(letters))("says the same in text and HTML: %s", (name) => {
    const letter = letters[name]?.(lang)
    expect(letter?.text).toContain(translate(lang, "mail.greeting"))
    expect(letter?.html).toContain(`<html lang="${lang}">`)
    expect(letter?.html).not.toContain("<b>")
    expect(letter?.subject).not.toContain("{")
    expect(letter?.text).not.toContain("{")
  })

  test("of a measure names the rule by its number, the public entry and the way to appeal", () => {
    const { text } = contentMeasure({ lang, ...measure, measure: "hidden" }, sender)
    expect(text).toContain(translate(lang, "rule.insult"))
    expect(text).toContain(`https://uade.example/${lang}/removals/${removal}`)
    expect(text).toContain(`https://uade.example/${lang}/appeals/removal/${removal}`)
  })

  test("of what is shown again asks for no appeal", () => {
    const { text } = contentMeasure({ lang, ...measure, measure: "reinstated" }, sender)
    expect(text).not.toContain("/appeals/")
  })

  test("of a dismissal gives the reason in words and the reader's own link; of success none", () => {
    const { text } = reportSettled({ lang, ...dismissed }, sender)
    expect(text).toContain(translate(lang, "rule.no-breach"))
    expect(text).toContain(`https://uade.example/${lang}/appeals/by-letter/s3cret`)
    expect(letters["upheld"]?.(lang).text).not.toContain("s3cret")
  })

  test("of a rejection by moderators says how to appeal; of one by the clock does not", () => {
    const news = { lang, petition: removal, state: "rejected", reason: null, reply: null } as const
    expect(petitionNews({ ...news, code: "insult" }, sender).text).toContain(
      `/${lang}/appeals/rejection/${removal}`,
    )
    expect(petitionNews({ ...news, code: null }, sender).text).not.toContain("/appeals/")
  })
})
