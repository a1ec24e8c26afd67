import { z } from "zod"
import type { House } from "#app/context.server.ts"
import type { Letter, Sender } from "#app/emails/letter.ts"
import { langs } from "#app/i18n/lang.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"

const lang = z.enum(langs)

/** What a task carries whose letter goes to an address. */
export const toAddress = z.object({ email: z.string(), lang })

/** What a task carries whose letter goes to an account, in that account's language. */
export const toOwner = z.object({ accountId: z.int() })

/** What it takes to write letters: to read, and nothing to write. */
export interface LetterHouse {
  readonly db: Pick<House["db"], "read">
  readonly keys: House["keys"]
  readonly origin: string
}

/** Who gets which letter; undefined where the account is gone and nobody is to be told. */
export type Write = (
  house: LetterHouse,
  payload: unknown,
) => Promise<{ readonly to: string; readonly letter: Letter } | undefined>

/** A letter to an address that its task carries. */
export function letter<Payload extends z.infer<typeof toAddress>>(
  schema: z.ZodType<Payload>,
  write: (payload: Payload, sender: Sender) => Letter,
): Write {
  return (house, sent) => {
    const payload = schema.parse(sent)
    return Promise.resolve({ to: payload.email, letter: write(payload, house) })
  }
}

/** A letter to an account; to nobody where it is gone. */
export function letterToAccount<Payload extends z.infer<typeof toOwner>>(
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
