import { rebuildSearch } from "#app/domain/search-index.server.ts"
import { openDb } from "#db/connection.server.ts"
import { exitWith, settingsOrExit } from "#scripts/serve.ts"

/** `npm run search -- rebuild`: makes the index of the search anew from the record. */
if (process.argv[2] !== "rebuild") exitWith("npm run search -- rebuild")
const db = openDb(settingsOrExit().databaseUrl)
try {
  console.log(`${String(await rebuildSearch(db))} subjects can be found.`)
} finally {
  await db.close()
}
