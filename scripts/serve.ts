import { existsSync } from "node:fs"
import type { Server } from "node:http"
import path from "node:path"
import { pathToFileURL } from "node:url"
import type { ServerBuild } from "@remix-run/node"
import type { House } from "#app/context.server.ts"
import { learnStops } from "#app/domain/site-stop.server.ts"
import { readSettings, SettingsError } from "#app/env.server.ts"
import type { Mode, Settings } from "#app/env.server.ts"
import type { LogFault } from "#app/domain/log.ts"
import { findUnfitness } from "#db/fitness.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { isDamage } from "#db/page-check.server.ts"
import { sayBackup, startBackups } from "#scripts/backup/schedule.ts"
import { leaveOnSignal } from "#scripts/leave.ts"
import { logWarning } from "#scripts/log/warning.ts"
import { startOnceSure } from "#scripts/start-once-sure.ts"

const folder = path.resolve("build")

/** What the bundle's entry gives beside Remix's own: see app/entry.server.tsx. */
interface Entry {
  openHouse(settings: Settings): House
  serve(service: {
    house: House
    build: ServerBuild
    files: string
    trustedProxy: Settings["trustedProxy"]
    metricsToken: Settings["metricsToken"]
    leaving: { isBegun: boolean }
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
  await refuseUnfit(house)
  await sayWhereTheLogIsClosed(house)
  await learnStops(house)
  const leaving = { isBegun: false }
  const server = entry.serve({
    house,
    build,
    files: path.join(folder, "client"),
    trustedProxy: settings.trustedProxy,
    metricsToken: settings.metricsToken,
    leaving,
    checksCache: settings.checksCache,
  })
  const worker =
    house.db.engine === "sqlite"
      ? startOnceSure(house, () => entry.startWorker(house, settings))
      : undefined
  const publisher = entry.startPublisher(house)
  const backups = house.db.engine === "sqlite" ? startBackups(settings, sayBackup) : undefined
  await listen(server, settings)
  leaveOnSignal({
    ...{ server, leaving, noticeMs: settings.mode === "production" ? 1000 : 0 },
    stop: async () => {
      publisher.stop()
      backups?.stop()
      await worker?.stop()
      await house.db.close()
    },
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
    if (isDamage(fault)) exitWith(damageWarning(fault))
    // By their names: the bundle has classes of its own.
    if (fault instanceof Error && spoken.has(fault.name)) exitWith(fault.message)
    throw fault
  }
}

const spoken: ReadonlySet<string> = new Set(["SecretFileError", "UnfitDatabase"])

function damageWarning({ message }: Error): string {
  return `The database is damaged (${message}): put the newest backup back, npm run restore -- FILE --replace`
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

/** Ends the process where the database would lose what it is told, is of another version, or cannot be read. */
export async function refuseUnfit({ db, mode }: Pick<House, "db" | "mode">): Promise<void> {
  const unfit = await findUnfitness(db, mode !== "production")
  if (unfit !== undefined) exitWith(unfit)
  const pending = await listPendingMigrations(db).catch((fault: unknown) => {
    if (isDamage(fault)) exitWith(damageWarning(fault))
    throw fault
  })
  if (pending.length > 0) exitWith(`The database lacks ${pending.join(", ")}: npm run migrate`)
}

/** What tells of a database that is not the newest there was. */
const faultsOfOldCopies: ReadonlySet<LogFault> = new Set([
  "rolled-back",
  "forked",
  "record-missing",
])

/**
 * Compares database and record; where the log is closed the site is read and says on the console what to do. Where
 * the database may be an older copy, nothing else is written either: it would be written over what is lost.
 */
export async function sayWhereTheLogIsClosed({
  log,
  standing,
}: Pick<House, "log" | "standing">): Promise<void> {
  const state = await log.start()
  if (state.name !== "closed") return
  if (faultsOfOldCopies.has(state.fault)) standing.hold("restored")
  console.error(logWarning(state))
}

/** Without a host of its own it answers on both loopback families, so that localhost and 127.0.0.1 work. */
function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host === "localhost" ? undefined : host, resolve)
  })
}
