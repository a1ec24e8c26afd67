import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { cast, castEmail } from "#app/demo/cast.ts"
import { nothing, signInAll, startDemo } from "#scripts/faults/demo-site.ts"
import { fire, peopleOf } from "#scripts/faults/fuzz/fire.ts"
import { objectsOf } from "#scripts/faults/fuzz/objects.ts"
import { openDb } from "#db/connection.server.ts"

const asked = 50_000

/**
 * `npm run faults -- fuzz [seed]`: 50,000 made-up requests against a demo of its own. Ends with 1 where one
 * answer tells of the inside, lacks a header, or is a fault. `FAULTS_ROUNDS` shortens it, in thousands.
 */
export async function run([given]: readonly string[]): Promise<number> {
  const seed = Number(given ?? Date.now() % 1_000_000)
  const rounds = Number(process.env["FAULTS_ROUNDS"] ?? asked / 1_000)
  const folder = mkdtempSync(join(tmpdir(), "uade-fuzz-"))
  const site = await startDemo(folder, nothing)
  try {
    const db = openDb(`sqlite:${join(folder, "demo", "uade.db")}`)
    const objects = await objectsOf(db)
    await db.close()
    const { askers, canaries } = peopleOf(cast.map(({ name }) => name))
    const cookies = await signInAll(site.origin, askers)
    const range = {
      origin: site.origin,
      objects,
      cookies: [undefined, undefined, ...cookies],
      canaries: canaries.map(castEmail),
    }
    const outcome = await fire(range, rounds * 1_000, seed)
    console.log(`seed ${String(seed)}: ${String(outcome.sent)} requests`)
    console.table(Object.fromEntries([...outcome.statuses].sort()))
    for (const complaint of outcome.complaints.slice(0, 50)) console.error(complaint)
    console.log(`answers of the API held to its description: ${String(outcome.judged)}`)
    console.log(`unexpected ${String(outcome.complaints.length)}`)
    return outcome.complaints.length > 0 ? 1 : 0
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
