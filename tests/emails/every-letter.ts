import { alreadySigned } from "#app/emails/already-signed.ts"
import {
  emailChange,
  emailChangeAsked,
  emailChanged,
  emailChangeKnown,
} from "#app/emails/email-change.ts"
import { evidenceConfirmation, evidenceJudged } from "#app/emails/evidence.ts"
import { factorChanged } from "#app/emails/factor-changed.ts"
import { glassBroken } from "#app/emails/glass-broken.ts"
import { invitation } from "#app/emails/invitation.ts"
import type { Letter } from "#app/emails/letter.ts"
import { digest, followConfirmation, petitionStep } from "#app/emails/news.ts"
import { organizationNews } from "#app/emails/organization-news.ts"
import { petitionClosed } from "#app/emails/petition-closed.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { petitionOpened, replyNotNeeded, replyRequest } from "#app/emails/petition-to-deputy.ts"
import { dataAnswer } from "#app/emails/data-answer.ts"
import { recallNews } from "#app/emails/recall-news.ts"
import { factorsReset, passwordChanged, reset, resetUnknown } from "#app/emails/reset.ts"
import { appealDecided, contentMeasure, reportSettled } from "#app/emails/ruling.ts"
import { signUp, signUpKnown } from "#app/emails/sign-up.ts"
import { signatureReceipt } from "#app/emails/signature-receipt.ts"
import { signatureConfirmation } from "#app/emails/signature-confirmation.ts"
import { signatureInvalidated, signatureQuestion } from "#app/emails/signature-review.ts"
import { ownPetition, signatureReleased } from "#app/emails/signature-released.ts"
import { findingReplyAsked, ticketAnswered } from "#app/emails/to-deputy.ts"
import { accreditationSteps } from "#app/domain/accreditation.ts"
import { factorChanges } from "#app/domain/factor.ts"
import type { Lang } from "#app/i18n/lang.ts"

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
const secret = "s".repeat(43)
const news = {
  ...{ key: "verdict 1", at: "2026-11-24T06:00:00.000Z", petition: null, to: null },
  rating: "kept",
  person: { publicId: petition, name: "Ерлан Қонысбайұлы" },
  pledge: { publicId: petition, text: "Мектеп саламын.", lang: "kk", translation: null },
} as const
const draft = { title, statement: sides.statement, grounds: ["A warm meal in every <b>class</b>."] }

/** Every kind of letter that the site sends, in the cases that read differently. */
export const letters: Record<string, (lang: Lang) => Letter> = {
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

Object.assign(letters, {
  "evidence, confirmed": (lang) => evidenceConfirmation({ lang, link }),
  "evidence taken": (lang) =>
    evidenceJudged(
      { lang, decision: "accepted", reason: "source-checked", words: null, promise: petition },
      sender,
    ),
  "following, confirmed": (lang) => followConfirmation({ lang, link }),
  "a digest": (lang) =>
    digest({ lang, items: [{ ...news, kind: "verdict" }], more: true, secret }, sender),
  "a step": (lang) =>
    petitionStep(
      {
        ...{ lang, petition, title, track: "state", to: "open", count: 1204 },
        needed: 13828,
        secret,
      },
      sender,
    ),
  "a removed petition": (lang) =>
    petitionStep(
      {
        ...{ lang, petition, title: null, track: "state", to: "removed", count: 0 },
        needed: null,
        secret,
      },
      sender,
    ),
  "a drive under the law": (lang) => recallNews({ lang, petition, state: "collecting" }, sender),
  "a measure": (lang) =>
    contentMeasure(
      { lang, kind: "claim", rule: "insult", removal: petition, measure: "hidden" },
      sender,
    ),
  "a report": (lang) =>
    reportSettled({ lang, outcome: "dismissed", reason: "no-breach", words: null, secret }, sender),
  "a request about data": (lang) =>
    dataAnswer({ lang, outcome: "told", answer: "x", askedOn: "2026-04-01" }),
  "an appeal": (lang) =>
    appealDecided({ lang, matter: "report", outcome: "upheld", reason: "x" }, sender),
  "a finding": (lang) => findingReplyAsked({ lang, promise: petition }, sender),
  "a ticket": (lang) =>
    ticketAnswered({ lang, outcome: "upheld", reason: "x", promise: petition }, sender),
} satisfies typeof letters)
