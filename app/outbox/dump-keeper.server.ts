import type { House } from "#app/context.server.ts"
import { tendDumps } from "#app/export/tend-dumps.server.ts"
import { minute } from "#app/lib/instant.ts"

/** A site that has just started answers its readers first. */
const firstMs = 5_000
/** A dump under way is waited for so long; whoever starts next makes it anew. */
const partingMs = 3_000

/**
 * Looks after the dumps of open data each minute, beside the worker: letters do not wait for a dump.
 * @param report is told what went wrong; the next minute it is tried again
 */
export function startDumpKeeper(
  house: House,
  report: (fault: unknown) => void,
  pause = { firstMs, everyMs: minute },
): { stop(): Promise<void> } {
  const compared = new Set<string>()
  let isStopped = false
  let running = Promise.resolve()
  let timer = setTimeout(turn, pause.firstMs)

  function turn(): void {
    running = tendDumps(house, house.clock.now(), compared)
      .catch((fault: unknown) => {
        if (!isStopped) report(fault)
      })
      .then(() => {
        if (!isStopped) timer = setTimeout(turn, pause.everyMs)
      })
  }

  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      let patience: NodeJS.Timeout | undefined
      const enough = new Promise((resolve) => (patience = setTimeout(resolve, partingMs)))
      await Promise.race([running, enough])
      clearTimeout(patience)
    },
  }
}
