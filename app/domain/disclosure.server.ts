import { decideDisclosure } from "./disclosure.ts"
import type { TrueCells } from "./disclosure.ts"
import { closingStates } from "./petition-state.ts"
import { procedureOf } from "./rule-set.server.ts"
import { assurances } from "./signature.ts"
import type { Assurance } from "./signature.ts"
import type { House } from "#app/context.server.ts"
import { addDays } from "#app/lib/day.ts"
import { day, dayIn, later, startOfDay } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import {
  countByAssurance,
  findDisclosure,
  insertDisclosure,
  listDisclosing,
} from "#db/queries/disclosures.server.ts"
import type { DisclosingPetition } from "#db/queries/disclosures.server.ts"

type DisclosingHouse = Pick<House, "db" | "ruleSets">

/**
 * Shows, once a day, by which assurance the signatures of each petition were given: as of yesterday's close
 * in the petition's own time zone, as far as `decideDisclosure` lets it be told. Run again, or by two at
 * once, each day is shown once; a day that nobody ran it on is passed over.
 */
export async function discloseBreakdowns(house: DisclosingHouse, now: Instant): Promise<void> {
  for (const petition of await listDisclosing(house.db.read, "assurance", later(now, -3 * day))) {
    const asOf = dayToShow(house, petition, now)
    if (asOf !== undefined) await disclose(house, petition, asOf, now)
  }
}

/** Yesterday or, once it is over, the petition's last day; undefined where that was shown or is to come. */
function dayToShow(
  { ruleSets }: DisclosingHouse,
  { ruleSet, state, openedAt, closedAt, lastShown }: DisclosingPetition,
  now: Instant,
): Day | undefined {
  const { timeZone } = procedureOf(ruleSets, ruleSet)
  const yesterday = addDays(dayIn(timeZone, now), -1)
  const isRunning = closingStates.includes(state) || closedAt === null
  const last = isRunning ? yesterday : dayIn(timeZone, closedAt)
  const asOf = last < yesterday ? last : yesterday
  const isDue = asOf >= dayIn(timeZone, openedAt) && (lastShown === null || lastShown < asOf)
  return isDue ? asOf : undefined
}

async function disclose(
  { db, ruleSets }: DisclosingHouse,
  { id, ruleSet, accepts }: DisclosingPetition,
  asOf: Day,
  now: Instant,
): Promise<void> {
  const { timeZone } = procedureOf(ruleSets, ruleSet)
  await commit(db, async (trx) => {
    const close = startOfDay(timeZone, addDays(asOf, 1))
    const cells = cellsOf(accepts, await countByAssurance(trx, id, close))
    const last = await findDisclosure(trx, id, "assurance")
    if (last !== undefined && last.asOf >= asOf) return accept(undefined)
    const shown = decideDisclosure(last?.cells ?? {}, cells)
    await insertDisclosure(trx, id, "assurance", { asOf, cells: shown })
    await touch(trx, "petition", id, now)
    return accept(undefined)
  })
}

/** Every assurance that the petition takes, also one that nobody used: which were used is told by no absence. */
function cellsOf(
  accepts: readonly Assurance[] | null,
  counts: ReadonlyMap<Assurance, number>,
): TrueCells {
  const taken = accepts ?? ["email"]
  const cells = assurances.filter((one) => taken.includes(one) || counts.has(one))
  return Object.fromEntries(cells.map((one) => [one, counts.get(one) ?? 0]))
}
