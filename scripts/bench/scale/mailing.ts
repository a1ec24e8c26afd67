import { setTimeout as sleep } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { Transport } from "#app/emails/transport.ts"
import { accept } from "#app/lib/outcome.ts"
import { makeWorker } from "#app/outbox/worker.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { commit } from "#db/commit.server.ts"
import { settingsIn } from "./build.ts"

const megabyte = 1024 * 1024

/**
 * Whether the worker that writes to all who follow a petition needs no more memory the longer it writes: the
 * heap after so many seconds, against a tenth of the way. It is stopped then; the letters go nowhere.
 */
export async function measureMailing(dataDir: string, seconds: number): Promise<Measure[]> {
  const house = openHouse(settingsIn(dataDir))
  const { db, clock } = house
  let sent = 0
  const nowhere: Transport = {
    deliver: () => {
      sent += 1
      return Promise.resolve()
    },
    close: () => undefined,
  }
  try {
    await house.log.start()
    await commit(db, async (trx) => {
      await trx.deleteFrom("outbox").execute()
      const step = { petition_id: 1, track: "threshold", to_state: "reached", at: clock.now() }
      const transition_id = Math.floor(Date.now() / 1000)
      return accept(
        await trx
          .insertInto("petition_news")
          .values({ ...step, transition_id })
          .execute(),
      )
    })
    const faults: unknown[] = []
    const worker = makeWorker(house, nowhere, { report: (fault) => faults.push(fault) })
    worker.start()
    await sleep(seconds * 100)
    const [early, first] = [heapUsed(), sent]
    await sleep(seconds * 900)
    const late = heapUsed()
    await worker.stop()
    if (faults.length > 0) throw faults[0]
    const baseline = { name: `at ${String(first)} letters`, value: Math.round(early / megabyte) }
    const name = `mailing: heap at ${String(sent)} letters`
    const heap = { name, value: Math.round(late / megabyte), unit: "MB", baseline }
    return [{ ...heap, ratio: late / early }]
  } finally {
    // Who opens the database again begins with nobody to be told.
    await commit(db, async (trx) => {
      await trx.deleteFrom("outbox").execute()
      const told = trx.updateTable("petition_news").set({ told_at: clock.now() })
      return accept(await told.where("told_at", "is", null).execute())
    })
    await db.close()
  }
}

function heapUsed(): number {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  return process.memoryUsage().heapUsed
}
