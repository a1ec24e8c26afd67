import type { IncomingMessage } from "node:http"
import { hasSessionCookie } from "#app/auth/cookie.ts"
import type { House } from "#app/context.server.ts"
import { withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { ourOrigins } from "#app/server/host.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/** Whether a form is taken depends on where it came from: no cache may give one's answer to another. */
const varied = { vary: "Sec-Fetch-Site, Origin" }

/** Refuses a form that another site sent. Remix has a check of its own, but not on every kind of route. */
export function originCheck(exchange: Exchange, next: Next): Promise<Answer> {
  return isSafe(exchange.request.method) ? next() : checked(exchange, next)
}

async function checked(exchange: Exchange, next: Next): Promise<Answer> {
  if (!isOurs(exchange.request, exchange.house)) throw new Problem(403, varied, "foreign-form")
  return withHeaders(await next(), varied)
}

/**
 * A browser names the site a form came from; an old one at least its origin; a program has no session to
 * abuse. Whatever is named must be ours: an origin of "null", as of a sandboxed frame, is nobody's.
 */
function isOurs(request: IncomingMessage, house: House): boolean {
  const site = request.headers["sec-fetch-site"]
  const { origin } = request.headers
  if (site !== undefined && site !== "same-origin" && site !== "none") return false
  if (origin !== undefined) return ourOrigins(house).includes(origin)
  return site !== undefined || !hasSessionCookie(request.headers.cookie)
}
