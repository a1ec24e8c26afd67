import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { sql } from "kysely"
import { expect, onTestFinished, test } from "vitest"
import { answerApi } from "#app/api/answer.server.ts"
import { votes } from "#app/api/votes.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeMotion } from "#tests/support/make.ts"

/* As many votes as a parliament casts in some years, walked to the end: memory does not follow the rows. */

const [people, events] = [500, 200]
const mebibyte = 1024 * 1024

test("100,000 rows are read to the end, by pages and by whoever writes all out, in the memory of some pages", async () => {
  const db = openDb(`sqlite:${emptyFolder()}/large.db`)
  onTestFinished(() => db.close())
  await migrateToLatest(db)
  await fill(db)
  const house = makeHouse(db)
  const now = house.clock.now()

  let pages = 0
  let rows = 0
  let target: string | null = "/api/v1/votes?limit=500"
  let early = 0
  while (target !== null) {
    const url: URL = new URL(target, house.origin)
    const { body } = await answerApi({ house, now, lang: "en", url })
    const page = JSON.parse(body) as { data: unknown[]; links: { next: string | null } }
    rows += page.data.length
    target = page.links.next
    if (++pages === 20) early = heapUsed()
  }
  const grownByPages = heapUsed() - early
  expect([rows, pages]).toEqual([people * events, (people * events) / 500])

  let written = 0
  for await (const item of votes.records({ house, now })) {
    if (item.id !== "") written += 1
    if (written === 10_000) early = heapUsed()
  }
  const grownByRecords = heapUsed() - early
  expect(written).toBe(people * events)

  const figures = [grownByPages, grownByRecords].map((bytes) => (bytes / mebibyte).toFixed(1))
  console.log(`100,000 votes: heap grown by ${figures.join(" and ")} MiB after the first tenth`)
  expect(Math.max(grownByPages, grownByRecords)).toBeLessThan(8 * mebibyte)
}, 120_000)

async function fill(db: Db): Promise<void> {
  const motion = await makeMotion(db)
  await sql`insert into person (public_id, name) ${count(people)}
    select printf('0%015d', n), 'Person ' || n from nth`.execute(db.writer)
  await sql`insert into vote_event (public_id, motion_id, organization_id) ${count(events)}
    select printf('1%015d', n), ${motion.id}, ${motion.organization_id} from nth`.execute(db.writer)
  await sql`insert into vote (vote_event_id, person_id, option)
    select vote_event.id, person.id, 'yes' from vote_event, person`.execute(db.writer)
}

/** The numbers from 1 on, as the table `nth`. */
function count(most: number) {
  return sql`with recursive nth (n) as (select 1 union all select n + 1 from nth where n < ${most})`
}

/** Bytes in use once everything was thrown away that nobody holds. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  return process.memoryUsage().heapUsed
}
