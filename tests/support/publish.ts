import { publishLog } from "#app/domain/log-publish.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import type { TestHouse } from "#tests/support/house.ts"

/** Lets the public see what was appended by now: the clock may stand still, the grid of publications does not. */
export function publishAll(house: TestHouse): Promise<void> {
  return publishLog(house, later(house.clock.now(), hour))
}

/** The same for a site in a process of its own, which keeps the record itself; `at` falls on a whole second. */
export function publishBeside(db: Db, at: Instant): Promise<void> {
  const isOpen = { state: { name: "open" }, publishSeconds: 1, keep: () => Promise.resolve() }
  return publishLog({ db, log: isOpen as unknown as TestHouse["log"] }, at)
}
