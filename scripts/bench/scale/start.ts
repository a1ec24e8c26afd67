import { openHouse } from "#app/server/house.server.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { settingsIn } from "./build.ts"

const limit = 2

/**
 * How long a site looks before it answers, from a closed database on: the schema, the right edge of the log up
 * to its root, the record of checkpoints with its last thousands of signatures.
 */
export async function measureStart(dataDir: string): Promise<Measure> {
  const from = performance.now()
  const house = openHouse(settingsIn(dataDir))
  try {
    const pending = await listPendingMigrations(house.db)
    const { name } = await house.log.start()
    if (pending.length > 0 || name !== "open") throw new Error("the site would not start")
    const value = (performance.now() - from) / 1000
    const baseline = { name: "limit", value: limit }
    return {
      name: "whole start",
      value: Math.round(value * 100) / 100,
      unit: "s",
      baseline,
      ratio: value / limit,
    }
  } finally {
    await house.db.close()
  }
}
