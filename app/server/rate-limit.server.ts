import { createHmac, randomBytes } from "node:crypto"
import { neighbourhood, networkOf } from "#app/lib/network.server.ts"
import { BoundedLimiter } from "#app/server/bounded-limiter.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"
import { rateRowFor, rateTable } from "#app/server/rate-table.ts"
import type { Counted } from "#app/server/rate-table.ts"

/** What is known of a request before anybody looked at its session. */
const atTheDoor = ["household", "neighbourhood", "petition"] as const

/**
 * Answers 429 with the wait when somebody asks more often than people do. What is counted is kept under a
 * key that ends with the process: no list of addresses lies in its memory.
 *
 * @param counted what to count here: an account is known only further in
 */
export function rateLimit(counted: readonly Counted[] = atTheDoor): Doorkeeper {
  const secret = randomBytes(32)
  const limiters = new Map<string, BoundedLimiter>()
  for (const { name, limits } of rateTable) {
    for (const by of counted) {
      const limit = limits[by]
      if (limit) limiters.set(`${name} ${by}`, new BoundedLimiter(...limit))
    }
  }

  return async function rateLimit(exchange, next) {
    const row = rateRowFor(exchange.url, !isSafe(exchange.request.method))
    for (const by of counted) {
      const limiter = row && limiters.get(`${row.name} ${by}`)
      const whose = limiter && whoIs(by, exchange)
      const wait = whose === undefined ? undefined : await limiter?.consume(hidden(whose))
      if (wait !== undefined) throw new Problem(429, { "retry-after": String(wait) })
    }
    return next()
  }

  function hidden(whose: string): string {
    return createHmac("sha256", secret).update(whose).digest("base64url").slice(0, 22)
  }
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
