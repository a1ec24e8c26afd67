import { existsSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "pino"
import type { House } from "#app/context.server.ts"
import { day, hour, later, millisecondsBetween } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { watchPages } from "./page-watch.server.ts"
import type { PagesHouse } from "./page-watch.server.ts"

/** Stands in the data folder while the site runs: whoever finds it at the start knows that it was not stopped. */
export const runningMark = "running"

/** Between two portions of the check: those who read and sign go first. */
const breathMs = 5

/** Where nobody could look, so soon again; then after twice as long each time, an hour at most. */
const soonMs = 5000

/** In the night of the country: 02:00 in Almaty. */
const hourOfCheck = "T21:00:00.000Z"

const remedy =
  "The database is damaged: pages are read, nothing is written. Stop the server and put the newest backup back: " +
  "npm run restore -- FILE --replace"

type WatchedHouse = Pick<House, "log" | "dataDir" | "clock" | "standing"> & PagesHouse

/**
 * Looks through the pages of the database and the whole log each night, and at once where the site before was not
 * stopped but died: then nothing is written until the pages were found whole. The start itself looks at the log's
 * edge alone, which takes as long for any size.
 */
export function startLogWatch(
  { db, log, dataDir, clock, standing }: WatchedHouse,
  out: Pick<Logger, "error">,
): { stop(): void } {
  const mark = path.join(dataDir, runningMark)
  const hasDied = existsSync(mark)
  writeFileSync(mark, "")
  const pages = watchPages({ db, standing }, hasDied, (found) => out.error({ found }, remedy))
  let isOwed = hasDied
  let isStopped = false
  let pauseMs = soonMs
  let timer = setTimeout(check, hasDied ? 0 : untilNight(clock.now()))

  function check(): void {
    isOwed = true
    look()
      .then(() => {
        isOwed = false
        pauseMs = soonMs
        checkIn(untilNight(clock.now()))
      })
      .catch((fault: unknown) => {
        if (isStopped) return
        out.error({ err: fault }, "the database could not be looked through")
        // Doubted pages are not written until somebody could look.
        checkIn(pauseMs)
        pauseMs = Math.min(2 * pauseMs, hour)
      })
  }

  function checkIn(ms: number): void {
    if (!isStopped) timer = setTimeout(check, ms)
  }

  async function look(): Promise<void> {
    await pages.look()
    const state = await log.checkDeep(breathe)
    if (state.name === "closed") out.error(state, "the log is closed")
  }

  async function breathe(): Promise<void> {
    await sleep(breathMs)
    if (isStopped) throw new Error("the site is being stopped")
  }

  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      pages.stop()
      // A check that was cut off is owed to the next start.
      if (!isOwed) rmSync(mark, { force: true })
    },
  }
}

function untilNight(now: Instant): number {
  const tonight = `${now.slice(0, 10)}${hourOfCheck}`
  return millisecondsBetween(now, tonight > now ? tonight : later(tonight, day))
}
