import { readLogKey } from "#app/domain/log-key.server.ts"
import { rotateLogKey } from "#app/domain/log-rotation.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { adoptLog } from "#scripts/log/adopt.ts"
import { readLogCall } from "#scripts/log/call.ts"
import type { LogCall } from "#scripts/log/call.ts"
import { beginNewEpoch } from "#scripts/log/epoch.ts"
import { logWarning } from "#scripts/log/warning.ts"
import { exitWith, openOrExit, settingsOrExit } from "#scripts/serve.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * `npm run log -- check|epoch|rotate-key|adopt`: what an operator does to the public log, at the machine and
 * with the server stopped.
 */
const call = callOrExit()
const settings = settingsOrExit()
const house = openOrExit(() => openHouse(settings))
try {
  const pending = await listPendingMigrations(house.db)
  if (pending.length > 0) exitWith(`The database lacks ${pending.join(", ")}: npm run migrate`)
  console.log(await run(call))
} catch (fault) {
  if (!(fault instanceof Stop)) throw fault
  console.error(fault.message)
  process.exitCode = 1
} finally {
  await house.db.close()
}

function callOrExit(): LogCall {
  try {
    return readLogCall(process.argv.slice(2))
  } catch (fault) {
    exitWith(fault instanceof Stop ? fault.message : String(fault))
  }
}

function run(call: LogCall): Promise<string> {
  switch (call.command) {
    case "check":
      return check()
    case "epoch":
      return beginNewEpoch(house, call)
    case "adopt":
      return adoptLog(house)
    case "rotate-key":
      return rotate(call.file)
  }
}

async function check(): Promise<string> {
  const state = await house.log.start()
  if (state.name === "closed") throw new Stop(logWarning(state))
  return "The log in the database goes on from what was signed last."
}

async function rotate(file: string): Promise<string> {
  await check()
  const { key, record } = house.log
  const to = openOrExit(() => readLogKey(file, true))
  const { vkey, signed } = await rotateLogKey(house.db, { from: key, to }, house.clock.now())
  await record.append(signed)
  return [
    `The log goes on under ${vkey}`,
    `Start the server with LOG_KEY_FILE=${file}, and publish the new key where the old one is published.`,
  ].join("\n")
}
