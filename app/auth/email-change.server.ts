import { z } from "zod"
import type { House, SignedIn } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailRefusal } from "#app/domain/email-address.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { findAccountAddress } from "#db/queries/account-address.server.ts"
import {
  findCredentials,
  findCredentialsByEmail,
  getCredentials,
  updateEmail,
} from "#db/queries/account-credentials.server.ts"
import type { Credentials } from "#db/queries/account-credentials.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { deleteSessionsBeside } from "#db/queries/session-proofs.server.ts"
import { deleteSessionsOf } from "#db/queries/sessions.server.ts"
import type { Reader } from "#db/schema.ts"
import { emailTag } from "./accounts.server.ts"
import type { AccountHouse } from "./accounts.server.ts"
import { letterLimit } from "./letter-limit.server.ts"
import { linkKind } from "./mailed-link.server.ts"
import type { LinkRefusal } from "./mailed-link.server.ts"

/** How long the mailed link works. */
const lasts = 24 * hour

const isEnough = letterLimit("email-change")

/** `stands`: the address and the password when the link was asked for. It works until either is another. */
const links = linkKind(
  "e-mail change link",
  z.object({
    account: z.string(),
    email: z.string(),
    stands: z.string(),
    expiresAt: z.string(),
  }),
)

/** A change that a mailed link stands for. */
interface AskedChange {
  readonly account: Credentials
  readonly email: string
}

/**
 * Asks for another address. The answer and the work are the same whether or not the new one has an
 * account: it gets a letter in both cases, and the present one a notice of what was asked and what ends it.
 */
export async function requestEmailChange(
  { db, keys, origin }: Pick<House, "db" | "keys" | "origin">,
  actor: SignedIn,
  email: string,
  now: Instant,
): Promise<Outcome<undefined, EmailRefusal | "email-same">> {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) return parsed
  const tag = emailTag(keys, parsed.value.canonical)
  const own = await getCredentials(db.read, actor.id)
  if (own.emailTag.equals(tag)) return refuse("email-same")
  if ((await isEnough({ db }, own.emailTag)) || (await isEnough({ db }, tag)))
    return accept(undefined)
  const secret = links.seal(keys, {
    account: own.publicId,
    email: parsed.value.address,
    stands: standingOf(own),
    expiresAt: later(now, lasts),
  })
  const link = `${origin}/${own.lang}/account/email/${secret}`
  const letter = { email: parsed.value.address, lang: own.lang, accountId: own.id }
  return commit(db, async (trx) => {
    const isTaken = (await findCredentialsByEmail(trx, tag)) !== undefined
    if (isTaken) await enqueue(trx, keys, "email-change-known", letter, now)
    else await enqueue(trx, keys, "email-change", { ...letter, link }, now)
    await enqueue(trx, keys, "email-change-asked", { accountId: own.id }, now)
    return accept(undefined)
  })
}

/** Reads a mailed link. Refuses one that was changed, is older than a day, or has become void. */
export async function readEmailChange(
  { db, keys }: AccountHouse,
  secret: string,
  now: Instant,
): Promise<Outcome<AskedChange, LinkRefusal>> {
  const link = links.open(keys, secret)
  if (!link) return refuse("link-broken")
  if (now >= link.expiresAt) return refuse("link-expired")
  const account = await findCredentials(db.read, link.account)
  if (account?.suspendedAt !== null || standingOf(account) !== link.stands) {
    return refuse("link-used")
  }
  if (await isTaken(db.read, keys, link.email)) return refuse("link-used")
  return accept({ account, email: link.email })
}

/**
 * Changes the address by a mailed link, once. Every session ends but the one that presses the button, if
 * it is the account's own; the former address is told.
 * @param keptHash the hash of the token that the browser brings
 */
export async function confirmEmailChange(
  house: AccountHouse,
  { secret, keptHash }: { readonly secret: string; readonly keptHash: Buffer | undefined },
  now: Instant,
): Promise<Outcome<undefined, LinkRefusal>> {
  const { db, keys } = house
  const link = await readEmailChange(house, secret, now)
  if (!link.ok) return link
  const { account, email } = link.value
  const former = await findAccountAddress(db.read, keys, account.id)
  const next = {
    from: account.emailTag,
    tag: tagOf(keys, email),
    sealed: keys.seal(Buffer.from(email), "account"),
  }
  return commit(db, async (trx) => {
    if (await isTaken(trx, keys, email)) return refuse("link-used")
    if (!(await updateEmail(trx, account.id, next))) return refuse("link-used")
    if (keptHash) await deleteSessionsBeside(trx, account.id, keptHash)
    else await deleteSessionsOf(trx, account.id)
    if (former) {
      await enqueue(trx, keys, "email-changed", { ...former, accountId: account.id }, now)
    }
    return accept(undefined)
  })
}

async function isTaken(db: Reader, keys: Keys, email: string): Promise<boolean> {
  return (await findCredentialsByEmail(db, tagOf(keys, email))) !== undefined
}

function tagOf(keys: Keys, email: string): Buffer {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) throw new Error("a sealed link holds an address that was none")
  return emailTag(keys, parsed.value.canonical)
}

function standingOf({ passwordHash, emailTag }: Credentials): string {
  return sha256(`${passwordHash} ${emailTag.toString("hex")}`).toString("hex")
}
