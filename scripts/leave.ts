import type { Server } from "node:http"

/** Of one process, what has to be stopped, in this order; the last flushes and closes the database. */
interface Leaving {
  readonly server: Server
  /** Read by `/readyz`. */
  readonly leaving: { isBegun: boolean }
  /** For so many milliseconds it goes on answering, so that balancers see what `/readyz` says. */
  readonly noticeMs: number
  readonly stop: () => Promise<void>
}

/** After so many milliseconds who still asks is cut off, and after so many the process ends whatever is left. */
const cutOffMs = 8_000
const endMs = 10_000
const idleLookMs = 50

/**
 * Stops at a signal: says so by `/readyz`, takes no new connection, answers what was asked, stores what waits,
 * closes. A second signal ends at once; what was not answered by then was not promised.
 */
export function leaveOnSignal({ server, leaving, noticeMs, stop }: Leaving): void {
  async function leave(): Promise<void> {
    setTimeout(() => process.exit(1), endMs).unref()
    await new Promise((resolve) => setTimeout(resolve, noticeMs))
    await closed(server)
    await stop()
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (leaving.isBegun) process.exit(1)
      leaving.isBegun = true
      leave().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

/** Resolves when the last answer is out. A connection that is kept open ends after the answer under way. */
async function closed(server: Server): Promise<void> {
  const look = setInterval(() => server.closeIdleConnections(), idleLookMs)
  const cut = setTimeout(() => server.closeAllConnections(), cutOffMs)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(look)
  clearTimeout(cut)
}
