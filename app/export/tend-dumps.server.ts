import { mkdtemp, readdir, rename, rm } from "node:fs/promises"
import path from "node:path"
import type { House } from "#app/context.server.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { timeAt, todayAt } from "#app/lib/zone.ts"
import { isDumpDue, overDays } from "./dump-days.ts"
import { makeDump } from "./make-dump.server.ts"
import { listDumpDays, readDump, shelfOf } from "./shelf.server.ts"
import type { Dump } from "./shelf.server.ts"
import { heldBack } from "./withdrawal.server.ts"
import type { Compared } from "./withdrawal.server.ts"

type DumpHouse = Pick<House, "db" | "providers" | "ruleSets" | "origin" | "dataDir">

/**
 * Keeps the shelf of dumps as it has to be: takes down those that hold what was hidden since, makes today's
 * where it is due, takes down what is over. May be called at any time and by several at once.
 *
 * @throws where the disk or the database fails: called again it goes on
 */
export async function tendDumps(
  house: DumpHouse,
  now: Instant,
  compared: Compared = new Set(),
): Promise<void> {
  const shelf = shelfOf(house)
  const today = todayAt(now)
  const dumps = await readAll(shelf)
  const withdrawn = await heldBack(house.db.read, shelf, dumps, compared)
  for (const { day } of withdrawn) await takeDown(shelf, day)
  if (isDumpDue(await listDumpDays(shelf), today, timeAt(now))) {
    await makeDump(house, { shelf, day: today, now })
  }
  for (const day of overDays(await listDumpDays(shelf), today)) await takeDown(shelf, day)
  await sweep(shelf)
}

async function readAll(shelf: string): Promise<Dump[]> {
  const dumps = []
  for (const day of await listDumpDays(shelf)) dumps.push(await readDump(shelf, day))
  return dumps.filter((dump) => dump !== undefined)
}

/** What is taken down: at once under no day any more, then away. */
const down = ".down-"

async function takeDown(shelf: string, day: Day): Promise<void> {
  const away = await mkdtemp(path.join(shelf, down))
  // Where another was quicker there is nothing to take.
  await rename(path.join(shelf, day), path.join(away, day)).catch(() => undefined)
  await rm(away, { recursive: true, force: true })
}

/** What was being taken down when a process died. */
async function sweep(shelf: string): Promise<void> {
  const names = await readdir(shelf).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(down))) {
    await rm(path.join(shelf, name), { recursive: true, force: true })
  }
}
