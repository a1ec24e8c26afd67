import { mkdirSync } from "node:fs"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"
import { openOrExit, settingsOrExit } from "#scripts/serve.ts"
import { readCall } from "#scripts/user/call.ts"
import { createUser } from "#scripts/user/create.ts"
import { isUserDeed, readDeedCall, readListCall } from "#scripts/user/deed-call.ts"
import { doToUser } from "#scripts/user/deeds.ts"
import { listUsers } from "#scripts/user/list.ts"
import type { Place } from "#scripts/user/place.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * `npm run user -- create|list|suspend|reinstate|end-sessions|reset-factors`: accounts, such as the first
 * operator's, by whoever has the machine. What changes one stands in the trail.
 */
process.exitCode = await main().catch((fault: unknown) => {
  if (!(fault instanceof Stop)) throw fault
  console.error(fault.message)
  return 1
})

async function main(): Promise<number> {
  const run = commandOf(process.argv.slice(2))
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
    for (const line of await run(place)) console.log(line)
    return 0
  } finally {
    await db.close()
  }
}

/** What the command line asks for, read before anything is opened. */
function commandOf(args: string[]): (place: Place) => Promise<string[]> {
  const [command, ...rest] = args
  if (command === "list") {
    const call = readListCall(rest)
    return (place) => listUsers(place, call)
  }
  if (isUserDeed(command)) {
    const call = readDeedCall(command, rest)
    return (place) => doToUser(place, call)
  }
  const call = readCall(args)
  return (place) => createUser(place, call)
}
