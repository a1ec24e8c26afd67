import { parseArgs } from "node:util"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import { mirrorSite } from "#app/export/mirror.server.ts"
import { openProviders } from "#app/identity/providers.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { openDb } from "#db/connection.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { exitWith, openOrExit, settingsOrExit } from "#scripts/serve.ts"

/**
 * `npm run mirror -- DIR`: brings a folder up to what the public sees, as files for any web server. Run by a timer it
 * writes what is new. The folder is checked like the site: `npm run log:verify -- DIR`.
 */
const [folder, ...rest] = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
}).positionals
if (folder === undefined || rest.length > 0) exitWith("npm run mirror -- DIR")

const settings = settingsOrExit()
const db = openOrExit(() => openDb(settings.databaseUrl))
try {
  const pending = await listPendingMigrations(db)
  if (pending.length > 0) exitWith(`The database lacks ${pending.join(", ")}: npm run migrate`)
  const { origin, identity, clock } = settings
  const providers = openProviders(identity, db.read, null)
  const house = { db, origin, ruleSets: loadRuleSets(), providers }
  const { tiles } = await mirrorSite(house, { folder, now: makeClock(clock).now() })
  console.log(
    `${folder}: ${String(tiles.written)} tiles written, ${String(tiles.kept)} there already.`,
  )
} finally {
  await db.close()
}
