import { existsSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "pino"
import type { House } from "#app/context.server.ts"
import { day, later, millisecondsBetween } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Stands in the data folder while the site runs: whoever finds it at the start knows that it was not stopped. */
export const runningMark = "running"

/** Between two portions of the check: those who read and sign go first. */
const breathMs = 5

/** In the night of the country: 02:00 in Almaty. */
const hourOfCheck = "T21:00:00.000Z"

/**
 * Looks through the whole log each night, and at once where the site before was not stopped but died. The start
 * itself looks at the log's edge alone, which takes as long for any size.
 */
export function startLogWatch(
  { log, dataDir, clock }: Pick<House, "log" | "dataDir" | "clock">,
  out: Pick<Logger, "error">,
): { stop(): void } {
  const mark = path.join(dataDir, runningMark)
  const hasDied = existsSync(mark)
  writeFileSync(mark, "")
  let isOwed = hasDied
  let isStopped = false
  let timer = setTimeout(check, hasDied ? 0 : untilNight(clock.now()))

  function check(): void {
    isOwed = true
    log
      .checkDeep(breathe)
      .then((state) => {
        isOwed = false
        if (state.name === "closed") out.error(state, "the log is closed")
      })
      .catch((fault: unknown) => {
        if (!isStopped) out.error({ err: fault }, "the log could not be looked through")
      })
      .finally(() => {
        if (!isStopped) timer = setTimeout(check, untilNight(clock.now()))
      })
  }

  async function breathe(): Promise<void> {
    await sleep(breathMs)
    if (isStopped) throw new Error("the site is being stopped")
  }

  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      // A check that was cut off is owed to the next start.
      if (!isOwed) rmSync(mark, { force: true })
    },
  }
}

function untilNight(now: Instant): number {
  const tonight = `${now.slice(0, 10)}${hourOfCheck}`
  return millisecondsBetween(now, tonight > now ? tonight : later(tonight, day))
}
