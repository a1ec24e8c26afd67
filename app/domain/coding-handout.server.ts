import { codeBookInForce } from "./code-book.server.ts"
import { leaseEndOf, needs, outsideFirstDays, staleAfterMonths } from "./coding-need.ts"
import type { CodingTask, Need } from "./coding-need.ts"
import type { PublicId } from "./public-id.ts"
import type { House } from "#app/context.server.ts"
import { addMonths } from "#app/lib/day.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { findOpenChallenge } from "#db/queries/challenges.server.ts"
import { findAccreditedCoder, hasBond } from "#db/queries/coders.server.ts"
import type { AccreditedCoder } from "#db/queries/coders.server.ts"
import { endHandout, findHandout, insertHandout } from "#db/queries/coding-handouts.server.ts"
import { hasPlaceFor, listDisputed, listWaiting } from "#db/queries/coding-queue.server.ts"
import type { Asking, Waiting } from "#db/queries/coding-queue.server.ts"
import { findOpenRound, insertRound } from "#db/queries/coding-rounds.server.ts"
import type { CodingRound } from "#db/queries/coding-rounds.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import { countVerdicts } from "#db/queries/verdicts.server.ts"
import type { Trx } from "#db/schema.ts"

/** What handing out needs of the house: its key decides which of many comes first. */
export type DealingHouse = Pick<House, "db" | "keys">

interface Case {
  readonly pledge: PublicId
  readonly task: CodingTask
}

export type Dealt = Outcome<Case, "not-accredited" | "no-case">

/**
 * Hands the next case to somebody: what is in dispute first, then by need. One at a time: who holds a case
 * gets that one again. Nobody gets a case of a deputy to whom they are bound, nor one of a round twice.
 *
 * Among cases of one need a keyed hash chooses, the same for everybody, so that two people meet on one
 * case and neither can tell from what they get or do not get what another holds or has given.
 */
export async function dealCase(
  house: DealingHouse,
  account: { readonly id: number },
  now: Instant,
): Promise<Dealt> {
  // What leaves its holder does so also where there is nothing else: the job accepts.
  const { value } = await commit(house.db, async (trx) =>
    accept(await deal(house, trx, account, now)),
  )
  return typeof value === "string" ? refuse(value) : accept(value)
}

async function deal(
  house: DealingHouse,
  trx: Trx,
  account: { readonly id: number },
  now: Instant,
): Promise<Case | "not-accredited" | "no-case"> {
  const coder = await findAccreditedCoder(trx, account.id)
  if (!coder) return "not-accredited"
  const held = await keepHeld(trx, coder, now)
  if (held) return held
  const asking = askingOf(coder, now)
  const disputed = await listDisputed(trx, asking)
  return (
    (await dealOne(house, trx, disputed, "adjudicate", null, asking)) ??
    (await dealByNeed(house, trx, asking)) ??
    "no-case"
  )
}

/** What somebody holds now. What is over, or of a deputy to whom they are bound by now, leaves them. */
async function keepHeld(trx: Trx, coder: AccreditedCoder, now: Instant) {
  const held = await findHandout(trx, coder.id)
  if (!held) return undefined
  if (now >= held.expiresAt) {
    await endHandout(trx, held.id, "expired", now)
    return undefined
  }
  if (await hasBond(trx, coder.id, held.personId)) {
    await endHandout(trx, held.id, "conflict", now)
    return undefined
  }
  return { pledge: held.pledgePublicId, task: held.task }
}

function askingOf(coder: AccreditedCoder, now: Instant): Asking {
  const today = todayAt(now)
  return {
    ...{ coder, now, today },
    staleBefore: `${addMonths(today, -staleAfterMonths)}T00:00:00.000Z`,
    outsideBefore: later(now, -outsideFirstDays * day),
  }
}

async function dealByNeed(house: DealingHouse, trx: Trx, asking: Asking) {
  for (const need of needs) {
    const waiting = await listWaiting(trx, need, asking)
    const dealt = await dealOne(house, trx, waiting, "code", need, asking)
    if (dealt) return dealt
  }
  return undefined
}

async function dealOne(
  house: DealingHouse,
  trx: Trx,
  waiting: readonly Waiting[],
  task: CodingTask,
  need: Need | null,
  asking: Asking,
) {
  for (const { publicId } of inSecretOrder(house, waiting)) {
    const handed = await handIt(house, trx, publicId, task, need, asking)
    if (handed) return { pledge: publicId, task }
  }
  return undefined
}

function inSecretOrder({ keys }: DealingHouse, waiting: readonly Waiting[]): Waiting[] {
  return waiting
    .map((one) => ({ one, place: keys.tag(one.publicId, "coding-order").toString("hex") }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ one }) => one)
}

/** Hands one case out under the promise's lock, unless somebody took its place meanwhile. */
async function handIt(
  { db }: DealingHouse,
  trx: Trx,
  publicId: PublicId,
  task: CodingTask,
  need: Need | null,
  asking: Asking,
): Promise<boolean> {
  const { coder, now } = asking
  const pledge = await lockPledge(trx, db.engine, publicId)
  if (!pledge) return false
  const stillFree =
    need === null
      ? (await listDisputed(trx, asking)).some(({ id }) => id === pledge.id)
      : await hasPlaceFor(trx, pledge.id, need, asking)
  if (!stillFree) return false
  const round = await roundFor(trx, pledge.id, need ?? "due", now)
  const handout = await insertHandout(trx, {
    roundId: round.id,
    accountId: coder.id,
    organizationId: coder.organizationId,
    ...{ task, handedAt: now, expiresAt: leaseEndOf(now) },
  })
  return handout !== undefined
}

/** The round under way, or a new one: pinned to the code book in force, and to the challenge it answers. */
async function roundFor(
  trx: Trx,
  pledgeId: number,
  need: Need,
  openedAt: Instant,
): Promise<CodingRound> {
  const open = await findOpenRound(trx, pledgeId)
  if (open) return open
  const challenge = need === "contested" ? await findOpenChallenge(trx, pledgeId) : undefined
  return insertRound(trx, {
    ...{ pledgeId, need, openedAt },
    number: (await countVerdicts(trx, pledgeId)) + 1,
    codeBookId: (await codeBookInForce(trx, openedAt)).id,
    challengeId: challenge?.id ?? null,
  })
}

/**
 * Hands one chosen promise to one chosen person, by all rules but that it is its turn: for what is made at
 * once, such as the demonstration. Inside a job.
 */
export async function handOut(
  house: DealingHouse,
  trx: Trx,
  publicId: PublicId,
  { task, need }: { readonly task: CodingTask; readonly need: Need },
  account: { readonly id: number },
  now: Instant,
): Promise<Outcome<undefined, "not-accredited" | "no-case">> {
  const coder = await findAccreditedCoder(trx, account.id)
  if (!coder) return refuse("not-accredited")
  await keepHeld(trx, coder, now)
  const turn = task === "adjudicate" ? null : need
  const handed = await handIt(house, trx, publicId, task, turn, askingOf(coder, now))
  return handed ? accept(undefined) : refuse("no-case")
}
