import { hash, randomBytes } from "node:crypto"
import { neighbourhood, networkOf } from "#app/lib/network.server.ts"
import { LumpLimiter } from "#app/server/lump-limiter.server.ts"
import { BoundedLimiter } from "#app/server/bounded-limiter.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"
import { rateRowFor, rateTable } from "#app/server/rate-table.ts"
import type { Counted } from "#app/server/rate-table.ts"

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
    for (const by of counted) {
      const limiter = row && limiters.get(`${row.name} ${by}`)
      const whose = limiter && whoIs(by, exchange)
      const wait = whose === undefined ? undefined : await limiter?.consume(hidden(whose, exchange))
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

type Limiters = ReadonlyMap<string, Pick<BoundedLimiter, "consume">>

function limitersFor({ db }: Exchange["house"], counted: readonly Counted[]): Limiters {
  const limiters = new Map<string, Pick<BoundedLimiter, "consume">>()
  for (const { name, limits } of rateTable) {
    for (const by of counted) {
      const limit = limits[by]
      if (!limit) continue
      const [points, seconds] = limit
      const key = `${name} ${by}`
      const shared = { name: key, points, seconds }
      limiters.set(
        key,
        db.engine === "postgres" ? new LumpLimiter(db, shared) : new BoundedLimiter(...limit),
      )
    }
  }
  return limiters
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
