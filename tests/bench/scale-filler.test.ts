import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import SQLite from "better-sqlite3"
import { expect, test } from "vitest"
import { openHouse } from "#app/server/house.server.ts"
import { build, settingsIn } from "#scripts/bench/scale/build.ts"
import { signByProgram } from "#scripts/bench/scale/program.ts"

const tiny = { petitions: 1, deputies: 1, promises: 1, votes: 0 }
const many = 33

/** Of each table that signing writes to: how often rows of which lengths stand in it. */
function shapeOf(folder: string): Record<string, Record<string, number>> {
  const db = new SQLite(join(folder, "uade.db"), { readonly: true })
  const tables = ["signature", "signing_trace", "log_leaf", "log_tile", "log_checkpoint", "outbox"]
  const shape = tables.map((table) => {
    const rows = db.prepare(`select * from ${table}`).all() as Record<string, unknown>[]
    const shapes = rows.map((row) => JSON.stringify(Object.entries(row).map(lengthOf).sort()))
    const counts: Record<string, number> = {}
    for (const one of shapes) counts[one] = (counts[one] ?? 0) + 1
    return [table, counts] as const
  })
  db.close()
  return Object.fromEntries(shape)
}

/** Numbers have no length worth telling: they are keys, places and seconds. */
function lengthOf([column, value]: [string, unknown]): string {
  if (value instanceof Uint8Array) return `${column}: ${String(value.length)} bytes`
  if (typeof value === "string") return `${column}: ${String(value.length)} characters`
  return `${column}: ${value === null ? "nothing" : "a number"}`
}

test("what the bench fills in has the shape of what the program writes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "uade-filler-"))
  const [filled, signed] = [join(folder, "filled"), join(folder, "signed")]
  try {
    await build(filled, { ...tiny, signatures: many })
    await build(signed, { ...tiny, signatures: 0 })
    const house = openHouse(settingsIn(signed))
    await house.log.start()
    await signByProgram(house, many, { batch: 32, between: 0 })
    await house.db.close()
    const [filler, program] = [shapeOf(filled), shapeOf(signed)]
    // The first checkpoint, before anybody signed, stands in both; the sizes of the others are one digit apart.
    expect(Object.values(filler["log_checkpoint"] ?? {}).reduce((sum, n) => sum + n, 0)).toBe(3)
    expect(Object.values(program["log_checkpoint"] ?? {}).reduce((sum, n) => sum + n, 0)).toBe(3)
    expect(filler).toEqual(program)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
