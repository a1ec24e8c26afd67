import { setImmediate as nextTurn } from "node:timers/promises"
import { expect, test } from "vitest"
import { findAgreement } from "#app/domain/agreement.server.ts"
import { reportAgreement, reportingAgreement } from "#app/domain/agreement-report.ts"
import type { AgreementCoding } from "#app/domain/agreement-report.ts"
import { draws } from "#app/domain/bootstrap.ts"
import type { Stepwise } from "#app/lib/stepwise.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import { plainCoding, rateTogether } from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("the agreement report", (open) => {
  test("is computed once for all who ask meanwhile, while others have their turns", async () => {
    const db = await open()
    const given = { ...plainCoding, rating: "not-verifiable", evidence: [] } as const
    for (const category of ["roads", "water"]) {
      const { public_id } = await make.makePledge(db, { category })
      await rateTogether(makeHouse(db), public_id, given, "2026-11-24T06:00:00.000Z")
    }

    let turns = 0
    let asking = true
    async function countTurns() {
      while (asking) {
        await nextTurn()
        turns += 1
      }
    }
    const counted = countTurns()
    const [one, other] = await Promise.all([findAgreement(db.read), findAgreement(db.read)])
    asking = false
    await counted
    expect(one.overall.units).toBe(2)
    expect(other).toBe(one)
    // Two intervals of all rounds and two of their quarter, each in a turn of its own at the least.
    expect(turns).toBeGreaterThanOrEqual(4)
    expect(await findAgreement(db.read)).toBe(one)
    expect(reportAgreement(await listFinishedCodings(db.read))).toEqual(one)
  })
})

test("no step of the report draws more than some twenty thousand codings", () => {
  const codings = Array.from({ length: 300 }, (_, at) => [
    coding(`p${String(at)}`, "a", at % 3 === 0 ? "kept" : "broken"),
    coding(`p${String(at)}`, "b", at % 7 === 0 ? "kept" : "broken"),
  ]).flat()
  // All rounds are drawn for everything, the category, both coders and the quarter, on two scales.
  const drawn = 300 * draws * 5 * 2
  expect(countSteps(reportingAgreement(codings))).toBeGreaterThanOrEqual(drawn / 21_000)
})

function coding(promise: string, coder: string, rating: "kept" | "broken"): AgreementCoding {
  return { ...{ promise, coder, rating }, round: 1, category: "roads", codedOn: "2026-02-03" }
}

function countSteps(work: Stepwise<unknown>): number {
  let steps = 0
  while (work.next().done !== true) steps += 1
  return steps
}
