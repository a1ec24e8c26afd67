import { openBegun, openClaim, sealBegun, sealClaim } from "./identification-seal.server.ts"
import { identificationLasts, mostAnswers } from "./identity.ts"
import type { Begun, IdentityClaim, IdentityRefusal, OnlineWay } from "./identity.ts"
import { petitionFor } from "./signing-ways.server.ts"
import type { IdentityHouse, WayRefusal } from "./signing-ways.server.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { getAreaPublicId } from "#db/queries/areas.server.ts"
import {
  countAnswer,
  deleteEndedIdentifications,
  findIdentification,
  hasEndedIdentification,
  insertIdentification,
  markAnswered,
} from "#db/queries/identifications.server.ts"
import type { StoredIdentification } from "#db/queries/identifications.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/**
 * Begins to identify somebody who means to sign a petition: for this text, for 15 minutes, for the browser
 * that gets the secret. What the answer will be judged by is kept sealed, so that any node may judge it.
 */
export async function beginIdentification(
  house: IdentityHouse,
  way: OnlineWay,
  { petitionId, lang }: { readonly petitionId: string; readonly lang: Lang },
  now: Instant,
): Promise<Outcome<{ readonly secret: string }, WayRefusal | "identity-unavailable">> {
  const asked = await petitionFor(house, petitionId, way, now)
  if (!asked.ok) return asked
  const { id, publicId, textSha256, areaId } = asked.value
  const expiresAt = later(now, identificationLasts)
  const begun = await providerOf(house, way).begin(
    {
      petition: publicId,
      textSha256: textSha256.toString("hex"),
      district: areaId === null ? null : await getAreaPublicId(house.db.read, areaId),
      action: "sign",
      lang,
      returnTo: `${house.origin}/oidc/callback`,
      expiresAt,
    },
    now,
  )
  if (!begun.ok) return begun
  const secret = newSecret()
  return commit(house.db, async (trx) => {
    await insertIdentification(trx, {
      secretHash: sha256(secret),
      petitionId: id,
      way,
      lang,
      textSha256,
      heldSealed: sealBegun(house.keys, publicId, begun.value),
      begunAt: now,
      expiresAt,
    })
    return accept({ secret })
  })
}

/** An identification as its own browser sees it. */
export interface Identification {
  readonly id: number
  readonly way: OnlineWay
  readonly lang: string
  readonly petition: StoredPetition
  readonly expiresAt: Instant
  /** What the person has to do next; null once they answered. */
  readonly begun: Begun | null
  /** Who they are; null until they answered, and once they signed with it. */
  readonly claim: IdentityClaim | null
  readonly used: boolean
}

/** The identification of a browser's secret; undefined where it has run out, or the text is another since. */
export async function findOwnIdentification(
  { db, keys }: Pick<House, "db" | "keys">,
  secret: string,
  now: Instant,
): Promise<Identification | undefined> {
  const row = await findIdentification(db.read, sha256(secret), now)
  if (!row) return undefined
  const petition = await getPetition(db.read, row.petitionId)
  if (!petition.textSha256.equals(row.textSha256)) return undefined
  const { id, way, lang, expiresAt } = row
  return {
    ...{ id, way, lang, petition, expiresAt },
    begun: row.heldSealed && openBegun(keys, petition.publicId, row.heldSealed),
    claim: row.claimSealed && openClaim(keys, petition.publicId, row.claimSealed),
    used: row.usedAt !== null,
  }
}

export type Answering = Outcome<
  { readonly petition: string; readonly lang: string },
  IdentityRefusal | "identification-lapsed" | "way-not-accepted"
>

/**
 * Judges an answer. A right one is taken once; of wrong ones as many as a slip of the hand may need, where
 * another site answered just one.
 *
 * @param petitionId whose page it came to; null where the way back knows no petition
 * @param secret of the browser that began: another's, or none, finds nothing
 */
export async function answerIdentification(
  house: IdentityHouse,
  way: OnlineWay,
  { secret, petitionId, answer }: { secret: string; petitionId: string | null; answer: unknown },
  now: Instant,
): Promise<Answering> {
  const provider = house.providers.get(way)
  if (!provider) return refuse("way-not-accepted")
  const most = provider.interactive === "redirect" ? 1 : mostAnswers
  const taken = await takeAnswer(house, secret, way, most, now)
  if (!taken.ok) return taken
  const { row, petition } = taken.value
  const fits = petitionId === null || petitionId === petition.publicId
  if (!fits || !row.heldSealed || !petition.textSha256.equals(row.textSha256)) {
    return refuse("identification-lapsed")
  }
  const { held } = openBegun(house.keys, petition.publicId, row.heldSealed)
  const claim = await provider.complete(held, answer, now)
  if (!claim.ok) return claim
  const claimSealed = sealClaim(house.keys, petition.publicId, claim.value)
  return commit(house.db, async (trx): Promise<Answering> => {
    const expiresAt = later(now, identificationLasts)
    const isFirst = await markAnswered(trx, row.id, { claimSealed, expiresAt, at: now })
    if (!isFirst) return refuse("identification-lapsed")
    return accept({ petition: petition.publicId, lang: row.lang })
  })
}

/** Destroys what is left of identifications that have run out: names, numbers, proofs. */
export async function forgetIdentifications(
  { db }: Pick<House, "db">,
  now: Instant,
): Promise<void> {
  if (!(await hasEndedIdentification(db.read, now))) return
  await commit(db, async (trx) => {
    await deleteEndedIdentifications(trx, now)
    return accept(undefined)
  })
}

interface Taken {
  readonly row: StoredIdentification
  readonly petition: StoredPetition
}

function takeAnswer(
  { db }: IdentityHouse,
  secret: string,
  way: OnlineWay,
  most: number,
  now: Instant,
) {
  return commit(db, async (trx): Promise<Outcome<Taken, "identification-lapsed">> => {
    const row = await countAnswer(trx, sha256(secret), way, most, now)
    if (!row) return refuse("identification-lapsed")
    return accept({ row, petition: await getPetition(trx, row.petitionId) })
  })
}

function providerOf({ providers }: IdentityHouse, way: OnlineWay) {
  const provider = providers.get(way)
  if (!provider) throw new Error(`the way ${way} is not set up`)
  return provider
}
