import type { House } from "#app/context.server.ts"
import { learnStops } from "#app/domain/site-stop.server.ts"

/** How often a file that several processes write is asked, where no reader makes us ask. */
const askMs = 500

/**
 * Keeps what operators have stopped in memory, as this and other processes tell of it: within a second everywhere.
 * Where the database does not answer, what was known last holds.
 *
 * @param report is told what was thrown meanwhile
 */
export function watchStanding(
  house: Pick<House, "db" | "standing">,
  report: (fault: unknown) => void,
): { stop(): void } {
  let isAsking = false
  let isOwed = false
  let isStopped = false

  /** One at a time: of many changes the last is what counts. */
  function learn(): void {
    isOwed = isAsking
    if (isAsking) return
    isAsking = true
    learnStops(house)
      .catch((fault: unknown) => {
        if (!isStopped) report(fault)
      })
      .finally(() => {
        isAsking = false
        if (isOwed && !isStopped) learn()
      })
  }

  const end = house.db.changes.watch("standing", learn)
  const timer = setInterval(() => house.db.changes.now(), askMs)
  timer.unref()
  learn()
  return {
    stop: () => {
      isStopped = true
      end()
      clearInterval(timer)
    },
  }
}
