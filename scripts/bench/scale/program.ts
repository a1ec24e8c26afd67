import type { House } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailAddress } from "#app/domain/email-address.ts"
import { confirmSignature, requestSignature } from "#app/domain/signature.server.ts"
import { later, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { claimDue, settle } from "#db/queries/outbox.server.ts"
import type { Task } from "#db/queries/outbox.server.ts"
import { signedPetition } from "./petitions.ts"
import { usual } from "./sample.ts"

export interface Crowd {
  readonly batch: number
  readonly between: number
}

/** People are told apart over all calls: each signs once. */
let signers = 0

/**
 * Lets so many people sign the first petition by the program itself: they ask, the letters go, and each
 * confirms when others have asked meanwhile; the receipts go too.
 *
 * @param crowd how many of them are in one batch of the commit queue, and how many ask before the first confirms
 */
export async function signByProgram(
  house: House,
  many: number,
  { batch, between }: Crowd = { batch: 32, between: 1_000 },
): Promise<void> {
  const secrets: string[] = []
  for (let from = 0; from < many; from += batch) {
    const nths = Array.from({ length: Math.min(batch, many - from) }, () => (signers += 1))
    await Promise.all(nths.map((nth) => request(house, nth)))
    for (const { payload } of await sendLetters(house)) {
      if (hasSecret(payload)) secrets.push(payload.secret)
    }
    while (secrets.length > between) await confirmAll(house, secrets.splice(0, batch))
  }
  while (secrets.length > 0) await confirmAll(house, secrets.splice(0, batch))
}

async function request(house: House, nth: number): Promise<void> {
  const email = addressOf(nth)
  const signer = { ...usual, email, iin: null, areaId: 1, lang: "kk" as const }
  const network = `198.${String(18 + (nth % 2))}.${String(nth % 251)}/24`
  const now = house.clock.now()
  const taken = await requestSignature(house, signedPetition, { ...signer, network }, now)
  if (!taken.ok) throw new Error(`a request was refused: ${taken.refusal.code}`)
}

async function confirmAll(house: House, secrets: readonly string[]): Promise<void> {
  const now = house.clock.now()
  const all = await Promise.all(secrets.map((secret) => confirmSignature(house, secret, now)))
  const refused = all.find((outcome) => !outcome.ok)
  if (refused) throw new Error(`a confirmation was refused: ${refused.refusal.code}`)
  await sendLetters(house)
}

/** What a worker does with letters, but for sending them. */
async function sendLetters({ db, keys, clock }: House): Promise<Task[]> {
  const now = clock.now()
  const lease = { now, most: 320, leaseMs: minute }
  const claimed = await commit(db, async (trx) => {
    const tasks = await claimDue(trx, db.engine, keys, { ...lease, now: later(now, 1) })
    return accept(tasks)
  })
  await commit(db, async (trx) => {
    for (const { id } of claimed.value) await settle(trx, id)
    return accept(undefined)
  })
  return claimed.value
}

function hasSecret(payload: unknown): payload is { readonly secret: string } {
  return typeof payload === "object" && payload !== null && "secret" in payload
}

/** Addresses as long as the usual one. */
function addressOf(nth: number): EmailAddress {
  const number = String(nth)
  const email = parseEmailAddress(number + usual.email.slice(number.length))
  if (!email.ok) throw new Error("an address of the bench is none")
  return email.value
}
