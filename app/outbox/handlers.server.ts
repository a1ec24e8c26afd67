import { z } from "zod"
import { alreadySigned } from "#app/emails/already-signed.ts"
import {
  emailChange,
  emailChangeAsked,
  emailChanged,
  emailChangeKnown,
} from "#app/emails/email-change.ts"
import type { Letter, Sender } from "#app/emails/letter.ts"
import { petitionClosed } from "#app/emails/petition-closed.ts"
import { petitionNews } from "#app/emails/petition-news.ts"
import { petitionOpened, replyRequest } from "#app/emails/petition-to-deputy.ts"
import { recallNews } from "#app/emails/recall-news.ts"
import { factorsReset, passwordChanged, reset, resetUnknown } from "#app/emails/reset.ts"
import type { Transport } from "#app/emails/transport.ts"
import { signUp, signUpKnown } from "#app/emails/sign-up.ts"
import { signatureConfirmation } from "#app/emails/signature-confirmation.ts"
import type { House } from "#app/context.server.ts"
import { petitionStates } from "#app/domain/petition-state.ts"
import { recallStates } from "#app/domain/recall.ts"
import { langs } from "#app/i18n/lang.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { clearTraces } from "./traces.server.ts"

const lang = z.enum(langs)
const toAddress = z.object({ email: z.string(), lang })
const linked = toAddress.extend({ link: z.string() })
const toOwner = z.object({ accountId: z.int() })
const toAccount = toOwner.extend({ petition: z.string() })
const dated = toAccount.extend({ lastDay: z.iso.date() })

/** What each kind of task carries, and the letter it becomes. */
const letters = {
  "signature-confirmation": letter(
    toAddress.extend({ title: z.string(), secret: z.string(), expiresAt: z.string() }),
    signatureConfirmation,
  ),
  "already-signed": letter(
    toAddress.extend({ title: z.string(), confirmedAt: z.string() }),
    alreadySigned,
  ),
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
  "reply-request": letterToAccount(dated, replyRequest),
  "petition-opened": letterToAccount(dated, petitionOpened),
  "petition-closed": letterToAccount(
    toAccount.extend({ count: z.int(), needed: z.int().nullable() }),
    petitionClosed,
  ),
  "recall-news": letterToAccount(toAccount.extend({ state: z.enum(recallStates) }), recallNews),
  "petition-news": letterToAccount(
    toAccount.extend({ state: z.enum(petitionStates), reason: z.string().nullable() }),
    petitionNews,
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
