import { z } from "zod"
import type { House } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailRefusal } from "#app/domain/email-address.ts"
import { decidePassword } from "#app/domain/password.ts"
import type { PasswordRefusal } from "#app/domain/password.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome, Refusal } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import { findCredentials, findCredentialsByEmail } from "#db/queries/account-credentials.server.ts"
import type { Credentials } from "#db/queries/account-credentials.server.ts"
import { updatePasswordHash } from "#db/queries/accounts.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import { emailTag } from "./accounts.server.ts"
import type { AccountHouse } from "./accounts.server.ts"
import { letterLimit } from "./letter-limit.server.ts"
import { linkKind } from "./mailed-link.server.ts"
import type { LinkRefusal } from "./mailed-link.server.ts"
import { hashPassword } from "./password.server.ts"

/** How long the mailed link works. */
const lasts = hour

const isEnough = letterLimit("reset")

/** `password`: which one stood when the link was asked for. It works until another stands. */
const links = linkKind(
  "reset link",
  z.object({ account: z.string(), password: z.string(), expiresAt: z.string() }),
)

export type ResetRefusal = Refusal<LinkRefusal | PasswordRefusal>

/**
 * Asks for a way to choose another password. The answer and the work are the same whether or not the
 * address has an account: one letter waits in both cases. It goes to the address that the account gave
 * and not to a spelling of it that was typed here.
 */
export async function requestReset(
  { db, keys, origin }: Pick<House, "db" | "keys" | "origin">,
  { email, lang }: { readonly email: string; readonly lang: Lang },
  now: Instant,
): Promise<Outcome<undefined, EmailRefusal>> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const tag = emailTag(keys, parsed.value.canonical)
  if (await isEnough({ db }, tag)) return accept(undefined)
  return commit(db, async (trx) => {
    const known = await findCredentialsByEmail(trx, tag)
    const secret = links.seal(keys, {
      account: known?.publicId ?? "",
      password: nameOf(known?.passwordHash ?? ""),
      expiresAt: later(now, lasts),
    })
    const link = `${origin}/${known?.lang ?? lang}/session/reset/${secret}`
    if (known) await enqueue(trx, keys, "reset", { accountId: known.id, link }, now)
    else await enqueue(trx, keys, "reset-unknown", { email: parsed.value.address, lang }, now)
    return accept(undefined)
  })
}

/** Reads a mailed link. Refuses one that was changed, is older than an hour, or whose password stands no more. */
export async function readReset(
  { db, keys }: AccountHouse,
  secret: string,
  now: Instant,
): Promise<Outcome<Credentials, LinkRefusal>> {
  const link = links.open(keys, secret)
  if (!link) return refuse("link-broken")
  if (now >= link.expiresAt) return refuse("link-expired")
  const account = await findCredentials(db.read, link.account)
  const stands = account && nameOf(account.passwordHash) === link.password
  return stands ? accept(account) : refuse("link-used")
}

/**
 * Sets another password by a mailed link, once. Every session of the account ends and none begins: a
 * second factor is asked for when signing in, as ever. The account's address gets a notice.
 */
export async function resetPassword(
  house: AccountHouse,
  { secret, password }: { readonly secret: string; readonly password: string },
  now: Instant,
): Promise<Outcome<undefined, LinkRefusal | PasswordRefusal>> {
  const { db, keys } = house
  const link = await readReset(house, secret, now)
  if (!link.ok) return link
  const { id, passwordHash: from, displayName } = link.value
  const address = await findAccountAddress(db.read, keys, id)
  const decision = decidePassword(password, [address?.email ?? "", displayName ?? ""])
  if (!decision.ok) return decision

  const to = await hashPassword(password)
  return commit(db, async (trx) => {
    if (!(await updatePasswordHash(trx, id, { from, to }))) return refuse("link-used")
    await deleteSessionsOf(trx, id)
    await enqueue(trx, keys, "password-changed", { accountId: id }, now)
    return accept(undefined)
  })
}

/** A password's hash as a link names it: of the hash itself nothing leaves the house, not even sealed. */
function nameOf(passwordHash: string): string {
  return sha256(passwordHash).toString("hex")
}
