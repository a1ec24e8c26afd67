import { z } from "zod"
import { askedOutcomes } from "#app/domain/data-request.ts"
import { dataAnswer } from "#app/emails/data-answer.ts"
import { alreadySigned } from "#app/emails/already-signed.ts"
import { factorChanged } from "#app/emails/factor-changed.ts"
import {
  emailChange,
  emailChangeAsked,
  emailChanged,
  emailChangeKnown,
} from "#app/emails/email-change.ts"
import { glassBroken } from "#app/emails/glass-broken.ts"
import { invitation } from "#app/emails/invitation.ts"
import { organizationNews } from "#app/emails/organization-news.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { petitionOpened, replyNotNeeded, replyRequest } from "#app/emails/petition-to-deputy.ts"
import { recallNews } from "#app/emails/recall-news.ts"
import { factorsReset, passwordChanged, reset, resetUnknown } from "#app/emails/reset.ts"
import { appealDecided, contentMeasure, reportSettled } from "#app/emails/ruling.ts"
import { signUp, signUpKnown } from "#app/emails/sign-up.ts"
import { ownPetition, releaseReasons, signatureReleased } from "#app/emails/signature-released.ts"
import { roles } from "#app/domain/access.ts"
import { accreditationSteps } from "#app/domain/accreditation.ts"
import { appealMatters } from "#app/domain/appeal.ts"
import { isApprovalKind } from "#app/domain/approval.ts"
import { contentRules } from "#app/domain/content-rule.ts"
import { factorChanges } from "#app/domain/factor.ts"
import { moderatedKinds } from "#app/domain/moderated.ts"
import { petitionStates } from "#app/domain/petition-state.ts"
import { recallStates } from "#app/domain/recall.ts"
import { dismissReasons } from "#app/domain/report.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { closingLetter } from "./closing-letter.server.ts"
import { receiptLetter } from "./receipt-letter.server.ts"
import { invalidatedLetter, questionLetter } from "./review-letter.server.ts"
import { letter, letterToAccount, toAddress, toOwner } from "./letter-writers.server.ts"
import type { LetterHouse, Write } from "./letter-writers.server.ts"
import { newsLetters } from "./news-letters.server.ts"
import { recordLetters } from "./record-letters.server.ts"
import { confirmationLetter } from "./signing-letter.server.ts"

const linked = toAddress.extend({ link: z.string() })
const toAccount = toOwner.extend({ petition: z.string() })
const decided = z.object({
  matter: z.enum(appealMatters),
  outcome: z.enum(["upheld", "dismissed"]),
  reason: z.string(),
})
const dated = toAccount.extend({ lastDay: z.iso.date(), basis: z.string().nullable() })

/** What each kind of task carries, and the letter it becomes. */
const letters = {
  "signature-confirmation": confirmationLetter,
  "signature-invalidated": invalidatedLetter,
  "signature-question": questionLetter,
  receipt: receiptLetter,
  "already-signed": letter(
    toAddress.extend({ title: z.string(), confirmedAt: z.string() }),
    alreadySigned,
  ),
  "signature-released": letter(
    toAddress.extend({ title: z.string(), reason: z.enum(releaseReasons) }),
    signatureReleased,
  ),
  "own-petition": letter(toAddress.extend({ title: z.string() }), ownPetition),
  "sign-up": letter(linked, signUp),
  "sign-up-known": letter(toAddress, signUpKnown),
  reset: letterToAccount(toOwner.extend({ link: z.string() }), reset),
  "reset-unknown": letter(toAddress, resetUnknown),
  "password-changed": letterToAccount(toOwner, passwordChanged),
  "email-change": letter(linked, emailChange),
  "email-change-known": letter(toAddress, emailChangeKnown),
  "email-change-asked": letterToAccount(toOwner, emailChangeAsked),
  "email-changed": letter(toAddress, emailChanged),
  "factors-reset": letterToAccount(toOwner, factorsReset),
  "factor-changed": letterToAccount(
    toOwner.extend({ change: z.enum(factorChanges) }),
    factorChanged,
  ),
  "reply-request": letterToAccount(
    dated.extend({ title: z.string(), statement: z.string(), grounds: z.array(z.string()) }),
    replyRequest,
  ),
  "reply-not-needed": letterToAccount(toAccount, replyNotNeeded),
  "petition-opened": letterToAccount(dated, petitionOpened),
  "petition-closed": closingLetter,
  "recall-news": letterToAccount(toAccount.extend({ state: z.enum(recallStates) }), recallNews),
  "petition-news": letterToAccount(
    toAccount.extend({
      state: z.enum(petitionStates),
      reason: z.string().nullable(),
      code: z.string().nullable(),
      reply: z.object({ outcome: z.string(), text: z.string().nullable() }).nullable(),
    }),
    petitionNews,
  ),
  invitation: letter(
    linked.extend({ role: z.enum(roles), organization: z.string().nullable() }),
    invitation,
  ),
  "organization-news": letterToAccount(
    toOwner.extend({
      organization: z.string(),
      step: z.enum(accreditationSteps),
      reason: z.string(),
    }),
    organizationNews,
  ),
  "content-measure": letterToAccount(
    toOwner.extend({
      kind: z.enum(moderatedKinds),
      measure: z.enum(["hidden", "removed", "reinstated"]),
      rule: z.enum(contentRules),
      removal: z.string(),
    }),
    contentMeasure,
  ),
  "report-settled": letter(
    toAddress.extend({
      outcome: z.enum(["upheld", "dismissed"]),
      reason: z.enum([...contentRules, ...dismissReasons]),
      words: z.string().nullable(),
      secret: z.string(),
    }),
    reportSettled,
  ),
  "data-answer": letter(
    toAddress.extend({
      outcome: z.enum(askedOutcomes),
      answer: z.string(),
      askedOn: z.string(),
    }),
    dataAnswer,
  ),
  "appeal-decided": letterToAccount(toOwner.extend(decided.shape), appealDecided),
  "appeal-decided-by-letter": letter(toAddress.extend(decided.shape), appealDecided),
  ...recordLetters,
  ...newsLetters,
  "glass-broken": letterToAccount(
    toOwner.extend({ kind: z.string().refine(isApprovalKind), approval: z.string() }),
    glassBroken,
  ),
} as const satisfies Record<string, Write>

/** The kinds of task that bring a letter. */
export type LetterKind = keyof typeof letters

/**
 * The letter of a task; undefined where nobody is to get one any more.
 * @throws where the kind or the payload is not known here
 */
export async function letterOf(
  house: LetterHouse,
  { kind, payload }: Pick<Task, "kind" | "payload">,
): Promise<Awaited<ReturnType<Write>>> {
  if (!Object.hasOwn(letters, kind)) throw new Error(`no handler for ${kind}`)
  return letters[kind as LetterKind](house, payload)
}
