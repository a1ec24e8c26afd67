import { noteDestroyed } from "./destruction.server.ts"
import { finalStates } from "./petition-state.ts"
import { liveRecallStates } from "./recall.ts"
import { mustDestroy, retention } from "./retention.ts"
import { getRuleSet } from "./rule-set.server.ts"
import { paperOf } from "./sheet.ts"
import { newPetitionKey } from "./signature-secrets.server.ts"
import type { House } from "#app/context.server.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { findHoldOn } from "#db/queries/legal-holds.server.ts"
import { lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import {
  eraseKeyAndLines,
  eraseSigning,
  eraseStatements,
  eraseTags,
  forgetScan,
  getPetitionKey,
  hasOpenCase,
  listEnded,
  writePetitionKey,
} from "#db/queries/retention.server.ts"
import type { EndedPetition } from "#db/queries/retention.server.ts"
import type { Trx } from "#db/schema.ts"

type RetentionHouse = Pick<House, "db" | "ruleSets">

/** A transaction of this many rows holds up nobody who signs. */
const mostAtOnce = 500

/**
 * Destroys what signers said when its time is over: 30 days after the petition's end names, addresses,
 * numbers and proofs, up to 90 where an appeal or an audit is open; the petition's own key, its marks and
 * what was read on paper 30 days after the statute's drive is over too. What was published stays: counts,
 * leaves, and the receipts that signers hold.
 */
export async function destroyOverdue(house: RetentionHouse, now: Instant): Promise<void> {
  const closedBy = later(now, -retention.usual.value * day)
  for (const ended of await listEnded(house.db.read, closedBy, todayAt(now))) {
    const isDone = ended.signersDestroyedAt !== null || (await destroyOnline(house, ended, now))
    if (isDone) await destroyKey(house, ended, now)
  }
}

/** @returns whether nothing of the petition's signers is kept any more but marks that its drive needs */
async function destroyOnline(
  { db, ruleSets }: RetentionHouse,
  ended: EndedPetition,
  now: Instant,
): Promise<boolean> {
  const isContested = await hasOpenCase(db.read, ended)
  if (!mustDestroy({ endedAt: ended.closedAt, isContested }, now)) return false
  const isOneDrive = paperOf(getRuleSet(ruleSets, ended.ruleSet)) === "one-drive"
  const needsTags = isDriveLive(ended) && isOneDrive
  for (;;) {
    const turn = await commit(db, async (trx) => {
      if (!(await isStillOver(db, trx, ended, now))) return accept("not-over" as const)
      const count = await eraseStatements(trx, ended.id, mostAtOnce)
      await noteDestroyed(trx, count, now)
      if (count === mostAtOnce) return accept("more" as const)
      if (!needsTags) await eraseTags(trx, ended.id)
      await eraseSigning(trx, ended.id, now)
      return accept("done" as const)
    })
    if (turn.value !== "more") return turn.value === "done"
  }
}

async function destroyKey(
  { db }: RetentionHouse,
  ended: EndedPetition,
  now: Instant,
): Promise<void> {
  if (isDriveLive(ended)) return
  const { closedAt, recallMovedAt } = ended
  const endedAt = recallMovedAt !== null && recallMovedAt > closedAt ? recallMovedAt : closedAt
  if (!mustDestroy({ endedAt, isContested: false }, now)) return
  await commit(db, async (trx) => {
    if (!(await isStillOver(db, trx, ended, now))) return accept(undefined)
    await eraseTags(trx, ended.id)
    await eraseKeyAndLines(trx, ended.id)
    return accept(undefined)
  })
}

function isDriveLive({ recallState }: Pick<EndedPetition, "recallState">): boolean {
  return liveRecallStates.includes(recallState)
}

/** Since it was listed an appeal may have put it back, an operator moved its drive, or a court asked to hold it. */
async function isStillOver(
  { engine }: House["db"],
  trx: Trx,
  { id, publicId, closedAt, recallState }: EndedPetition,
  now: Instant,
): Promise<boolean> {
  const petition = await lockPetition(trx, engine, id)
  if (await findHoldOn(trx, "petition", publicId, todayAt(now))) return false
  const isSame = petition.closedAt === closedAt && petition.recallState === recallState
  return isSame && finalStates.includes(petition.state)
}

/**
 * A petition with its key, to know signers on paper by: where the key was destroyed before the drive on
 * paper began, a fresh one, for no mark under the old one is left. The petition must be locked.
 */
export async function withKey(
  { keys }: Pick<House, "keys">,
  trx: Trx,
  petition: StoredPetition,
): Promise<StoredPetition> {
  if (petition.keySealed) return petition
  const known = await getPetitionKey(trx, petition.id)
  if (known) return { ...petition, keySealed: known }
  const keySealed = newPetitionKey(keys, petition.publicId)
  await writePetitionKey(trx, petition.id, keySealed)
  return { ...petition, keySealed }
}

/** Notes that a sheet's scan was destroyed. */
export async function forgetSheetScan({ db }: Pick<House, "db">, serial: string): Promise<void> {
  await commit(db, async (trx) => {
    await forgetScan(trx, serial)
    return accept(undefined)
  })
}
