import type { IncomingMessage } from "node:http"
import { hasSessionCookie } from "#app/auth/cookie.ts"
import type { House } from "#app/context.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { ourOrigins } from "#app/server/host.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/** Refuses a form that another site sent. Remix has a check of its own, but not on every kind of route. */
export async function originCheck(exchange: Exchange, next: Next): Promise<Answer> {
  if (!isSafe(exchange.request.method) && !isOurs(exchange.request, exchange.house)) {
    throw new Problem(403)
  }
  return next()
}

/** A browser names the site a form came from; an old one at least its origin; a program has no session to abuse. */
function isOurs(request: IncomingMessage, house: House): boolean {
  const site = request.headers["sec-fetch-site"]
  if (site !== undefined) return site === "same-origin" || site === "none"
  const origin = request.headers.origin
  if (origin !== undefined) return ourOrigins(house).includes(origin)
  return !hasSessionCookie(request.headers.cookie)
}
