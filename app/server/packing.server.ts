import { hasSessionCookie } from "#app/auth/cookie.ts"
import { routeAccess } from "#app/auth/route-access.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { Packed } from "#app/server/packed.server.ts"

/**
 * Packs the public pages that are made for each request anew: a slow line waits for them as for any other. Never for
 * who brings a session, and none that sets a cookie: beside what somebody asked no secret is packed.
 */
export function packing(exchange: Exchange, next: Next): Promise<Answer> {
  const { request, url } = exchange
  const isOpen = routeAccess(url.pathname)?.packed && isSafe(request.method)
  return isOpen && !hasSessionCookie(request.headers.cookie) ? packed(exchange, next) : next()
}

async function packed({ request }: Exchange, next: Next): Promise<Answer> {
  const answer = await next()
  if (answer.status !== 200 || answer.headers["set-cookie"]) return answer
  const own = new Packed(answer, ["Cookie"])
  await own.gzipped()
  return own.answerTo(request)
}
