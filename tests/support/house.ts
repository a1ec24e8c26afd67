import type { House } from "#app/context.server.ts"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import type { Clock, Instant } from "#app/lib/instant.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"

/** A house for a test: a clock that stands still until moved, keys that are the same in each run. */
export type TestHouse = House & { readonly clock: Clock & { set(at: Instant): void } }

export function makeHouse(
  db: Db,
  given: Partial<Omit<House, "db" | "clock">> & { readonly now?: Instant } = {},
): TestHouse {
  const { now = "2026-04-01T06:00:00.000Z", ...rest } = given
  return {
    db,
    keys: makeKeys(Buffer.alloc(32, 7)),
    clock: stoppedClock(now),
    ruleSets: loadRuleSets(),
    mode: "development",
    origin: "https://uade.example",
    dataDir: "",
    defaultLang: "en",
    ...rest,
  }
}
