import { join } from "node:path"
import SQLite from "better-sqlite3"
import { openHouse } from "#app/server/house.server.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { build, settingsIn } from "./build.ts"
import { signByProgram } from "./program.ts"
import { sizesOf } from "./sizes.ts"

/** So many that pages half full count for nothing. */
const many = 4_000

/**
 * Bytes on the disk for each signature that the program itself writes: by how much each table and each index
 * grows while many sign one after another, with pages half full and all that is free in them. What a request
 * leaves only until it is confirmed, or a letter until it is sent, takes its place again and again.
 */
export async function measureBytes(dataDir: string): Promise<Measure[]> {
  await build(dataDir, { ...sizesOf(0.001), signatures: 0 })
  const house = openHouse(settingsIn(dataDir))
  const file = join(dataDir, "uade.db")
  const before = pagesIn(file)
  try {
    await house.log.start()
    await signByProgram(house, many)
  } finally {
    await house.db.close()
  }
  const grown = [...pagesIn(file)].map(([name, bytes]) => ({
    name,
    bytes: (bytes - (before.get(name) ?? 0)) / many,
  }))
  const sum = grown.reduce((total, { bytes }) => total + bytes, 0)
  return [
    ...grown
      .filter(({ bytes }) => bytes >= 0.5)
      .sort((one, other) => other.bytes - one.bytes)
      .map(({ name, bytes }) => line(`bytes: ${name}`, bytes)),
    line("bytes a signature", sum),
  ]
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
