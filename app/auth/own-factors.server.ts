import type { OpenSession } from "#app/context.server.ts"
import {
  backupCodeCount,
  decideFactorRemoval,
  hasFactor,
  readPasskeyName,
  writeBackupCode,
} from "#app/domain/factor.ts"
import type { FactorChange } from "#app/domain/factor.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { deleteBackupCodes, replaceBackupCodes } from "#db/queries/backup-codes.server.ts"
import { deletePasskey, renamePasskey } from "#db/queries/passkeys.server.ts"
import { getFactors } from "#db/queries/session-proofs.server.ts"
import { deleteTotpFactor } from "#db/queries/totp-factors.server.ts"
import type { Trx } from "#db/schema.ts"
import { backupCodeTag } from "./backup-code-tag.server.ts"
import { settleFactorChange } from "./factor-change.server.ts"
import type { FactorHouse } from "./factor-change.server.ts"

/** Every deed on one's factors changes the session's token. */
interface Changed {
  readonly token: string
}

export type RemoveFactorOutcome = Outcome<
  Changed,
  "last-factor" | "no-such-factor" | "session-over"
>
export type BackupCodesOutcome = Outcome<
  Changed & { readonly codes: readonly string[] },
  "factor-needed" | "session-over"
>

/** Takes one's one-time codes away. Refused where they are the last factor of a role that needs one. */
export function removeTotp(house: FactorHouse, session: OpenSession, now: Instant) {
  const { id } = session.account
  return remove(house, session, "totp-removed", (trx) => deleteTotpFactor(trx, id), now)
}

/** Takes a passkey away, as `removeTotp`. */
export function removePasskey(
  house: FactorHouse,
  session: OpenSession,
  passkey: PublicId,
  now: Instant,
) {
  const { id } = session.account
  return remove(house, session, "passkey-removed", (trx) => deletePasskey(trx, id, passkey), now)
}

/** Calls one's passkey otherwise. */
export function nameOwnPasskey(
  { db }: Pick<FactorHouse, "db">,
  { account }: OpenSession,
  passkey: PublicId,
  text: string,
): Promise<Outcome<undefined, "name-needed" | "no-such-factor">> {
  return commit(db, async (trx) => {
    const name = readPasskeyName(text)
    if (name === undefined) return refuse("name-needed")
    const found = await renamePasskey(trx, account.id, passkey, name)
    return found ? accept(undefined) : refuse("no-such-factor")
  })
}

/**
 * Makes ten backup codes in the place of all that were made before. They are told this once: only their
 * tags are kept. Refused without a factor that they could stand in for.
 */
export async function makeBackupCodes(
  house: FactorHouse,
  session: OpenSession,
  now: Instant,
): Promise<BackupCodesOutcome> {
  const { id } = session.account
  const codes = Array.from({ length: backupCodeCount }, () => newPublicId())
  return commit(house.db, async (trx): Promise<BackupCodesOutcome> => {
    if (!hasFactor(await getFactors(trx, id))) return refuse("factor-needed")
    const tags = codes.map((code) => backupCodeTag(house.keys, id, code))
    await replaceBackupCodes(trx, id, tags, now)
    const change = { change: "backup-codes-made" } as const
    const token = await settleFactorChange(house, trx, session, change, now)
    if (token === undefined) return refuse("session-over")
    return accept({ token, codes: codes.map(writeBackupCode) })
  })
}

function remove(
  house: FactorHouse,
  session: OpenSession,
  change: FactorChange,
  take: (trx: Trx) => Promise<boolean>,
  now: Instant,
): Promise<RemoveFactorOutcome> {
  const { id, role } = session.account
  return commit(house.db, async (trx): Promise<RemoveFactorOutcome> => {
    if (!(await take(trx))) return refuse("no-such-factor")
    const left = await getFactors(trx, id)
    const decision = decideFactorRemoval(role, left)
    if (!decision.ok) return decision
    // Codes that stand in for a factor are worth nothing without one.
    if (!hasFactor(left)) await deleteBackupCodes(trx, id)
    const token = await settleFactorChange(house, trx, session, { change }, now)
    return token === undefined ? refuse("session-over") : accept({ token })
  })
}
