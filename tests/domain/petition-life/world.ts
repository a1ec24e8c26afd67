import type { Actor } from "#app/domain/access.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { addDays } from "#app/lib/day.ts"
import { dayIn, later } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import type { Row } from "#db/schema.ts"
import { makeCoder } from "#tests/support/coding-scene.ts"
import { makeAccount, makeEvidence, makePledge, makeVerdict } from "#tests/support/make.ts"
import { actorOf, makeScene } from "#tests/support/petition-scene.ts"
import type { Scene } from "#tests/support/petition-scene.ts"

/** What the commands act on: the real house with its database, and everybody who acts. */
export interface World {
  readonly scene: Scene
  readonly authors: readonly Actor[]
  readonly moderator: Actor
  readonly deputy: Actor
  /** Two of accredited organisations, who always agree. */
  readonly coders: readonly { readonly id: number }[]
  readonly pledges: readonly Row<"pledge">[]
  readonly evidence: readonly Row<"evidence">[]
  /** Secrets of letters, as their recipients have them. */
  readonly secrets: string[]
  /** By petition, the hash that was frozen with the first seconder. */
  readonly frozen: Map<number, string>
  /** What was done, `command: done` or the refusal's code: for the reader of a failure, and for coverage. */
  readonly log: string[]
  now: Instant
}

/** A deputy with three broken promises under the law's whole procedure, two who would petition. */
export async function makeWorld(db: Db): Promise<World> {
  const scene = await makeScene(db)
  const { person_id } = scene.seat
  const more: Row<"pledge">[] = []
  for (let n = 0; n < 2; n++) {
    const pledge = await makePledge(db, { person_id })
    await makeVerdict(db, { pledge_id: pledge.id, code_book_id: 1 })
    more.push(pledge)
  }
  const pledges = [scene.promise, ...more]
  const evidence: Row<"evidence">[] = []
  for (const { id } of pledges) {
    const happened_on = "2026-03-01"
    const given = { pledge_id: id, direction: "contradicts", happened_on } as const
    evidence.push(await makeEvidence(db, given))
  }
  return {
    scene,
    authors: [scene.author, actorOf(await makeAccount(db))],
    moderator: actorOf(await makeAccount(db, { role: "moderator" })),
    deputy: actorOf(await makeAccount(db, { role: "deputy", person_id })),
    coders: [await makeCoder(db), await makeCoder(db)],
    pledges,
    evidence,
    secrets: [],
    frozen: new Map(),
    log: [],
    now: scene.house.clock.now(),
  }
}

/** The petitions there are, the oldest first. */
export function listAll({ scene }: World): Promise<Row<"petition">[]> {
  return scene.house.db.read.selectFrom("petition").selectAll().orderBy("id").execute()
}

/** One of several, by a number that need not be in range; undefined where there are none. */
export function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(1, items.length)]
}

export function today({ now }: World): Day {
  return dayIn("Asia/Almaty", now)
}

/** Lets days and a few minutes pass, so that no two deeds fall on one instant. */
export function pass(world: World, days: number): void {
  const at = `${addDays(world.now.slice(0, 10), days)}${world.now.slice(10)}`
  world.now = later(at, 60_000)
  world.scene.house.clock.set(world.now)
}

/** Notes what came of a deed. */
export function note(world: World, deed: string, outcome: Outcome<unknown>): void {
  world.log.push(`${deed}: ${outcome.ok ? "done" : outcome.refusal.code}`)
}
