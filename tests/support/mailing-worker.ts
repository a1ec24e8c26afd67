import { writeSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import type { Transport } from "#app/emails/transport.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { openDb } from "#db/connection.server.ts"
import { makeHouse } from "#tests/support/house.ts"

/** A worker in a process of its own, to be killed: it writes a line for each letter that it has sent. */
const [, , url = "", now = ""] = process.argv
const house = makeHouse(openDb(url), { now })
const transport: Transport = {
  deliver: async ({ id, to }) => {
    await sleep(2)
    writeSync(1, `${id} ${to}\n`)
  },
  close: () => undefined,
}
await makeWorker(house, transport).runDue()
