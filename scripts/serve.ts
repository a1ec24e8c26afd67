import { existsSync } from "node:fs"
import type { Server } from "node:http"
import path from "node:path"
import { pathToFileURL } from "node:url"
import type { ServerBuild } from "@remix-run/node"
import type { House } from "#app/context.server.ts"
import { readSettings, SettingsError } from "#app/env.server.ts"
import type { Mode, Settings } from "#app/env.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { logWarning } from "#scripts/log/warning.ts"

const folder = path.resolve("build")

/** What the bundle's entry gives beside Remix's own: see app/entry.server.tsx. */
interface Entry {
  openHouse(settings: Settings): House
  serve(service: {
    house: House
    build: ServerBuild
    files: string
    trustedProxy: Settings["trustedProxy"]
    checksCache: boolean
  }): Server
  startWorker(house: House, settings: Settings): { stop(): Promise<void> }
  startPublisher(house: House): { stop(): void }
}

/** Runs the site from its build until it is told to stop, and resolves when it listens. */
export async function runSite(settings: Settings): Promise<string> {
  const build = await loadBuild()
  const entry = build.entry.module as unknown as Entry
  const house = openOrExit(() => entry.openHouse(settings))
  await refuseOldSchema(house)
  await sayWhereTheLogIsClosed(house.log)
  const server = entry.serve({
    house,
    build,
    files: path.join(folder, "client"),
    trustedProxy: settings.trustedProxy,
    checksCache: settings.checksCache,
  })
  const worker = house.db.engine === "sqlite" ? entry.startWorker(house, settings) : undefined
  const publisher = entry.startPublisher(house)
  await listen(server, settings)
  stopOnSignal(async () => {
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 8_000).unref()
    })
    publisher.stop()
    await worker?.stop()
    await house.db.close()
  })
  return house.origin
}

/** Reads the settings or ends the process with one sentence each for what is missing. */
export function settingsOrExit(mode?: Mode): Settings {
  try {
    return readSettings(process.env, mode)
  } catch (fault) {
    if (!(fault instanceof SettingsError)) throw fault
    exitWith(fault.message)
  }
}

/** Opens what needs a secret's file or ends the process with the sentence that says what is wrong with it. */
export function openOrExit<Opened>(open: () => Opened): Opened {
  try {
    return open()
  } catch (fault) {
    // By its name: the bundle has a class of its own.
    if (fault instanceof Error && fault.name === "SecretFileError") exitWith(fault.message)
    throw fault
  }
}

export function exitWith(message: string): never {
  console.error(message)
  process.exit(1)
}

async function loadBuild(): Promise<ServerBuild> {
  const file = path.join(folder, "server", "index.js")
  if (!existsSync(file)) exitWith("There is no build yet: npm run build")
  return (await import(pathToFileURL(file).href)) as ServerBuild
}

async function refuseOldSchema(house: House): Promise<void> {
  const pending = await listPendingMigrations(house.db)
  if (pending.length > 0) exitWith(`The database lacks ${pending.join(", ")}: npm run migrate`)
}

/** Compares database and record; where the log is closed the site is read and says on the console what to do. */
export async function sayWhereTheLogIsClosed(log: House["log"]): Promise<void> {
  const state = await log.start()
  if (state.name === "closed") console.error(logWarning(state))
}

/** Without a host of its own it answers on both loopback families, so that localhost and 127.0.0.1 work. */
function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host === "localhost" ? undefined : host, resolve)
  })
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop().then(() => process.exit(0))
    })
  }
}
