import type { House } from "#app/context.server.ts"
import { publishLog, untilPublication } from "#app/domain/log-publish.server.ts"
import { logRuleSets } from "#app/domain/rule-set-leaf.server.ts"
import { faultLog, makeLog } from "#app/server/log.server.ts"

/** Just after the instant of the grid: clocks of several machines differ by a little. */
const graceMs = 50

/** Publishes the log at each instant of its grid, also while mail keeps the worker waiting. */
export function startPublisher(house: House): { stop(): void } {
  const report = faultLog(makeLog(house.mode))
  let timer = setTimeout(begin, 0)
  let isStopped = false

  /** What changed while the site stood still comes before what is published. */
  function begin(): void {
    const said = house.log.state.name === "closed" ? Promise.resolve() : logRuleSets(house)
    void said.catch((fault: unknown) => report(fault)).then(() => !isStopped && turn())
  }

  function turn(): void {
    void publishLog(house, house.clock.now())
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
      clearTimeout(timer)
    },
  }
}
