import type { Approver } from "#app/domain/approval.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { makeCoder } from "#tests/support/coding-scene.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

/** What the commands act on: two promises of one deputy, five coders of three organisations. */
export interface World {
  readonly house: TestHouse
  readonly pledges: readonly Row<"pledge">[]
  readonly coders: readonly Row<"account">[]
  readonly deputy: Approver & { readonly personId: number }
  readonly constituent: Approver
  /** Every row that was ever seen in a table whose rows may not change, as it was. */
  readonly seen: Map<string, string>
  /** What was done: `deed: done` or the refusal's code. */
  readonly log: string[]
  now: Instant
}

export async function makeWorld(db: Db): Promise<World> {
  const now = "2026-11-24T06:00:00.000Z"
  const { id: account_id } = await make.makeAccount(db, { role: "watchdog" })
  const pledges = [await make.makePledge(db, { due_on: "2026-11-20", account_id })]
  const [first] = pledges
  if (!first) throw new Error("there is no promise")
  pledges.push(await make.makePledge(db, { person_id: first.person_id, account_id }))
  for (const { id } of pledges) {
    await make.makeEvidence(db, {
      ...{ pledge_id: id, direction: "contradicts", happened_on: "2026-11-22" },
    })
  }
  const own = await make.makeAccreditation(db)
  const other = await make.makeAccreditation(db)
  const coders = []
  for (const { organization_id } of [own, own, other, other, await make.makeAccreditation(db)]) {
    coders.push(await makeCoder(db, { organizationId: organization_id }))
  }
  const { person_id } = first
  const deputy = await make.makeAccount(db, { role: "deputy", person_id })
  const constituent = await make.makeAccount(db)
  return {
    house: makeHouse(db, { now }),
    ...{ pledges, coders, now },
    deputy: { id: deputy.id, role: "deputy", personId: person_id, organizationId: null },
    constituent: {
      ...{ id: constituent.id, role: "constituent", personId: null, organizationId: null },
    },
    seen: new Map(),
    log: [],
  }
}

/** One of several, by a number that need not be in range. */
export function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error("there is nothing to pick")
  return item
}

/** Lets hours and a minute pass, so that no two deeds fall on one instant. */
export function pass(world: World, hours: number): void {
  world.now = later(world.now, hours * 3_600_000 + 60_000)
  world.house.clock.set(world.now)
}

/** Notes what came of a deed. */
export function note(world: World, deed: string, outcome: Outcome<unknown>): void {
  world.log.push(`${deed}: ${outcome.ok ? "done" : outcome.refusal.code}`)
}
