import type { House } from "#app/context.server.ts"
import { makeLogKey } from "#app/domain/log-key.server.ts"
import { memoryRecord } from "#app/domain/log-record.server.ts"
import { openLog } from "#app/domain/log.server.ts"
import type { CheckpointRecord } from "#app/domain/log.ts"
import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import { makeStanding } from "#app/domain/standing.ts"
import { openProviders } from "#app/identity/providers.server.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import type { Clock, Instant } from "#app/lib/instant.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"

/** A house for a test: a clock that stands still until moved, keys that are the same in each run. */
export type TestHouse = House & { readonly clock: Clock & { set(at: Instant): void } }

/** The seed of every test's log key. */
export const logSeed = Buffer.alloc(32, 9)

const logKey = makeLogKey(logSeed)
const records = new WeakMap<Db, CheckpointRecord>()

export function makeHouse(
  db: Db,
  given: Partial<Omit<House, "db" | "clock">> & { readonly now?: Instant } = {},
): TestHouse {
  const { now = "2026-04-01T06:00:00.000Z", ...rest } = given
  const clock = stoppedClock(now)
  return {
    db,
    keys: makeKeys(Buffer.alloc(32, 7)),
    clock,
    ruleSets: loadRuleSets(),
    mode: "development",
    origin: "https://uade.example",
    dataDir: "",
    defaultLang: "en",
    providers: openProviders({ eds: undefined, oidc: undefined }, db.read, null),
    rollKeys: null,
    log: openTestLog(db, clock),
    standing: makeStanding(() => db.changes.note([{ kind: "standing", id: 0 }])),
    ...rest,
  }
}

/** The log of a test's database: several houses on one database have one log and one record of it. */
function openTestLog(db: Db, clock: Clock) {
  const record = records.get(db) ?? memoryRecord()
  records.set(db, record)
  const origin = "uade.example/log"
  return openLog({ db, key: logKey, record, clock, origin, publishSeconds: 1 })
}
