import { writeSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import type { Transport } from "#app/emails/transport.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { openDb } from "#db/connection.server.ts"
import { makeHouse } from "#tests/support/house.ts"

/** A worker in a process of its own: it writes a line for each letter sent and is killed when so many are. */
const [, , url = "", now = "", most = ""] = process.argv
let sent = 0
const house = makeHouse(openDb(url), { now })
const transport: Transport = {
  deliver: async ({ id, to }) => {
    await sleep(2)
    writeSync(1, `${id} ${to}\n`)
    sent += 1
    // By the system, at a letter that no load on the machine moves: nothing is said or tidied up first.
    if (sent === Number(most)) process.kill(process.pid, "SIGKILL")
  },
  close: () => undefined,
}
await makeWorker(house, transport).runDue()
