import type { House, OpenSession } from "#app/context.server.ts"
import type { FactorChange, SessionFactor } from "#app/domain/factor.ts"
import type { Instant } from "#app/lib/instant.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { deleteSessionsBeside } from "#db/queries/session-proofs.server.ts"
import type { Trx } from "#db/schema.ts"
import { renewToken } from "./session.server.ts"

export type FactorHouse = Pick<House, "db" | "keys" | "origin">

interface Change {
  readonly change: FactorChange
  /** The factor that was shown to work by being added: it is this session's from now on. */
  readonly shown?: SessionFactor
}

/**
 * What every change of factors brings with it, in its transaction: all other sessions of the account end,
 * this one gets another token, and a letter tells the owner.
 * @returns the new token; undefined where the session has ended meanwhile
 */
export async function settleFactorChange(
  { keys }: Pick<FactorHouse, "keys">,
  trx: Trx,
  session: OpenSession,
  { change, shown }: Change,
  now: Instant,
): Promise<string | undefined> {
  const { account, idHash, factor, provedAt } = session
  await deleteSessionsBeside(trx, account.id, idHash)
  await enqueue(trx, keys, "factor-changed", { accountId: account.id, change }, now)
  const proof = shown ? { factor: shown, provedAt: now } : { factor, provedAt }
  return renewToken(trx, session, proof)
}
