import { emailTag } from "#app/auth/accounts.server.ts"
import { hashPassword } from "#app/auth/password.server.ts"
import type { House } from "#app/context.server.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import type { EmailAddress } from "#app/domain/email-address.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { confirmSignature, requestSignature } from "#app/domain/signature.server.ts"
import { later, hour, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { insertAccount } from "#db/queries/accounts.server.ts"
import { claimDue } from "#db/queries/outbox.server.ts"

/** Constituents' accounts with these addresses, all with one password; by default one that nobody knows. */
export async function openAccounts(
  { db, keys, clock }: House,
  emails: readonly string[],
  password = newSecret(),
) {
  const passwordHash = await hashPassword(password)
  const belonging = { displayName: null, personId: null, organizationId: null }
  const outcome = await commit(db, async (trx) => {
    const ids: number[] = []
    for (const email of emails) {
      const { address, canonical } = parsed(email)
      const id = await insertAccount(trx, {
        publicId: newPublicId(),
        emailTag: emailTag(keys, canonical),
        emailSealed: keys.seal(Buffer.from(address), "account"),
        passwordHash,
        role: "constituent",
        lang: "en",
        createdAt: clock.now(),
        ...belonging,
      })
      if (id !== undefined) ids.push(id)
    }
    return accept(ids)
  })
  return outcome.value
}

/**
 * A petition whose signatures are being collected, under no law.
 * @param days for which it goes on
 * @returns its public id
 */
export async function openPetition(
  { db, keys, clock }: House,
  proponentId: number,
  days = 30,
): Promise<string> {
  const now = clock.now()
  const publicId = newPublicId()
  await commit(db, async (trx) => {
    const organization = await trx
      .insertInto("organization")
      .values({ public_id: newPublicId(), name: "Council", classification: "legislature" })
      .returning("id")
      .executeTakeFirstOrThrow()
    const person = await trx
      .insertInto("person")
      .values({ public_id: newPublicId(), name: "Deputy of the bench" })
      .returning("id")
      .executeTakeFirstOrThrow()
    const membership = await trx
      .insertInto("membership")
      .values({
        public_id: newPublicId(),
        person_id: person.id,
        organization_id: organization.id,
        role: "deputy",
        mandate_kind: "district",
        start_date: todayAt(now),
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    const statement = "The deputy promised warm meals and voted against them."
    await trx
      .insertInto("petition")
      .values({
        public_id: publicId,
        membership_id: membership.id,
        rule_set: "advisory",
        state: "open",
        recall_state: "none",
        asks: "email",
        lang: "en",
        title: "Warm meals",
        statement,
        text_sha256: sha256(statement),
        key_sealed: newPetitionKey(keys, publicId),
        proponent_id: proponentId,
        created_at: now,
        opened_at: now,
        closes_on: todayAt(later(now, days * 24 * hour)),
      })
      .execute()
    return accept(undefined)
  })
  return publicId
}

/** Lets so many people ask to sign. @returns the secrets of their letters, which are not sent */
export async function requestAll(
  house: House,
  petitionId: string,
  count: number,
): Promise<string[]> {
  const { db, keys, clock } = house
  const now = clock.now()
  const secrets: string[] = []
  for (let from = 0; from < count; from += mostAtOnce) {
    const some = Array.from({ length: Math.min(mostAtOnce, count - from) }, (_, nth) => nth + from)
    await Promise.all(
      some.map((nth) =>
        requestSignature(
          house,
          petitionId,
          { ...name, email: parsed(`asked${String(nth)}@mail${String(nth % 97)}.invalid`) },
          now,
        ),
      ),
    )
    const lease = { now: later(now, minute), most: mostAtOnce, leaseMs: 0 }
    const letters = await commit(db, async (trx) => {
      const claimed = await claimDue(trx, db.engine, keys, lease)
      await trx.deleteFrom("outbox").execute()
      return accept(claimed)
    })
    for (const { payload } of letters.value) secrets.push((payload as { secret: string }).secret)
  }
  return secrets
}

const mostAtOnce = 500

/** Lets these addresses sign a petition and follow their letters' links; the outbox is empty after it. */
export async function signAll(house: House, petitionId: string, emails: readonly string[]) {
  const { db, keys, clock } = house
  const now = clock.now()
  for (const email of emails) {
    await requestSignature(house, petitionId, { ...name, email: parsed(email) }, now)
  }
  const lease = { now: later(now, minute), most: emails.length * 2, leaseMs: 0 }
  const letters = await commit(db, async (trx) =>
    accept(await claimDue(trx, db.engine, keys, lease)),
  )
  for (const { payload } of letters.value) {
    const { secret } = payload as { readonly secret: string }
    const signed = await confirmSignature(house, secret, now)
    if (!signed.ok) throw new Error(`a signature was refused: ${signed.refusal.code}`)
  }
  await commit(db, async (trx) => accept(await trx.deleteFrom("outbox").execute()))
}

const name = {
  family: "Example",
  given: "Samal",
  patronymic: null,
  iin: null,
  areaId: null,
  lang: "en",
} as const

function parsed(email: string): EmailAddress {
  const address = parseEmailAddress(email)
  if (!address.ok) throw new Error(`${email} is no address`)
  return address.value
}
