import { bringUpToDate } from "#app/domain/petition-clock.server.ts"
import { decideTransition } from "#app/domain/petition.ts"
import type { PetitionActor, PetitionState } from "#app/domain/petition.ts"
import { factsOf, takeStep } from "#app/domain/petition-step.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"

/** Lets the clock act on one petition alone. */
export async function letClockAct(house: DemoHouse, publicId: string, at: Instant): Promise<void> {
  await commit(house.db, async (trx) =>
    accept(await bringUpToDate(house, trx, await keyOf(trx, publicId), at)),
  )
}

interface Move {
  readonly to: PetitionState
  readonly by: PetitionActor
  readonly accountId: number
  readonly change?: PetitionChange
}

/** Takes a step of the table that no page takes yet: a pause, a removal. */
export async function move(
  house: DemoHouse,
  publicId: string,
  { to, by, accountId, change = {} }: Move,
  at: Instant,
): Promise<void> {
  const moved = await commit(house.db, async (trx) => {
    const petition = await bringUpToDate(house, trx, await keyOf(trx, publicId), at)
    const step = decideTransition(factsOf(house, petition), to, by, at)
    if (!step.ok) return step
    return accept(await takeStep(house, trx, petition, step.value, { accountId, change }))
  })
  done(moved, `move a petition to ${to}`)
}

async function keyOf(trx: Trx, publicId: string): Promise<number> {
  const petition = await findPetition(trx, publicId)
  if (!petition) throw new Error(`there is no petition ${publicId}`)
  return petition.id
}
