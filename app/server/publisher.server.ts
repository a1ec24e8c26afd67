import type { House } from "#app/context.server.ts"
import { logWhatWas } from "#app/domain/log-backfill.server.ts"
import { publishLog, untilPublication } from "#app/domain/log-publish.server.ts"
import { logRuleSets } from "#app/domain/rule-set-leaf.server.ts"
import { noWitnesses } from "#app/domain/witness-policy.ts"
import { faultLog, makeLog } from "#app/server/log.server.ts"
import { startLogWatch } from "#app/server/log-watch.server.ts"
import { startWitnessPusher } from "#app/server/witness-pusher.server.ts"

/** Just after the instant of the grid: clocks of several machines differ by a little. */
const graceMs = 50

/** What the log has to say before anything else: what was there before it, and laws that have changed. */
async function catchUp(house: House): Promise<void> {
  if (house.log.state.name === "closed") return
  await logWhatWas(house)
  await logRuleSets(house)
}

/** How often it is asked whether the database may be written again. */
const doubtMs = 1000

/** Whether nobody may write for now, the clock included: an operator's read-only mode stops people alone. */
function isDoubtful({ standing }: House): boolean {
  return !["operator", undefined].includes(standing.readOnly())
}

/** Publishes the log at each instant of its grid, also while mail keeps the worker waiting. */
export function startPublisher(house: House): { stop(): void } {
  const log = makeLog(house.mode)
  const report = faultLog(log)
  const pusher = startWitnessPusher(house, house.witnesses ?? noWitnesses, log)
  const watch = startLogWatch(house, log)
  let timer = setTimeout(begin, 0)
  let isStopped = false

  /** What changed while the site stood still comes before what is published; a doubtful database before both. */
  function begin(): void {
    if (isDoubtful(house)) {
      timer = setTimeout(begin, doubtMs)
      return
    }
    void catchUp(house)
      .catch((fault: unknown) => report(fault))
      .then(() => !isStopped && turn())
  }

  function turn(): void {
    // Publishing writes: in read-only mode what is signed waits.
    const isWritten = house.standing.readOnly() === undefined
    const published = isWritten ? publishLog(house, house.clock.now()) : Promise.resolve()
    void published
      .catch((fault: unknown) => report(fault))
      .then(() => {
        if (isStopped) return
        const wait = untilPublication(house.clock.now(), house.log.publishSeconds)
        timer = setTimeout(turn, wait + graceMs)
      })
  }

  return {
    stop: () => {
      isStopped = true
      pusher.stop()
      watch.stop()
      clearTimeout(timer)
    },
  }
}
