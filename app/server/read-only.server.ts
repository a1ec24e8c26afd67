import { routeAccess } from "#app/auth/route-access.ts"
import { waitSeconds } from "#app/domain/standing.ts"
import type { ReadOnlyReason } from "#app/domain/standing.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isApi } from "#app/server/api-path.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/**
 * Refuses what would write while the site is read-only, before anything is asked of the database. What is taken
 * nevertheless, the route table says.
 */
export function readOnly(exchange: Exchange, next: Next): Promise<Answer> {
  const reason = exchange.house.standing.readOnly()
  if (reason === undefined || !wouldWrite(exchange, reason)) return next()
  throw new Problem(503, { "retry-after": String(waitSeconds[reason]) }, `read-only-${reason}`)
}

function wouldWrite({ url, request }: Exchange, reason: ReadOnlyReason): boolean {
  const isOpened = isSafe(request.method)
  if (isApi(url.pathname)) return !isOpened
  const row = routeAccess(url.pathname)
  if (isOpened && !row?.opensWrite) return false
  const taken = row?.whileReadOnly
  return taken !== "reads" && !(taken === "way-back" && reason === "operator")
}
