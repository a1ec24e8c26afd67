import { expect } from "vitest"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import { listPublishedCodings } from "#db/queries/codings.server.ts"
import type { World } from "./world.ts"

/** Tables whose rows are only ever added. What a round or a challenge ends with is added to its row. */
const lasting = [
  "coding",
  "coding_evidence",
  "verdict",
  "verdict_coding",
  "verdict_evidence",
  "claim",
  "revision",
  "coder_pseudonym",
] as const

/** The rating in force of each promise, and by which verdict. */
export function ratingsInForce({ house }: World) {
  return house.db.read
    .selectFrom("pledge")
    .leftJoin("verdict", "verdict.id", "pledge.verdict_id")
    .select(["pledge.id", "verdict.number", "verdict.rating"])
    .orderBy("pledge.id")
    .execute()
}

/** What holds after every deed, whatever was done before in whatever order. */
export async function checkInvariants(world: World): Promise<void> {
  await nothingWasLost(world)
  await verdictsStandOnTwo(world)
  await roundsAreBlind(world)
  await handoutsAreSingle(world)
}

async function nothingWasLost({ house, seen }: World): Promise<void> {
  const present = new Set<string>()
  for (const table of lasting) {
    const rows = await house.db.read.selectFrom(table).selectAll().execute()
    for (const row of rows) {
      const key = keyOf(table, row)
      present.add(key)
      const body = JSON.stringify(row)
      expect(seen.get(key) ?? body, key).toBe(body)
      seen.set(key, body)
    }
  }
  expect([...seen.keys()].filter((key) => !present.has(key))).toEqual([])
}

function keyOf(table: string, row: object): string {
  const ids = Object.entries(row).filter(([name]) => name === "id" || name.endsWith("_id"))
  return `${table} ${"id" in row ? String(row.id) : JSON.stringify(ids)}`
}

/** Each verdict ends one round: two people's codings that agree, or a third's decision. Numbers have no gap. */
async function verdictsStandOnTwo({ house, pledges }: World): Promise<void> {
  const db = house.db.read
  for (const { id } of pledges) {
    const verdicts = await db
      .selectFrom("verdict")
      .selectAll()
      .where("pledge_id", "=", id)
      .orderBy("number")
      .execute()
    expect(verdicts.map(({ number }) => number)).toEqual(verdicts.map((_, index) => index + 1))
    const codings = await listPublishedCodings(db, id, "en")
    for (const { id: verdictId, rating } of verdicts) {
      const own = codings.filter((coding) => coding.verdictId === verdictId)
      const blind = own.filter(({ task }) => task === "code")
      const decision = own.find(({ task }) => task === "adjudicate")
      expect(blind).toHaveLength(2)
      expect(new Set(own.map(({ coder }) => coder)).size).toBe(own.length)
      const agreed = new Set(blind.map((coding) => coding.rating))
      expect(agreed.size === 1).toBe(decision === undefined)
      expect(decision?.rating ?? [...agreed][0]).toBe(rating)
    }
  }
}

/** What belongs to a round that has not ended is published nowhere. */
async function roundsAreBlind({ house, pledges }: World): Promise<void> {
  const db = house.db.read
  const open = await db
    .selectFrom("coding_round")
    .innerJoin("pledge", "pledge.id", "coding_round.pledge_id")
    .select(["pledge.id", "pledge.public_id", "coding_round.number"])
    .where("coding_round.ended_at", "is", null)
    .execute()
  const finished = await listFinishedCodings(db)
  for (const { id, public_id, number } of open) {
    expect(
      finished.filter(({ promise, round }) => promise === public_id && round === number),
    ).toEqual([])
    const published = await listPublishedCodings(db, id, "en")
    expect(published.filter(({ round }) => round === number)).toEqual([])
  }
  expect(open.length).toBeLessThanOrEqual(pledges.length)
}

/** Nobody holds two cases, has one of a round twice, or codes of a panel what they coded before. */
async function handoutsAreSingle({ house }: World): Promise<void> {
  const db = house.db.read
  const handouts = await db.selectFrom("coding_handout").selectAll().execute()
  const live = handouts.filter(({ ended_at }) => ended_at === null)
  expect(new Set(live.map(({ account_id }) => account_id)).size).toBe(live.length)
  const fresh = await db
    .selectFrom("coding_round")
    .innerJoin("coding", (join) =>
      join
        .onRef("coding.pledge_id", "=", "coding_round.pledge_id")
        .onRef("coding.round", "=", "coding_round.number"),
    )
    .innerJoin("coding as earlier", (join) =>
      join
        .onRef("earlier.pledge_id", "=", "coding.pledge_id")
        .onRef("earlier.account_id", "=", "coding.account_id")
        .onRef("earlier.round", "<", "coding.round"),
    )
    .select("coding.id")
    .where("coding_round.challenge_id", "is not", null)
    .execute()
  expect(fresh).toEqual([])
}
