import { routeAccess } from "#app/auth/route-access.ts"
import type { RouteAccess } from "#app/auth/route-row.ts"
import { stoppedSeconds, waitSeconds } from "#app/domain/standing.ts"
import type { ReadOnlyReason } from "#app/domain/standing.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isApi } from "#app/server/api-path.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/**
 * Refuses what would write while the site is read-only, and what operators have stopped, before anything is asked of
 * the database. What is taken nevertheless, the route table says.
 */
export function standing(exchange: Exchange, next: Next): Promise<Answer> {
  const { readOnly, stops } = exchange.house.standing.shown()
  if (readOnly === null && stops.signing === undefined && stops.opening === undefined) return next()
  const row = sentTo(exchange)
  if (!row) return next()
  if (readOnly !== null && !isTaken(row, readOnly))
    throw new Problem(
      503,
      { "retry-after": String(waitSeconds[readOnly]) },
      `read-only-${readOnly}`,
    )
  if (row.stoppedWith && stops[row.stoppedWith])
    throw new Problem(503, { "retry-after": String(stoppedSeconds) }, `${row.stoppedWith}-stopped`)
  return next()
}

/** The row of an address to which something is sent; of what programs send an empty one. */
function sentTo({ url, request }: Exchange): Partial<RouteAccess> | undefined {
  const isRead = isSafe(request.method)
  if (isApi(url.pathname)) return isRead ? undefined : {}
  const row = routeAccess(url.pathname)
  return isRead && !row?.opensWrite ? undefined : (row ?? {})
}

function isTaken({ whileReadOnly }: Partial<RouteAccess>, reason: ReadOnlyReason): boolean {
  return whileReadOnly === "reads" || (whileReadOnly === "way-back" && reason === "operator")
}
