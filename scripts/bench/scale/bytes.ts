import { rmSync } from "node:fs"
import { join } from "node:path"
import SQLite from "better-sqlite3"
import { openHouse } from "#app/server/house.server.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { build, settingsIn } from "./build.ts"
import { signByProgram } from "./program.ts"
import { sizesOf } from "./sizes.ts"

/** So many that pages half full count for nothing. */
const many = 4_000
const few = 800

/**
 * Bytes on the disk for each signature that the program itself writes: by how much each table and each index
 * grows while many sign one after another, with pages half full and all that is free in them. What a request
 * leaves only until it is confirmed, or a letter until it is sent, takes its place again and again.
 */
export async function measureBytes(dataDir: string): Promise<Measure[]> {
  // People of an earlier run have signed already.
  rmSync(dataDir, { recursive: true, force: true })
  await build(dataDir, { ...sizesOf(0.001), signatures: 0 })
  const house = openHouse(settingsIn(dataDir))
  const file = join(dataDir, "uade.db")
  try {
    await house.log.start()
    const together = await growthOf(file, many, () => signByProgram(house, many))
    const alone = await growthOf(file, few, () =>
      signByProgram(house, few, { batch: 1, between: few / 4 }),
    )
    return [
      ...[...together]
        .filter(([, bytes]) => bytes >= 0.5)
        .sort(([, one], [, other]) => other - one)
        .map(([name, bytes]) => line(`bytes: ${name}`, bytes)),
      line("bytes a signature", sumOf(together)),
      // A checkpoint for each instead of one for 32.
      line("bytes a signature, each in a batch of its own", sumOf(alone)),
    ]
  } finally {
    await house.db.close()
  }
}

/** By how many bytes each table and index grows with each of so many signatures. */
async function growthOf(
  file: string,
  signatures: number,
  sign: () => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const before = pagesIn(file)
  await sign()
  return new Map(
    [...pagesIn(file)].map(([name, bytes]) => [
      name,
      (bytes - (before.get(name) ?? 0)) / signatures,
    ]),
  )
}

function sumOf(growth: ReadonlyMap<string, number>): number {
  return [...growth.values()].reduce((total, bytes) => total + bytes, 0)
}

/** Bytes of each table and index, and of pages that are free. */
function pagesIn(file: string): Map<string, number> {
  const db = new SQLite(file)
  db.pragma("wal_checkpoint(TRUNCATE)")
  const rows = db
    .prepare<[], { name: string; bytes: number }>(
      "select name, sum(pgsize) as bytes from dbstat where aggregate = true group by name",
    )
    .all()
  const sizes = new Map(rows.map(({ name, bytes }) => [name, bytes]))
  const free = Number(db.pragma("freelist_count", { simple: true }))
  sizes.set("free pages", free * Number(db.pragma("page_size", { simple: true })))
  db.close()
  return sizes
}

const limit = 1000

function line(name: string, bytes: number): Measure {
  const value = Math.round(bytes)
  return { name, value, unit: "B", baseline: { name: "limit", value: limit }, ratio: bytes / limit }
}
