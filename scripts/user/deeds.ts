import { emailTag } from "#app/auth/accounts.server.ts"
import { decideLeaving } from "#app/domain/account.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { translate } from "#app/i18n/translate.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findCredentialsByEmail } from "#db/queries/account-credentials.server.ts"
import { countOthers, deleteFactors } from "#db/queries/account-erasure.server.ts"
import { lockAccount, updateSuspension } from "#db/queries/account-roles.server.ts"
import type { Account } from "#db/queries/accounts.server.ts"
import { insertAuditEntry } from "#db/queries/audit.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import type { Trx } from "#db/schema.ts"
import type { DeedCall, UserDeed } from "./deed-call.ts"
import { refuseOldSchema } from "./place.ts"
import type { Place } from "./place.ts"
import { Stop } from "./stop.ts"

type Refused = "no-such-account" | "last-operator"

const said: Readonly<Record<UserDeed, string>> = {
  suspend: "is suspended and signed out everywhere",
  reinstate: "may sign in again",
  "end-sessions": "is signed out everywhere",
  "reset-factors": "has no second step any more and is signed out everywhere; its address is told",
}

/**
 * Does to an account what the command line asks for, with a row in the trail under the program's name.
 * @returns what to print @throws Stop with a sentence; nothing was changed
 */
export async function doToUser(place: Place, call: DeedCall): Promise<string[]> {
  await refuseOldSchema(place)
  const keys = place.keys()
  const publicId = await publicIdOf(place, keys, call)
  const outcome = await commit(place.db, async (trx): Promise<Outcome<undefined, Refused>> => {
    const account = await lockAccount(trx, place.db.engine, publicId)
    if (!account) return refuse("no-such-account")
    const done = await run({ ...place, keys, trx, account }, call.deed)
    if (!done.ok) return done
    await insertAuditEntry(trx, {
      at: place.now,
      accountId: null,
      role: "system",
      deed: `account.${call.deed}`,
      subjectKind: "account",
      subject: publicId,
      outcome: "done",
      code: null,
      reason: call.reason,
      details: null,
    })
    return accept(undefined)
  })
  if (!outcome.ok) {
    throw new Stop(`${publicId}: ${translate("en", `refusal.${outcome.refusal.code}`)}`)
  }
  return [`The account ${publicId} ${said[call.deed]}.`]
}

interface Doing {
  readonly db: Place["db"]
  readonly now: Place["now"]
  readonly keys: Keys
  readonly trx: Trx
  readonly account: Account
}

async function run(
  { db, now, keys, trx, account }: Doing,
  deed: UserDeed,
): Promise<Outcome<undefined, "last-operator">> {
  if (deed === "suspend") {
    const others =
      account.role === "operator" ? await countOthers(trx, db.engine, "operator", account.id) : 0
    const leaving = decideLeaving(account.role, others)
    if (!leaving.ok) return leaving
    await updateSuspension(trx, account.id, now)
  }
  if (deed === "reinstate") await updateSuspension(trx, account.id, null)
  else await deleteSessionsOf(trx, account.id)
  if (deed === "reset-factors") {
    await deleteFactors(trx, account.id)
    await enqueue(trx, keys, "factors-reset", { accountId: account.id }, now)
  }
  return accept(undefined)
}

async function publicIdOf(
  { db }: Place,
  keys: Keys,
  { account, email }: DeedCall,
): Promise<string> {
  if (account !== undefined) return account
  const parsed = parseEmailAddress(email ?? "")
  const tag = parsed.ok && emailTag(keys, parsed.value.canonical)
  const known = tag ? await findCredentialsByEmail(db.read, tag) : undefined
  if (!known) throw new Stop(`There is no account with the address ${email ?? ""}.`)
  return known.publicId
}
