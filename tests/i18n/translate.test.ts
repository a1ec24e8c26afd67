import { describe, expect, test } from "vitest"
import { isMessageKey, translate, type Lang, type MessageKey } from "#app/i18n/translate.ts"
import { waitSentence } from "#app/i18n/wait.ts"
import { refusalSentence } from "#app/i18n/refusal.ts"

/** Sentences are compared with ordinary spaces and hyphens; typeset.test.ts looks at those. */
function say(lang: Lang, key: MessageKey, args?: Record<string, string | number>): string {
  return plain(translate(lang, key, args))
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ").replaceAll("\u2011", "-")
}

describe("translate", () => {
  test.each([
    [1, "Собрана 1 подпись, нужно 13 828"],
    [2, "Собраны 2 подписи, нужно 13 828"],
    [5, "Собрано 5 подписей, нужно 13 828"],
    [11, "Собрано 11 подписей, нужно 13 828"],
    [21, "Собрана 21 подпись, нужно 13 828"],
    [1204, "Собраны 1 204 подписи, нужно 13 828"],
  ])("counts %d signatures in Russian", (count, sentence) => {
    expect(say("ru", "pattern.count", { count, needed: 13828 })).toBe(sentence)
  })

  test.each([
    [1, "1 қол жиналды, қажеті — 13 828"],
    [2, "2 қол жиналды, қажеті — 13 828"],
    [1204, "1 204 қол жиналды, қажеті — 13 828"],
  ])("counts %d signatures in Kazakh without a plural", (count, sentence) => {
    expect(say("kk", "pattern.count", { count, needed: 13828 })).toBe(sentence)
  })

  test.each([
    ["en", 0, "Today is the last day to sign"],
    ["en", 1, "Tomorrow is the last day to sign"],
    ["kk", 0, "Бүгін — қол қоюдың соңғы күні"],
    ["kk", 3, "Қол қоюға 3 күн қалды. Соңғы күні — D"],
    ["ru", 1, "Завтра последний день, когда можно подписать"],
    ["ru", 2, "Осталось 2 дня. Последний день — D"],
    ["ru", 21, "Остался 21 день. Последний день — D"],
  ] as const)("says in %s that %d days are left", (lang, days, sentence) => {
    expect(say(lang, "pattern.time-left", { days, date: "D" })).toBe(sentence)
  })

  test.each([
    [1, "Исправьте одно поле"],
    [2, "Исправьте 2 поля"],
    [5, "Исправьте 5 полей"],
    [21, "Исправьте 21 поле"],
  ])("heads a form with %d fields to correct", (count, sentence) => {
    expect(say("ru", "ui.problemTitle", { count })).toBe(sentence)
  })

  test("leaves an argument as it is, whatever marks it holds", () => {
    const email = "<b>{x}</b>@example.org"
    expect(translate("en", "pattern.check-mail", { email })).toContain(email)
  })

  test("throws when an argument is missing", () => {
    expect(() => translate("en", "pattern.check-mail")).toThrow("email")
  })

  test.each(["rating", "rating.", "rating.lied", "toString.length", "rating.constructor", ""])(
    "%j names no sentence",
    (key) => expect(isMessageKey(key)).toBe(false),
  )
})

describe("waitSentence", () => {
  test.each([
    ["en", 0, "You can try again in 1 second."],
    ["en", 59.2, "You can try again in 1 minute."],
    ["ru", 21, "Повторить можно через 21 секунду."],
    ["ru", 61, "Повторить можно через 2 минуты."],
    ["ru", 3600, "Повторить можно через 1 час."],
    ["kk", 3601, "2 сағаттан кейін қайталауға болады."],
  ] as const)("in %s rounds %d seconds up", (lang, seconds, sentence) => {
    expect(plain(waitSentence(lang, seconds))).toBe(sentence)
  })
})

describe("refusalSentence", () => {
  test("writes its days in full", () => {
    const refusal = { code: "closed", details: { date: "2026-11-24" } }
    expect(plain(refusalSentence("kk", refusal))).toContain("Соңғы күні — 2026 жылғы 24 қараша.")
  })

  test("says in the same words that any field's text is too long", () => {
    const refusal = { code: "title-too-long", details: { most: 21, length: 30 } }
    expect(plain(refusalSentence("ru", refusal))).toBe("Сократите текст: не больше 21 знака.")
  })

  test("never shows a bare code", () => {
    expect(refusalSentence("en", { code: "unheard-of" })).toBe("The rules do not allow this.")
  })
})
