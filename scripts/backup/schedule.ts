import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { constants, setPriority } from "node:os"
import type { Settings } from "#app/env.server.ts"
import { hour, later, makeClock, millisecondsBetween } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** In the country's night, after the log was looked through: 03:00 in Almaty. */
const nightHour = 22
/** A clock that is moved forward, or a machine that slept, is found out by looking. */
const longestWaitMs = 60_000

/**
 * Makes a backup each BACKUP_HOURS, counted from 03:00 in Almaty, where BACKUP_DIR names a folder. In a process of
 * its own: nobody who signs waits for it, and what it holds in memory goes with it.
 * @param say is told what the process said of itself, and whether it failed
 */
export function startBackups(
  settings: Pick<Settings, "backup" | "clock" | "mode" | "dataDir">,
  say: (text: string, hasFailed: boolean) => void,
): { stop(): void } {
  const { backup, clock } = settings
  if (backup.dir === undefined) return { stop: () => undefined }
  const time = makeClock(clock)
  let running: ChildProcess | undefined
  let due = nextBackup(time.now(), backup.hours)
  const timer = setInterval(look, Math.min(longestWaitMs, hour))

  function look(): void {
    const now = time.now()
    if (now < due || running) return
    due = nextBackup(now, backup.hours)
    const command = [...process.execArgv, "scripts/backup.ts", "--scheduled"]
    running = startAtLowPriority(command, environmentOf(settings))
    let said = ""
    for (const stream of [running.stdout, running.stderr]) {
      stream?.on("data", (piece: Buffer) => (said += piece.toString()))
    }
    running.once("error", (fault) => (said += fault.message))
    running.once("close", (code) => {
      running = undefined
      say(said.trim(), code !== 0)
    })
  }

  return {
    stop: () => {
      clearInterval(timer)
      running?.kill()
    },
  }
}

/**
 * Starts a program of Node's that gives way to all others. From outside and at once: from inside, what a process had
 * begun by then on other threads (its compiler, its collector of garbage) would stay as it was.
 */
export function startAtLowPriority(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] })
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It ended by itself: its end tells why.
  }
  return child
}

/** The process finds what this one found: the name that React runs under is no setting, the demo has a folder of its own. */
function environmentOf({ mode, dataDir }: Pick<Settings, "mode" | "dataDir">): NodeJS.ProcessEnv {
  if (mode === "production") return process.env
  return { ...process.env, NODE_ENV: "development", DATA_DIR: dataDir }
}

/** What the console says of it. */
export function sayBackup(text: string, hasFailed: boolean): void {
  if (hasFailed) console.error(`The backup failed. ${text}`)
  else console.log(text)
}

/** The next instant of the grid at which a backup is made. */
export function nextBackup(now: Instant, hours: number): Instant {
  const start = `${now.slice(0, 10)}T00:00:00.000Z`
  const offset = (nightHour % hours) * hour
  const since = millisecondsBetween(start, now) - offset
  const step = hours * hour
  return later(start, offset + (Math.floor(since / step) + 1) * step)
}
