import { hash, randomBytes } from "node:crypto"
import { neighbourhood, networkOf } from "#app/lib/network.server.ts"
import { LumpLimiter } from "#app/server/lump-limiter.server.ts"
import { BoundedLimiter } from "#app/server/bounded-limiter.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"
import { rateRowFor, rateTable } from "#app/server/rate-table.ts"
import type { Counted, RateRow } from "#app/server/rate-table.ts"

/** What is known of a request before anybody looked at its session. */
const atTheDoor = ["household", "neighbourhood", "petition"] as const

/**
 * Answers 429 with the wait when somebody asks more often than people do. In the memory of one process what is
 * counted is kept under a key that ends with it; where several nodes count together, in their table, under one
 * that lies outside the database: no list of addresses lies in either.
 *
 * @param counted what to count here: an account is known only further in
 */
export function rateLimit(counted: readonly Counted[] = atTheDoor): Doorkeeper {
  const secret = randomBytes(32).toString("base64")
  let limiters: Limiters | undefined

  return async function rateLimit(exchange, next) {
    const row = rateRowFor(exchange.url, !isSafe(exchange.request.method))
    limiters ??= limitersFor(exchange.house, counted)
    for (const [by, limiter] of (row && limiters.get(row)) ?? []) {
      const whose = whoIs(by, exchange)
      const wait = whose === undefined ? undefined : await limiter.consume(hidden(whose, exchange))
      if (wait !== undefined) throw new Problem(429, { "retry-after": String(wait) })
    }
    return next()
  }

  function hidden(whose: string, { house }: Exchange): string {
    if (house.db.engine === "postgres")
      return house.keys.tag(whose, "rate").toString("base64url").slice(0, 22)
    // Nobody sees it, so that nothing can be made longer: the secret in front is as good as an HMAC. Not cut: V8 would
    // keep the whole beside the piece.
    return hash("sha256", secret + whose, "base64url")
  }
}

type Limiter = Pick<BoundedLimiter, "consume">
type Limiters = ReadonlyMap<RateRow, readonly (readonly [by: Counted, limiter: Limiter])[]>

function limitersFor({ db }: Exchange["house"], counted: readonly Counted[]): Limiters {
  function limitersOf({ name, limits }: RateRow) {
    return counted.flatMap((by): [Counted, Limiter][] => {
      const limit = limits[by]
      if (!limit) return []
      const [points, seconds] = limit
      const shared = { name: `${name} ${by}`, points, seconds }
      const isShared = db.engine === "postgres"
      return [[by, isShared ? new LumpLimiter(db, shared) : new BoundedLimiter(...limit)]]
    })
  }
  return new Map(rateTable.map((row) => [row, limitersOf(row)]))
}

function whoIs(by: Counted, { address, account, url }: Exchange): string | undefined {
  switch (by) {
    case "household":
      return networkOf(address, { v4: 32, v6: 64 })
    case "neighbourhood":
      return networkOf(address, neighbourhood)
    case "account":
      return account?.publicId
    case "petition":
      return /\/petitions\/([^/]+)/i.exec(url.pathname)?.[1]?.toLowerCase()
  }
}
