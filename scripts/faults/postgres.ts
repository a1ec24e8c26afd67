import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startPostgres } from "#scripts/faults/postgres/server.ts"
import { tryNodes } from "#scripts/faults/postgres/trial.ts"

/**
 * `npm run faults -- postgres`: three nodes and two workers over one PostgreSQL that it brings, killed and started
 * while people sign. Needs a build. FAULTS_ROUNDS shortens it.
 */
export async function run(): Promise<number> {
  const rounds = Number(process.env["FAULTS_ROUNDS"] ?? 12)
  const server = await startPostgres(true)
  const folder = mkdtempSync(join(tmpdir(), "uade-nodes-"))
  try {
    const size = { nodes: 3, workers: 2, petitions: 4, abreast: 32, rounds }
    const tried = await tryNodes(`${server.url}/postgres`, folder, size, (line) =>
      console.log(line),
    )
    const { acknowledged, lost, doubled, unexpected, looks } = tried
    for (const what of [...lost, ...doubled, ...unexpected]) console.error(what)
    console.log(`the public number was read ${String(looks)} times`)
    const told = `acknowledged ${String(acknowledged)}, lost ${String(lost.length)}`
    console.log(
      `${told}, doubled ${String(doubled.length)}, unexpected ${String(unexpected.length)}`,
    )
    return lost.length + doubled.length + unexpected.length === 0 ? 0 : 1
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
