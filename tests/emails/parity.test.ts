import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { latinNames } from "#tests/i18n/messages.ts"
import { letters } from "./every-letter.ts"

/** Texts of the scene that are nobody's translation: they stand in a letter as somebody wrote them. */
const given = [
  "Meals were promised, and none is served.",
  "Half of the schools do.",
  "A warm meal in every <b>class</b>.",
  "Steppe & <b>Watch</b>",
  ...["Recall <b>over</b> the ", "school", " meals & more", "Recall", "<i>", "x"],
]

const modules = import.meta.glob<Record<string, unknown>>(
  ["/app/emails/*.ts", "!/app/emails/*.server.ts"],
  { eager: true },
)
/** These write parts of letters, or addresses. */
const parts = ["setLetter", "bothSides", "deputysSide", "appealParts", "resetUrl", "Undeliverable"]

function ownWords(lang: Lang, text: string): string {
  const bare = given.reduce((rest, words) => rest.replaceAll(words, ""), text)
  return bare.replaceAll(/https:\/\/\S+/g, "").replaceAll(lang === "en" ? /$^/g : latinNames, "")
}

/** Digits in their order of size: a date and a number are written otherwise, never with other digits. */
function numbersIn(text: string): string[] {
  const whole = text.replaceAll(/(\d)[\u00a0\u202f ,.](?=\d{3}\b)/g, "$1")
  return (whole.match(/\d+/g) ?? []).sort()
}

function linksIn(text: string): string[] {
  return (text.match(/https:\/\/\S+/g) ?? []).map((url) => url.replace(/\/(kk|ru|en)(?=\/|$)/, ""))
}

describe("letters in three languages", () => {
  test("are all walked here: whatever app/emails writes is among them", () => {
    const source = readFileSync("tests/emails/every-letter.ts", "utf8")
    const writers = Object.values(modules).flatMap((module) =>
      Object.entries(module).flatMap(([name, of]) => (typeof of === "function" ? [name] : [])),
    )
    const missing = writers.filter((name) => !parts.includes(name) && !source.includes(`${name}(`))
    expect(missing).toEqual([])
    expect(Object.keys(letters).length).toBeGreaterThan(50)
  })

  test.each(Object.entries(letters))("say the same: %s", (_, write) => {
    const all = langs.map((lang) => ({ lang, letter: write(lang), words: "" }))
    for (const { lang, letter } of all) {
      const words = ownWords(lang, `${letter.subject}\n${letter.text}`)
      expect(words).not.toMatch(/[{}]|(?:^|\s)[a-z]+(?:-[a-z]+)*\.[a-z]+-[a-z-]+/)
      if (lang !== "en") expect(words).not.toMatch(/[A-Za-z]/)
      expect(letter.lang).toBe(lang)
      expect(letter.html).toContain(`<html lang="${lang}">`)
    }
    const [first, ...others] = all.map(({ letter: { text, subject, html, ...rest } }) => ({
      paragraphs: text.split("\n\n").length,
      links: linksIn(text),
      marked: html.match(/<a href=/g)?.length ?? 0,
      numbers: numbersIn(text.replaceAll(/https:\/\/\S+/g, "")),
      subject: subject.length > 0,
      attached: rest.attachments?.length ?? 0,
      ended: rest.unsubscribe === undefined,
    }))
    for (const other of others) expect(other).toEqual(first)
  })
})
