import { mkdirSync } from "node:fs"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"
import { openOrExit, settingsOrExit } from "#scripts/serve.ts"
import { readCall } from "#scripts/user/call.ts"
import { createUser } from "#scripts/user/create.ts"
import type { Place } from "#scripts/user/create.ts"
import { Stop } from "#scripts/user/stop.ts"

/** `npm run user -- create --email E --role R`: an account, such as the first operator's. */
process.exitCode = await main().catch((fault: unknown) => {
  if (!(fault instanceof Stop)) throw fault
  console.error(fault.message)
  return 1
})

async function main(): Promise<number> {
  const call = readCall(process.argv.slice(2))
  const { dataDir, databaseUrl, kekFile, makesKeys, clock, defaultLang } = settingsOrExit()
  mkdirSync(dataDir, { recursive: true })
  const db = openDb(databaseUrl)
  try {
    const place: Place = {
      db,
      keys: () => openOrExit(() => readKeyFile(kekFile, makesKeys)),
      now: makeClock(clock).now(),
      defaultLang,
    }
    for (const line of await createUser(place, call)) console.log(line)
    return 0
  } finally {
    await db.close()
  }
}
