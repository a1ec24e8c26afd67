import { startDumpKeeper } from "./dump-keeper.server.ts"
import { postOnThread } from "./post-thread.server.ts"
import type { Desk } from "./post-desk.server.ts"
import { makeWorker } from "./worker.server.ts"
import type { Worker } from "./worker.server.ts"
import type { House } from "#app/context.server.ts"
import { makeTransport } from "#app/emails/send.server.ts"
import type { Settings } from "#app/env.server.ts"
import { makeLog } from "#app/server/log.server.ts"

/** What a thread of ours exports for the post, whether it is loaded from the source or from the bundle. */
export { servePost } from "./post-desk.server.ts"

/**
 * Starts the worker and, beside it, the keeper of dumps, with the transport that the settings name.
 * @throws in production without SMTP_URL
 */
export function startWorker(house: House, settings: Settings): Worker {
  const log = makeLog(settings.mode)
  // A file of SQLite is one process's: no other worker is at work, and letters must not be in the way of those who sign.
  // Beside PostgreSQL a worker is a process of its own, and there may be others.
  const isOfSite = house.db.engine === "sqlite"
  const worker = makeWorker(house, makeTransport(settings), {
    isAlone: isOfSite,
    ...(isOfSite && { post: postOnThread(deskOf(settings), import.meta.url) }),
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

function deskOf({ databaseUrl, ...settings }: Settings): Desk {
  const { origin, kekFile, mode, smtpUrl, mailFrom, dataDir } = settings
  const file = databaseUrl.slice("sqlite:".length)
  return { origin, kekFile, mode, smtpUrl, mailFrom, dataDir, file }
}
