import { hasSessionCookie } from "#app/auth/cookie.ts"
import { cachingOf } from "#app/auth/route-access.ts"
import { dayIn } from "#app/lib/instant.ts"
import { withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { Packed } from "#app/server/packed.server.ts"

const mostBytes = 64 * 1024 * 1024

/**
 * Keeps public pages for readers who are not signed in: rendered once, then served as finished bytes.
 * A page is good while nothing public changed and the day is the same; what is personal is never kept.
 */
export function pageCache(): Doorkeeper {
  const kept = new Map<string, Packed>()
  const underWay = new Map<string, Promise<Answer>>()
  let bytes = 0
  let version = ""

  function keep(key: string, answer: Answer): Answer {
    if (answer.status !== 200 || answer.headers["set-cookie"]) return answer
    const packed = new Packed(withHeaders(answer, { "cache-control": "public, no-cache" }))
    kept.set(key, packed)
    bytes += packed.size
    if (bytes > mostBytes) forget()
    return packed.answer
  }

  function forget(): void {
    kept.clear()
    bytes = 0
  }

  return async function pageCache(exchange, next) {
    if (!isShared(exchange)) return next()
    const now = versionAt(exchange)
    if (now !== version) forget()
    version = now
    const key = exchange.url.pathname + exchange.url.search
    const page = kept.get(key)
    if (page) return page.answerTo(exchange.request)
    const rendering = underWay.get(`${now} ${key}`) ?? next()
    underWay.set(`${now} ${key}`, rendering)
    try {
      const answer = await rendering
      if (version !== now) return answer
      return kept.get(key)?.answer ?? keep(key, answer)
    } finally {
      underWay.delete(`${now} ${key}`)
    }
  }
}

function isShared(exchange: Exchange): boolean {
  return (
    isSafe(exchange.request.method) &&
    cachingOf(exchange.url.pathname) === "shared" &&
    !hasSessionCookie(exchange.request.headers.cookie)
  )
}

function versionAt(exchange: Exchange): string {
  return `${exchange.house.db.version()} ${dayIn("Asia/Almaty", exchange.now)}`
}
