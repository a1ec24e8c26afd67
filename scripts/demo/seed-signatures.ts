import { publishLog } from "#app/domain/log-publish.server.ts"
import {
  confirmSignature,
  requestSignature,
  withdrawSignature,
} from "#app/domain/signature.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { openLetters } from "#scripts/demo/letters.ts"
import type { PetitionPlan } from "#scripts/demo/petition-plan.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { seatOf } from "#scripts/demo/seats.ts"
import { makeSigner } from "#scripts/demo/signers.ts"

const evening = 719

/** A petition of the demonstration and its plan. */
export interface PlannedPetition {
  readonly plan: PetitionPlan
  readonly publicId: PublicId
}

/** A signature on its way: most are confirmed, some taken back, some never confirmed. */
interface Asked {
  /** How many days before the one on which the demonstration is made. */
  readonly ago: number
  readonly petition: StoredPetition
  readonly plan: PetitionPlan
  readonly number: number
  readonly requestedAt: Instant
  readonly confirmedAt: Instant
  readonly fate: "counted" | "withdrawn" | "pending"
}

/** Lets voters sign as the plans say: each asks, reads the letter and follows its link, as people do. */
export async function seedSignatures(
  house: DemoHouse,
  petitions: readonly PlannedPetition[],
): Promise<void> {
  const asked = (await planAll(house, petitions)).sort(by("requestedAt"))
  await Promise.all(asked.map((one) => ask(house, one)))
  const secrets = await readSecrets(house)
  const followed = asked
    .filter(({ fate }) => fate !== "pending")
    .map((one) => ({ ...one, secret: secrets.get(emailOf(one.number)) ?? "" }))
    .sort(by("confirmedAt"))
  const days = [...new Set(followed.map(({ ago }) => ago))]
  for (const day of days) {
    const ofDay = followed.filter(({ ago }) => ago === day)
    await signOn(house, day, ofDay)
  }
}

/** One day: letters are followed, some take their signature back, and in the evening the log is published. */
async function signOn(
  house: DemoHouse,
  ago: number,
  followed: readonly (Asked & { readonly secret: string })[],
): Promise<void> {
  house.clock.set(house.calendar.at(ago, 0))
  await Promise.all(
    followed.map(async ({ secret, confirmedAt }) =>
      done(await confirmSignature(house, secret, confirmedAt), "confirm a signature"),
    ),
  )
  await Promise.all(
    followed
      .filter(({ fate }) => fate === "withdrawn")
      .map(async ({ secret, confirmedAt }) => {
        const at = later(confirmedAt, 7 * minute)
        return done(await withdrawSignature(house, secret, at), "take a signature back")
      }),
  )
  await publishLog(house, house.calendar.at(ago, evening))
}

async function planAll(house: DemoHouse, petitions: readonly PlannedPetition[]): Promise<Asked[]> {
  const all: Asked[] = []
  for (const { plan, publicId } of petitions) {
    const petition = await findPetition(house.db.read, publicId)
    if (!petition) throw new Error(`there is no petition ${publicId}`)
    const { percent, signatures = 0 } = plan
    const count =
      percent === undefined ? signatures : Math.round(((petition.threshold ?? 0) * percent) / 100)
    // Its seconders have signed already.
    const left = count - petition.signatureCount
    if (left > 0)
      all.push(...planOne(house, { plan, petition, count: left, first: all.length + 1 }))
  }
  return all
}

interface Drive {
  readonly plan: PetitionPlan
  readonly petition: StoredPetition
  readonly count: number
  /** The number of its first signer. */
  readonly first: number
}

function planOne({ calendar }: DemoHouse, { plan, petition, count, first }: Drive): Asked[] {
  const random = makeRandom(`signatures/${plan.seat}`)
  const opened = plan.replied?.ago ?? plan.created
  // Not on the day of the end itself; where the clock ended it, the 30 days before count whole.
  const last = Math.max(plan.end ? plan.end.ago + 1 : 1, opened - 30)
  const withdrawn = Math.floor(count / 25)
  return Array.from({ length: count + withdrawn + 2 }, (_, index): Asked => {
    const fate = index < count ? "counted" : index < count + withdrawn ? "withdrawn" : "pending"
    const early = random.whole(0, 99) * random.whole(30, 99)
    const ago = opened - Math.floor((early * (opened - last + 1)) / 10_000)
    const minuteOfDay = random.whole(360, 690)
    return {
      ...{ ago, petition, plan, fate },
      number: first + index,
      requestedAt: calendar.at(ago, minuteOfDay),
      confirmedAt: calendar.at(ago, minuteOfDay + random.whole(2, 20)),
    }
  })
}

async function ask(house: DemoHouse, { petition, plan, number, requestedAt }: Asked) {
  const { kk } = seatOf(plan.seat).house.area
  const signer = makeSigner({ areaId: petition.areaId, area: kk }, number)
  done(await requestSignature(house, petition.publicId, signer, requestedAt), "ask to sign")
}

/** The secret of each letter that asks for a confirmation, by its address. */
export async function readSecrets(house: DemoHouse): Promise<ReadonlyMap<string, string>> {
  const letters = await openLetters(house)
  return new Map(
    letters
      .filter(({ kind }) => kind === "signature-confirmation")
      .map(({ payload }) => {
        const { email, secret } = payload as { email: string; secret: string }
        return [email, secret]
      }),
  )
}

function emailOf(number: number): string {
  return makeSigner({ areaId: null, area: "" }, number).email.address
}

function by<Key extends "requestedAt" | "confirmedAt">(key: Key) {
  return (one: Record<Key, Instant>, other: Record<Key, Instant>) =>
    one[key] < other[key] ? -1 : 1
}
