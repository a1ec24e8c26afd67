import { describe, expect, test } from "vitest"
import { alreadySigned } from "#app/emails/already-signed.ts"
import {
  emailChange,
  emailChangeAsked,
  emailChanged,
  emailChangeKnown,
} from "#app/emails/email-change.ts"
import { factorChanged } from "#app/emails/factor-changed.ts"
import { glassBroken } from "#app/emails/glass-broken.ts"
import { invitation } from "#app/emails/invitation.ts"
import type { Letter } from "#app/emails/letter.ts"
import { organizationNews } from "#app/emails/organization-news.ts"
import { petitionClosed } from "#app/emails/petition-closed.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { petitionOpened, replyNotNeeded, replyRequest } from "#app/emails/petition-to-deputy.ts"
import { factorsReset, passwordChanged, reset, resetUnknown } from "#app/emails/reset.ts"
import { signUp, signUpKnown } from "#app/emails/sign-up.ts"
import { signatureReceipt } from "#app/emails/signature-receipt.ts"
import { signatureConfirmation } from "#app/emails/signature-confirmation.ts"
import { signatureInvalidated, signatureQuestion } from "#app/emails/signature-review.ts"
import { ownPetition, signatureReleased } from "#app/emails/signature-released.ts"
import { accreditationSteps } from "#app/domain/accreditation.ts"
import { factorChanges } from "#app/domain/factor.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"

const sender = { origin: "https://uade.example" }
const title = `Recall <b>over</b> the "school" meals & more`
const petition = "k3v9x2m4q8ab7tpz"
const dated = { petition, lastDay: "2026-11-26", basis: "last-known" }
const sides = {
  statement: "Meals were promised, and none is served.",
  reply: { outcome: "given", text: "Half of the schools do." },
  beforeOpening: false,
}
const link = "https://uade.example/en/invitations/s3cret"
const draft = { title, statement: sides.statement, grounds: ["A warm meal in every <b>class</b>."] }

const letters: Record<string, (lang: Lang) => Letter> = {
  confirmation: (lang) =>
    signatureConfirmation(
      { lang, title, secret: "s3cret", expiresAt: "2026-11-26T13:05:00.000Z", sides },
      sender,
    ),
  seconding: (lang) =>
    signatureConfirmation(
      {
        ...{ lang, title, secret: "s3cret", expiresAt: "2026-11-26T13:05:00.000Z" },
        sides: { ...sides, reply: null, beforeOpening: true },
      },
      sender,
    ),
  "left out of the count": (lang) =>
    signatureInvalidated(
      { lang, title, measure: "invalidated", reason: "machine-made", secret: "s" },
      sender,
    ),
  "set aside": (lang) =>
    signatureInvalidated(
      { lang, title, measure: "held", reason: "under-review", secret: "s" },
      sender,
    ),
  "asked by an audit": (lang) => signatureQuestion({ lang, title, secret: "s" }, sender),
  released: (lang) => signatureReleased({ lang, title, reason: "back-to-draft" }),
  "released at the end": (lang) => signatureReleased({ lang, title, reason: "petition-over" }),
  "own petition": (lang) => ownPetition({ lang, title }),
  "reply not needed": (lang) => replyNotNeeded({ lang }),
  "already signed": (lang) =>
    alreadySigned({ lang, title, confirmedAt: "2026-11-24T20:00:00.000Z" }),
  "reply request": (lang) => replyRequest({ ...dated, lang, ...draft }, sender),
  opened: (lang) => petitionOpened({ ...dated, lang }, sender),
  receipt: (lang) => signatureReceipt({ lang, title: "Recall", receipt: "c2sp" }, sender),
  reached: (lang) => petitionClosed({ lang, petition, count: 13828, needed: 13828 }, sender),
  "not reached": (lang) => petitionClosed({ lang, petition, count: 1, needed: 13828 }, sender),
  "no threshold": (lang) => petitionClosed({ lang, petition, count: 3, needed: null }, sender),
  "invitation to an organisation": (lang) =>
    invitation({ lang, role: "watchdog", organization: "Steppe & <b>Watch</b>", link }),
  "invitation to the staff": (lang) =>
    invitation({ lang, role: "operator", organization: null, link }),
  ...Object.fromEntries(
    accreditationSteps.map((step) => [
      `organisation: ${step}`,
      (lang: Lang) => organizationNews({ lang, organization: petition, step, reason: "x" }, sender),
    ]),
  ),
  "broken glass": (lang) => glassBroken({ lang, kind: "content.hide", approval: petition }, sender),
  news: (lang) =>
    petitionNews(
      { lang, petition, state: "rejected", reason: "<i>", code: "insult", reply: null },
      sender,
    ),
  "news of the opening": (lang) =>
    petitionNews(
      { lang, petition, state: "open", reason: null, code: null, reply: sides.reply },
      sender,
    ),
  "news of a fallen ground": (lang) =>
    petitionNews(
      { lang, petition, state: "draft", reason: null, code: "ground-fell", reply: null },
      sender,
    ),
  "sign up": (lang) => signUp({ lang, link: "https://uade.example/en/sign-up/s3cret" }),
  "sign up known": (lang) => signUpKnown({ lang }, sender),
  reset: (lang) => reset({ lang, link: "https://uade.example/en/session/reset/s3cret" }),
  "reset unknown": (lang) => resetUnknown({ lang }),
  "password changed": (lang) => passwordChanged({ lang }, sender),
  "factors reset": (lang) => factorsReset({ lang }, sender),
  "e-mail change": (lang) => emailChange({ lang, link: "https://uade.example/en/x/s3cret" }),
  "e-mail change known": (lang) => emailChangeKnown({ lang }),
  "e-mail change asked": (lang) => emailChangeAsked({ lang }, sender),
  "e-mail changed": (lang) => emailChanged({ lang }, sender),
}
for (const change of factorChanges) {
  letters[change] = (lang) => factorChanged({ lang, change }, sender)
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
