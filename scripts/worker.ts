import { startWorker } from "#app/outbox/start.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { sayBackup, startBackups } from "#scripts/backup/schedule.ts"
import { startOnceSure } from "#scripts/start-once-sure.ts"
import {
  exitWith,
  openOrExit,
  refuseUnfit,
  sayWhereTheLogIsClosed,
  settingsOrExit,
} from "#scripts/serve.ts"

/** `npm run worker`: sends mail and lets the clock act, beside servers that share a PostgreSQL database. */
const settings = settingsOrExit()
if (settings.databaseUrl.startsWith("sqlite:")) {
  exitWith("On SQLite the worker runs inside the server: npm run start is enough.")
}
const house = openOrExit(() => openHouse(settings))
await refuseUnfit(house)
await sayWhereTheLogIsClosed(house)

const worker = startOnceSure(house, () => startWorker(house, settings))
const backups = startBackups(settings, sayBackup)
console.log("The worker runs.")
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    backups.stop()
    void worker
      .stop()
      .then(() => house.db.close())
      .then(() => process.exit(0))
  })
}
