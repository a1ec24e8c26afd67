import { existsSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import { readSettings } from "#app/env.server.ts"
import { datasetNames } from "#app/export/dataset.server.ts"
import type { DatasetName } from "#app/export/dataset.server.ts"
import { exportData } from "#app/export/export.server.ts"
import { openProviders } from "#app/identity/providers.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { Stop } from "#scripts/user/stop.ts"

/** `npm run export -- <dataset|all> [--out DIR]`: exit 0 where all was written, 1 where nothing was. */
const usage =
  "npm run export -- <dataset|all> [--out DIR]\n" + `datasets: ${datasetNames.join(", ")}`

const atFault: Readonly<Record<string, string>> = {
  EACCES: "may not be written",
  EPERM: "may not be written",
  EROFS: "lies on a disk that is only read",
  ENOTDIR: "is no folder",
  EEXIST: "is no folder",
  ENOSPC: "lies on a disk that is full",
}

process.exitCode = await main().catch((fault: unknown) => {
  if (!(fault instanceof Stop)) throw fault
  console.error(fault.message)
  return 1
})

async function main(): Promise<number> {
  const settings = readSettings(process.env, "development")
  const { datasets, out } = readCall(process.argv.slice(2))
  const folder = out ?? path.join(settings.dataDir, "export")
  const db = await openReady(settings.databaseUrl)
  const { origin, identity, clock } = settings
  const house = {
    ...{ db, origin },
    ruleSets: loadRuleSets(),
    providers: openProviders(identity, db.read, null),
  }
  try {
    const files = await exportData(house, { datasets, folder, now: makeClock(clock).now() })
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    console.log(`${folder}: ${String(files.length)} files, ${String(bytes)} bytes`)
    return 0
  } catch (fault) {
    throw asStop(fault, folder)
  } finally {
    await db.close()
  }
}

function readCall(args: string[]): {
  readonly datasets: readonly DatasetName[]
  readonly out: string | undefined
} {
  const { values, positionals } = parse(args)
  const [name, ...rest] = positionals
  if (name === undefined || rest.length > 0) throw new Stop(usage)
  if (values.out === "") throw new Stop(`--out names no folder.\n${usage}`)
  if (name === "all") return { datasets: datasetNames, out: values.out }
  const dataset = datasetNames.find((one) => one === name)
  if (!dataset) {
    throw new Stop(`There is no dataset "${name}": take one of all, ${datasetNames.join(", ")}.`)
  }
  return { datasets: [dataset], out: values.out }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { out: { type: "string" } } })
  } catch (fault) {
    throw new Stop(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}

async function openReady(url: string): Promise<Db> {
  const isMissing = url.startsWith("sqlite:") && !existsSync(url.slice("sqlite:".length))
  if (isMissing) throw new Stop("There is no database yet: run npm run migrate first.")
  const db = openDb(url)
  const pending = await listPendingMigrations(db)
  if (pending.length === 0) return db
  await db.close()
  throw new Stop("The database has not the present schema: run npm run migrate first.")
}

/** What an operator can mend, in one sentence; every other fault stays one. */
function asStop(fault: unknown, folder: string): unknown {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : ""
  const why = atFault[code]
  return why === undefined ? fault : new Stop(`${folder} ${why}: nothing was written.`)
}
