import { withBar } from "#app/auth/bar.server.ts"
import { sessionTokenOf } from "#app/auth/cookie.ts"
import { detourFor } from "#app/auth/detour.ts"
import { accessFor, admit, routeAccess } from "#app/auth/route-access.ts"
import { readSession } from "#app/auth/session.server.ts"
import { privately, redirectAnswer, withoutHeader } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/**
 * Finds out who asks and holds the access table: nobody reaches a page that is not for their role, and
 * nobody whose second factor or fresh proof is missing.
 */
export async function access(exchange: Exchange, next: Next): Promise<Answer> {
  const { house, now, request, url } = exchange
  const token = sessionTokenOf(request.headers.cookie, house.origin)
  const session = token === undefined ? null : await readSession(house, token, now)
  exchange.session = session
  exchange.account =
    session?.standing === "full" ? await withBar(house.db.read, session.account) : null
  const rule = accessFor(url.pathname, request.method ?? "GET")
  // The table names every page: what is missing is a way of asking that the page does not take.
  if (!rule) throw new Problem(405, { allow: isSafe(request.method) ? "POST" : "GET, HEAD" })
  const row = routeAccess(url.pathname) ?? { caching: "none" }
  const deed = isSafe(request.method) ? "reading" : "sending"
  const detour = detourFor(session, { access: row, deed }, now)
  const isHalfOpen = session !== null && exchange.account === null
  if (isHalfOpen) return detour ? led(exchange, detour) : personal(await next())
  const admission = admit(exchange.account, rule)
  if (admission === "forbidden") throw new Problem(403)
  if (admission === "barred") throw new Problem(403, {}, "barred")
  if (admission === "sign-in") return led(exchange, "/session")
  return detour ? led(exchange, detour) : personal(await next())
}

/** Leads elsewhere first, and back afterwards. The words of a form that a stranger sent are gone. */
function led({ lang, url, request, session }: Exchange, to: string): Answer {
  const comesBack = isSafe(request.method) || session !== null
  const back = comesBack ? `?next=${encodeURIComponent(url.pathname + url.search)}` : ""
  return redirectAnswer(`/${lang}${to}${back}`)
}

/**
 * What was made for one request is kept nowhere, and has no tag by which to ask for it again; the page cache says
 * otherwise for what all may see.
 */
function personal(answer: Answer): Answer {
  return privately(withoutHeader(answer, "etag"), "private, no-store")
}
