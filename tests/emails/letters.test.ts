import { describe, expect, test } from "vitest"
import { alreadySigned } from "#app/emails/already-signed.ts"
import type { Letter } from "#app/emails/letter.ts"
import { petitionClosed } from "#app/emails/petition-closed.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { petitionOpened, replyRequest } from "#app/emails/petition-to-deputy.ts"
import { signUp, signUpKnown } from "#app/emails/sign-up.ts"
import { signatureConfirmation } from "#app/emails/signature-confirmation.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"

const sender = { origin: "https://uade.example" }
const title = `Recall <b>over</b> the "school" meals & more`
const petition = "k3v9x2m4q8ab7tpz"
const lastDay = "2026-11-26"

const letters: Record<string, (lang: Lang) => Letter> = {
  confirmation: (lang) =>
    signatureConfirmation(
      { lang, title, secret: "s3cret", expiresAt: "2026-11-26T13:05:00.000Z" },
      sender,
    ),
  "already signed": (lang) =>
    alreadySigned({ lang, title, confirmedAt: "2026-11-24T20:00:00.000Z" }),
  "reply request": (lang) => replyRequest({ lang, petition, lastDay }, sender),
  opened: (lang) => petitionOpened({ lang, petition, lastDay }, sender),
  reached: (lang) => petitionClosed({ lang, petition, count: 13828, needed: 13828 }, sender),
  "not reached": (lang) => petitionClosed({ lang, petition, count: 1, needed: 13828 }, sender),
  "no threshold": (lang) => petitionClosed({ lang, petition, count: 3, needed: null }, sender),
  news: (lang) => petitionNews({ lang, petition, state: "rejected", reason: "<i>" }, sender),
  "sign up": (lang) => signUp({ lang, link: "https://uade.example/en/sign-up/s3cret" }),
  "sign up known": (lang) => signUpKnown({ lang }, sender),
}
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
})
