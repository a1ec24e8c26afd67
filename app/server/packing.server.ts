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
export async function packing({ request, url }: Exchange, next: Next): Promise<Answer> {
  const answer = await next()
  const isOpen = routeAccess(url.pathname)?.packed && isSafe(request.method)
  if (!isOpen || hasSessionCookie(request.headers.cookie)) return answer
  if (answer.status !== 200 || answer.headers["set-cookie"]) return answer
  const packed = new Packed(answer, ["Cookie"])
  await packed.gzipped()
  return packed.answerTo(request)
}
