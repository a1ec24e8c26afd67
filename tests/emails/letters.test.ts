import { describe, expect, test } from "vitest"
import { langs } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"
import { letters } from "./every-letter.ts"

const all = Object.entries(letters).flatMap(([name, write]) =>
  langs.map((lang) => ({ name, lang, letter: write(lang) })),
)

describe("letters", () => {
  test.each(all)(
    "$name in $lang: the subject names no petition and fits a screen",
    ({ letter }) => {
      expect(letter.subject).not.toContain("school")
      expect(letter.subject.length).toBeLessThan(60)
      expect(letter.subject).not.toMatch(/[\r\n]/)
    },
  )

  test.each(all)("$name in $lang: says the same as text and as HTML", ({ letter }) => {
    const read = letter.html
      .replace(/<a href="[^"]*">|<[^>]+>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&")
    expect(read.split("\n").filter(Boolean)).toEqual(letter.text.split("\n").filter(Boolean))
  })

  test.each(langs)("lets nobody write HTML into a letter: %s", (lang) => {
    expect(letters["confirmation"]?.(lang).html).not.toContain("<b>")
    expect(letters["news"]?.(lang).html).not.toContain("<i>")
  })

  test("leads to the signature in the recipient's language", () => {
    expect(letters["confirmation"]?.("kk").text).toContain(
      "https://uade.example/kk/signature/s3cret",
    )
  })

  test("says until when the link works, in the country's time", () => {
    expect(letters["confirmation"]?.("en").text).toContain("26 November 2026, 18:05")
  })

  test("says the day of the first signature in the country's time", () => {
    expect(letters["already signed"]?.("en").text).toContain("25 November 2026")
  })

  test("gives who has signed already no link at all", () => {
    expect(letters["already signed"]?.("ru").text).not.toContain("http")
  })

  test("says plainly that no threshold is known", () => {
    expect(letters["no threshold"]?.("en").text).toContain("is not known")
  })

  test("gives both sides word for word, or says how the time to reply ended", () => {
    expect(letters["confirmation"]?.("en").text).toContain("Half of the schools do.")
    expect(letters["confirmation"]?.("en").text).toContain("Meals were promised")
    expect(letters["news of the opening"]?.("en").text).toContain("Half of the schools do.")
    expect(letters["reply request"]?.("en").text).toContain("A warm meal in every <b>class</b>.")
    expect(letters["reply request"]?.("en").html).not.toContain("<b>")
  })

  test.each(langs)("says what an online signature is worth, and by which wording: %s", (lang) => {
    for (const name of ["confirmation", "seconding", "reply request", "opened"]) {
      expect(letters[name]?.(lang).text).toContain(translate(lang, "mail.confirm-effect"))
    }
    expect(letters["opened"]?.(lang).text).toContain(translate(lang, "mail.by-last-known"))
  })

  test.each(["password changed", "factors reset", "e-mail change asked"])(
    "gives whoever did not ask for it a way back that needs no password: %s",
    (name) => {
      expect(letters[name]?.("kk").text).toContain("https://uade.example/kk/session/reset\n")
    },
  )

  test.each(["reset unknown", "e-mail change known"])("gives no link: %s", (name) => {
    expect(letters[name]?.("ru").text).not.toContain("http")
  })
})
