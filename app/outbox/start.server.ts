import { startDumpKeeper } from "./dump-keeper.server.ts"
import { makeWorker } from "./worker.server.ts"
import type { Worker } from "./worker.server.ts"
import type { House } from "#app/context.server.ts"
import { makeTransport } from "#app/emails/send.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeLog } from "#app/server/log.server.ts"

/**
 * Starts the worker and, beside it, the keeper of dumps, with the transport that the settings name.
 * @throws in production without SMTP_URL
 */
export function startWorker(house: House, settings: Settings): Worker {
  const log = makeLog(settings.mode)
  const worker = makeWorker(house, makeTransport(settings), {
    // A file of SQLite is one process's; beside PostgreSQL there may be other workers.
    isAlone: house.db.engine === "sqlite",
    report: (fault) => {
      log.error({ err: fault }, "the worker goes on after a fault")
    },
  })
  const dumps = startDumpKeeper(house, (fault) => {
    log.error({ err: fault }, "the dump of open data failed, and is tried again")
  })
  worker.start()
  return {
    ...worker,
    stop: async () => {
      await dumps.stop()
      await worker.stop()
    },
  }
}
