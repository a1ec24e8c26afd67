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
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountByEmail } from "#db/queries/accounts.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Reader } from "#db/schema.ts"
import { createAccount, emailTag } from "./accounts.server.ts"
import { letterLimit } from "./letter-limit.server.ts"
import { linkKind } from "./mailed-link.server.ts"
import type { LinkRefusal } from "./mailed-link.server.ts"

/** How long the mailed link works. */
const lasts = 24 * hour

const isEnough = letterLimit("sign-up")

const links = linkKind("sign-up link", z.object({ email: z.string(), expiresAt: z.string() }))

export type ConfirmRefusal = Refusal<LinkRefusal | PasswordRefusal>

type SignUpHouse = Pick<House, "db" | "keys" | "origin">
type LinkHouse = Pick<House, "db" | "keys">

/**
 * Asks for a constituent's account. The answer is the same whether or not the address has one, and so is
 * the work: one letter waits in both cases, and only its reader learns which. The password is chosen
 * behind the link, so that nobody can prepare an account with a password of their own for another's address.
 */
export async function requestSignUp(
  { db, keys, origin }: SignUpHouse,
  { email, lang }: { readonly email: string; readonly lang: Lang },
  now: Instant,
): Promise<Outcome<undefined, EmailRefusal>> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const { address, canonical } = parsed.value
  const tag = emailTag(keys, canonical)
  if (await isEnough({ db }, tag)) return accept(undefined)
  const secret = links.seal(keys, { email: address, expiresAt: later(now, lasts) })
  const link = `${origin}/${lang}/account/confirm/${secret}`
  return commit(db, async (trx) => {
    const known = await findAccountByEmail(trx, tag)
    const letter = { email: address, lang }
    if (known) await enqueue(trx, keys, "sign-up-known", { ...letter, accountId: known.id }, now)
    else await enqueue(trx, keys, "sign-up", { ...letter, link }, now)
    return accept(undefined)
  })
}

/** Reads a mailed link. Refuses one that was changed, has expired, or whose address has an account by now. */
export async function readSignUp(
  { db, keys }: LinkHouse,
  secret: string,
  now: Instant,
): Promise<Outcome<{ readonly email: string }, LinkRefusal>> {
  const link = links.open(keys, secret)
  if (!link) return refuse("link-broken")
  if (now >= link.expiresAt) return refuse("link-expired")
  if (await isTaken(db.read, keys, link.email)) return refuse("link-used")
  return accept({ email: link.email })
}

/**
 * Opens the account behind a mailed link, with the password chosen there. One link opens one account at
 * most, however often it is pressed.
 */
export async function confirmSignUp(
  house: LinkHouse,
  { secret, password, lang }: { secret: string; password: string; lang: Lang },
  now: Instant,
): Promise<Outcome<{ readonly id: number }, LinkRefusal | PasswordRefusal>> {
  const link = await readSignUp(house, secret, now)
  if (!link.ok) return link
  const { email } = link.value
  const decision = decidePassword(password, [email])
  if (!decision.ok) return decision
  const created = await createAccount(house, { email, password, role: "constituent", lang }, now)
  return created.ok ? created : refuse("link-used")
}

async function isTaken(db: Reader, keys: Keys, email: string): Promise<boolean> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return false
  return (await findAccountByEmail(db, emailTag(keys, parsed.value.canonical))) !== undefined
}
