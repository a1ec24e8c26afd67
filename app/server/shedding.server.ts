import { routeAccess } from "#app/auth/route-access.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import type { Gauge } from "#app/server/gauge.server.ts"
import { isServed } from "#app/server/load.ts"
import type { Lane } from "#app/server/load.ts"
import { Problem } from "#app/server/problem.server.ts"

/**
 * Refuses with 503 and a wait what would make all wait, pages first, signing last. It stands behind the
 * page cache: what lies there is served under any load.
 */
export function shedding(gauge: Gauge): Doorkeeper {
  const underWay: Record<Lane, number> = { signing: 0, sending: 0, reading: 0 }
  const start = gauge.now()
  const lastDone: Record<Lane, number> = { signing: start, sending: start, reading: start }

  return async function shedding(exchange, next) {
    const lane = laneOf(exchange)
    const idle = gauge.now() - lastDone[lane]
    if (!isServed(lane, { delay: gauge.delay(), underWay: underWay[lane], idle })) {
      throw new Problem(503, { "retry-after": "10" })
    }
    underWay[lane] += 1
    try {
      return await next()
    } finally {
      underWay[lane] -= 1
      lastDone[lane] = gauge.now()
    }
  }
}

function laneOf({ url, request }: Exchange): Lane {
  return routeAccess(url.pathname)?.lane ?? (isSafe(request.method) ? "reading" : "sending")
}
