import { mkdirSync } from "node:fs"
import { rebuildOldSearch } from "#app/domain/search-index.server.ts"
import { openDb } from "#db/connection.server.ts"
import { migrateDown, migrateToLatest } from "#db/migrate.server.ts"
import { settingsOrExit } from "#scripts/serve.ts"

/** `npm run migrate`: to the latest schema; `-- down`: one migration back. */
const settings = settingsOrExit()
mkdirSync(settings.dataDir, { recursive: true })
const db = openDb(settings.databaseUrl)
try {
  const names = process.argv[2] === "down" ? await migrateDown(db) : await migrateToLatest(db)
  if (process.argv[2] !== "down") await rebuildOldSearch(db)
  console.log(names.length > 0 ? names.join("\n") : "The database is up to date.")
} finally {
  await db.close()
}
