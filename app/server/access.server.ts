import { sessionTokenOf } from "#app/auth/cookie.ts"
import { accessFor, admit } from "#app/auth/route-access.ts"
import { readSession } from "#app/auth/session.server.ts"
import { redirectAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/** Finds out who asks and holds the access table: nobody reaches a page that is not for their role. */
export async function access(exchange: Exchange, next: Next): Promise<Answer> {
  const { house, now, request, url, lang } = exchange
  const token = sessionTokenOf(request.headers.cookie, house.origin)
  const session = token === undefined ? null : await readSession(house, token, now)
  exchange.account = session?.account ?? null
  const rule = accessFor(url.pathname, request.method ?? "GET")
  // The table names every page: what is missing is a way of asking that the page does not take.
  if (!rule) throw new Problem(405, { allow: isSafe(request.method) ? "POST" : "GET, HEAD" })
  const admission = admit(exchange.account, rule)
  if (admission === "forbidden") throw new Problem(403)
  if (admission === "sign-in") {
    const back = isSafe(request.method)
      ? `?next=${encodeURIComponent(url.pathname + url.search)}`
      : ""
    return redirectAnswer(`/${lang}/session${back}`)
  }
  return personal(await next())
}

/** What was made for one request is kept nowhere; the page cache says otherwise for what all may see. */
function personal(answer: Answer): Answer {
  return withHeaders(answer, { "cache-control": "private, no-store" })
}
