import { confirmSignature, requestSignature } from "#app/domain/signature.server.ts"
import type { Signer } from "#app/domain/signature.server.ts"
import { later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { seatOf } from "#scripts/demo/seats.ts"
import { readSecrets } from "#scripts/demo/seed-signatures.ts"
import type { PlannedPetition } from "#scripts/demo/seed-signatures.ts"
import { makeSigner } from "#scripts/demo/signers.ts"

/** Seconders that the law's procedure asks for. */
const needed = 5

/** Beyond the numbers of those who sign after the opening. */
const firstNumber = 500_000

interface Asked {
  readonly publicId: string
  readonly signer: Signer
  readonly at: Instant
}

/** Lets voters second petitions as the plans say: each asks, reads the letter and follows its link. */
export async function seedSeconders(
  house: DemoHouse,
  petitions: readonly PlannedPetition[],
): Promise<void> {
  const asked: Asked[] = []
  for (const petition of petitions) asked.push(...(await askedOf(house, petition)))
  await Promise.all(
    asked.map(async ({ publicId, signer, at }) =>
      done(await requestSignature(house, publicId, signer, at), "ask to second"),
    ),
  )
  const secrets = await readSecrets(house)
  await Promise.all(
    petitions.map(async ({ publicId }) => {
      for (const one of asked.filter((seconder) => seconder.publicId === publicId)) {
        const secret = secrets.get(one.signer.email.address) ?? ""
        done(await confirmSignature(house, secret, later(one.at, 4 * minute)), "second a petition")
      }
    }),
  )
}

async function askedOf(
  { db, calendar }: DemoHouse,
  { plan, publicId }: PlannedPetition,
): Promise<Asked[]> {
  const { created, seconded = created - 1, seconders } = plan
  const count = seconders ?? (plan.seconded === undefined ? 0 : needed)
  const petition = await findPetition(db.read, publicId)
  const { kk } = seatOf(plan.seat).house.area
  const district = { areaId: petition?.areaId ?? null, area: kk }
  return Array.from({ length: count }, (_, index) => ({
    publicId,
    signer: makeSigner(district, firstNumber + plan.seat * 10 + index),
    // The last of them on the day that the plan names, the others before.
    at: calendar.at(index === count - 1 ? seconded : created, 90 + index * 25),
  }))
}
