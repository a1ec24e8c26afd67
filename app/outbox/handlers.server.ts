import { z } from "zod"
import { alreadySigned } from "#app/emails/already-signed.ts"
import { evidenceConfirmation, evidenceJudged } from "#app/emails/evidence.ts"
import { factorChanged } from "#app/emails/factor-changed.ts"
import {
  emailChange,
  emailChangeAsked,
  emailChanged,
  emailChangeKnown,
} from "#app/emails/email-change.ts"
import { glassBroken } from "#app/emails/glass-broken.ts"
import { invitation } from "#app/emails/invitation.ts"
import type { Letter, Sender } from "#app/emails/letter.ts"
import { organizationNews } from "#app/emails/organization-news.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { petitionOpened, replyNotNeeded, replyRequest } from "#app/emails/petition-to-deputy.ts"
import { recallNews } from "#app/emails/recall-news.ts"
import { factorsReset, passwordChanged, reset, resetUnknown } from "#app/emails/reset.ts"
import { appealDecided, contentMeasure, reportSettled } from "#app/emails/ruling.ts"
import type { Transport } from "#app/emails/transport.ts"
import { signUp, signUpKnown } from "#app/emails/sign-up.ts"
import { ownPetition, releaseReasons, signatureReleased } from "#app/emails/signature-released.ts"
import type { House } from "#app/context.server.ts"
import { roles } from "#app/domain/access.ts"
import { accreditationSteps } from "#app/domain/accreditation.ts"
import { appealMatters } from "#app/domain/appeal.ts"
import { isApprovalKind } from "#app/domain/approval.ts"
import { contentRules } from "#app/domain/content-rule.ts"
import { offerReasons } from "#app/domain/evidence-offer.ts"
import { factorChanges } from "#app/domain/factor.ts"
import { moderatedKinds } from "#app/domain/moderated.ts"
import { petitionStates } from "#app/domain/petition-state.ts"
import { recallStates } from "#app/domain/recall.ts"
import { dismissReasons } from "#app/domain/report.ts"
import { langs } from "#app/i18n/lang.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { closingLetter } from "./closing-letter.server.ts"
import { receiptLetter } from "./receipt-letter.server.ts"
import { confirmationLetter } from "./signing-letter.server.ts"
import { clearTraces } from "./traces.server.ts"
import { invalidatedLetter, questionLetter } from "./review-letter.server.ts"

const lang = z.enum(langs)
const toAddress = z.object({ email: z.string(), lang })
const linked = toAddress.extend({ link: z.string() })
const toOwner = z.object({ accountId: z.int() })
const toAccount = toOwner.extend({ petition: z.string() })
const decided = z.object({
  matter: z.enum(appealMatters),
  outcome: z.enum(["upheld", "dismissed"]),
  reason: z.string(),
})
const judged = z.object({
  decision: z.enum(["accepted", "refused"]),
  reason: z.enum(offerReasons),
  words: z.string().nullable(),
  promise: z.string(),
})
const dated = toAccount.extend({ lastDay: z.iso.date(), basis: z.string().nullable() })

/** What each kind of task carries, and the letter it becomes. */
const letters = {
  "signature-confirmation": confirmationLetter,
  receipt: receiptLetter,
  "already-signed": letter(
    toAddress.extend({ title: z.string(), confirmedAt: z.string() }),
    alreadySigned,
  ),
  "signature-released": letter(
    toAddress.extend({ title: z.string(), reason: z.enum(releaseReasons) }),
    signatureReleased,
  "signature-invalidated": invalidatedLetter,
  "signature-question": questionLetter,
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
  "appeal-decided": letterToAccount(toOwner.extend(decided.shape), appealDecided),
  "appeal-decided-by-letter": letter(toAddress.extend(decided.shape), appealDecided),
  "evidence-confirmation": letter(linked, evidenceConfirmation),
  "evidence-judged": letterToAccount(toOwner.extend(judged.shape), evidenceJudged),
  "evidence-judged-by-letter": letter(toAddress.extend(judged.shape), evidenceJudged),
  "glass-broken": letterToAccount(
    toOwner.extend({ kind: z.string().refine(isApprovalKind), approval: z.string() }),
    glassBroken,
  ),
} as const satisfies Record<string, Write>

/** The kinds of task that the worker knows. */
export type TaskKind = keyof typeof letters

/** Who gets which letter; undefined where the account is gone and nobody is to be told. */
type Write = (
  house: House,
  payload: unknown,
) => Promise<{ readonly to: string; readonly letter: Letter } | undefined>

/**
 * Does a task: reads its payload and sends its one letter, or clears the traces of an erased account. Done
 * again, it sends the same Message-ID.
 * @throws where the kind or the payload is not known here, or the mail was not taken
 */
export async function handle(house: House, transport: Transport, task: Task): Promise<void> {
  if (task.kind === "account-erased") return clearTraces(house, transport, task.payload)
  if (!Object.hasOwn(letters, task.kind)) throw new Error(`no handler for ${task.kind}`)
  const mail = await letters[task.kind as TaskKind](house, task.payload)
  if (!mail) return
  const id = `${String(task.id)}@${new URL(house.origin).hostname}`
  await transport.deliver({ id, to: mail.to, ...mail.letter })
}

function letter<Payload extends z.infer<typeof toAddress>>(
  schema: z.ZodType<Payload>,
  write: (payload: Payload, sender: Sender) => Letter,
): Write {
  return (house, sent) => {
    const payload = schema.parse(sent)
    return Promise.resolve({ to: payload.email, letter: write(payload, house) })
  }
}

function letterToAccount<Payload extends z.infer<typeof toOwner>>(
  schema: z.ZodType<Payload>,
  write: (payload: Payload & { lang: z.infer<typeof lang> }, sender: Sender) => Letter,
): Write {
  return async (house, sent) => {
    const payload = schema.parse(sent)
    const account = await findAccountAddress(house.db.read, house.keys, payload.accountId)
    if (!account) return undefined
    return { to: account.email, letter: write({ ...payload, lang: account.lang }, house) }
  }
}
