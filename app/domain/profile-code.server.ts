import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { decideSpeaking } from "./delegate.server.ts"
import { codeExpiry, decideCode, decidePrinting, formatCode, readCode } from "./profile-code.ts"
import { newPublicId } from "./public-id.server.ts"
import { changeRole } from "./role.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { lockAccount } from "#db/queries/account-roles.server.ts"
import { insertAuditEntry } from "#db/queries/audit.server.ts"
import {
  endProfileCode,
  lockProfileCode,
  updateCodePrinted,
} from "#db/queries/profile-codes.server.ts"

/** What the letter says; the code stands nowhere else. */
export interface PrintedCode {
  readonly code: string
  readonly expiresAt: Instant
}

/**
 * Makes the code of a letter, for an operator who prints it: shown once, kept as a hash alone, good for one
 * use within 30 days. Printing again makes another code, and the earlier one void.
 *
 * Refuses: `not-yours`, `no-such-code`, `code-not-approved`, `code-ended`, `person-claimed`.
 */
export function printProfileCode(
  house: { readonly db: Db },
  publicId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<PrintedCode>> {
  const attempt = {
    deed: "account.admit",
    subjectKind: "profile-code",
    subject: publicId,
    details: { step: "printed" },
  } as const
  return audited(house, attempt, actor, now, async (trx): Promise<Outcome<PrintedCode>> => {
    if (!mayDo(actor, "account.admit")) return refuse("not-yours")
    const code = await lockProfileCode(trx, house.db.engine, { publicId })
    if (!code) return refuse("no-such-code")
    const may = decidePrinting(code)
    if (!may.ok) return may
    const free = await decideSpeaking(trx, "deputy", code.personId)
    if (!free.ok) return free
    const secret = newPublicId()
    const expiresAt = codeExpiry(now)
    const printed = { hash: sha256(secret), by: actor.id, at: now, expiresAt }
    await updateCodePrinted(trx, code.id, printed)
    return accept({ code: formatCode(secret), expiresAt })
  })
}

/**
 * Lets an account without a role speak for the deputy to whom a code was sent. Its sessions end: its owner
 * signs in anew, as what it is from now on.
 *
 * Refuses: `no-such-code`, `code-ended`, `has-a-role`, `person-claimed`, `no-such-account`.
 */
export function redeemProfileCode(
  { db }: { readonly db: Db },
  typed: string,
  actor: { readonly publicId: string },
  now: Instant,
): Promise<Outcome<undefined>> {
  return commit(db, async (trx): Promise<Outcome<undefined>> => {
    const secret = readCode(typed)
    const code = secret && (await lockProfileCode(trx, db.engine, { hash: sha256(secret) }))
    if (!code) return refuse("no-such-code")
    const works = decideCode(code, now)
    if (!works.ok) return works
    const account = await lockAccount(trx, db.engine, actor.publicId)
    if (account?.suspendedAt !== null) return refuse("no-such-account")
    if (account.role !== "constituent") return refuse("has-a-role")
    const { id, personId, publicId } = code
    const free = await decideSpeaking(trx, "deputy", personId)
    if (!free.ok) return free
    await changeRole(trx, account.id, { role: "deputy", personId })
    await endProfileCode(trx, id, { ending: "used", usedBy: account.id }, now)
    await insertAuditEntry(trx, {
      ...{ at: now, accountId: account.id, role: account.role, deed: "account.admit" },
      ...{ subjectKind: "account", subject: account.publicId, outcome: "done" },
      ...{ code: null, reason: null },
      details: { step: "redeemed", profileCode: publicId },
    })
    await touch(trx, "person", personId, now)
    return accept(undefined)
  })
}
