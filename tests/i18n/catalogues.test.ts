import { describe, expect, test } from "vitest"
import { petitionStates } from "#app/domain/petition-state.ts"
import { ratings } from "#app/domain/rating.ts"
import { recallStates } from "#app/domain/recall.ts"
import { isMessageKey, langs } from "#app/i18n/translate.ts"
import {
  allMessages,
  argumentsOf,
  elementsOf,
  isLiteral,
  latinNames,
  messagesOf,
  runsOf,
  wordsOf,
} from "./messages.ts"

const cyrillic = allMessages.filter(({ lang }) => lang !== "en")

function described<Row extends { lang: string; key: string }>(rows: readonly Row[]) {
  return rows.map((row) => [`${row.lang} ${row.key}`, row] as const)
}

describe("catalogues", () => {
  test.each(["kk", "ru"] as const)("%s says exactly what English says", (lang) => {
    expect(
      messagesOf(lang)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(
      messagesOf("en")
        .map(({ key }) => key)
        .sort(),
    )
  })

  test("every sentence is ICU text and says something", () => {
    const broken = allMessages.filter(({ text }) => text.trim() === "" || !parses(text))
    expect(broken).toEqual([])
  })

  test("a sentence takes the same arguments in all languages", () => {
    const english = new Map(messagesOf("en").map(({ key, text }) => [key, argumentsOf(text)]))
    const different = cyrillic.filter(
      ({ key, text }) => String(argumentsOf(text)) !== String(english.get(key)),
    )
    expect(different).toEqual([])
  })

  test.each([
    ["kk", ["one", "other"]],
    ["ru", ["few", "many", "one", "other"]],
    ["en", ["one", "other"]],
  ] as const)("a plural of %s has all its categories", (lang, categories) => {
    const lacking = messagesOf(lang).filter(({ text }) =>
      elementsOf(text).some(
        (element) =>
          "pluralType" in element &&
          element.pluralType === "cardinal" &&
          !categories.every((category) => category in element.options),
      ),
    )
    expect(lacking).toEqual([])
  })

  test("Kazakh and Russian words have no Latin letters among them", () => {
    const mixed = cyrillic
      .map(({ lang, key, text }) => ({ lang, key, rest: wordsOf(text).replace(latinNames, "") }))
      .filter(({ rest }) => /\p{Script=Latin}/u.test(rest))
    expect(mixed).toEqual([])
  })

  test("English has no Cyrillic beside the names of languages and of the site", () => {
    const mixed = messagesOf("en").filter(({ text }) =>
      /\p{Script=Cyrillic}/u.test(text.replace(/Қазақша|Русский|Қаз|Рус|Уәде/g, "")),
    )
    expect(mixed).toEqual([])
  })

  test("Russian has no Kazakh letters beside names", () => {
    const mixed = messagesOf("ru").filter(({ text }) =>
      /[әғқңөұүһі]/iu.test(text.replace(/Қазақша|Қаз|Уәде|Жетісу|Ұлытау/g, "")),
    )
    expect(mixed).toEqual([])
  })

  test("no suffix is glued to an argument; an ordinal before its noun is none", () => {
    const suffix = /^\p{L}|^[-‑](?!округ|қадам|кезең|бап|тарма[қғ]|нұсқа|бет|жол|парақ|орын)\p{L}/u
    const glued = cyrillic.filter(({ text }) =>
      runsOf(text).some((run) =>
        run.some((element, index) => {
          const next = run[index + 1]
          return !isLiteral(element) && next && isLiteral(next) && suffix.test(next.value)
        }),
      ),
    )
    expect(glued).toEqual([])
  })

  test("one reader is addressed with a capital", () => {
    const low = {
      kk: /(?<!\p{L})сіз(?:ді|дің|ге|ден|бен)?(?!\p{L})/u,
      ru: /(?<!\p{L})(?:вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})/u,
    }
    const rude = cyrillic.filter(({ lang, text }) => lang !== "en" && low[lang].test(text))
    expect(rude).toEqual([])
  })

  test("exclamation marks stand in greetings alone", () => {
    const loud = allMessages.filter(({ text }) =>
      text.replace(/^(?:Hello|Сәлеметсіз бе|Здравствуйте)!/, "").includes("!"),
    )
    expect(loud).toEqual([])
  })

  test("a Russian day does not stand before a full stop", () => {
    const doubled = messagesOf("ru").filter(({ text }) => /\{(?:date|day)\}\./.test(text))
    expect(doubled).toEqual([])
  })

  test("quotation marks and apostrophes are the language's own", () => {
    const foreign = allMessages.filter(({ lang, text }) =>
      lang === "en" ? /[«»"']/.test(text) : /["'’]/.test(text),
    )
    expect(foreign).toEqual([])
  })

  test.each([
    ["rating", ratings],
    ["petitionState", petitionStates],
    ["recallState", recallStates],
  ])("%s names every value the rules know", (noun, values) => {
    expect(values.filter((value) => !isMessageKey(`${noun}.${value}`))).toEqual([])
  })

  test.each(described(allMessages.filter(({ key }) => /^error\.\d+-/.test(key))))(
    "%s shows no bare code",
    (_, { text }) => {
      expect(text).not.toMatch(/[45]\d\d/)
    },
  )

  test("each failing page says what, why and what next", () => {
    const statuses = [400, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503]
    const keys = statuses.flatMap((status) =>
      ["title", "what", "next"].map((part) => `error.${status}-${part}`),
    )
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([])
    expect(langs).toHaveLength(3)
  })
})

function parses(text: string): boolean {
  try {
    return elementsOf(text).length > 0
  } catch {
    return false
  }
}
