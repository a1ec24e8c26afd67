import { publishLog } from "#app/domain/log-publish.server.ts"
import { hour, later } from "#app/lib/instant.ts"
import type { TestHouse } from "#tests/support/house.ts"

/** Lets the public see what was appended by now: the clock may stand still, the grid of publications does not. */
export function publishAll(house: TestHouse): Promise<void> {
  return publishLog(house, later(house.clock.now(), hour))
}
