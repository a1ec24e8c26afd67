import { hasSessionCookie } from "#app/auth/cookie.ts"
import { cachingOf } from "#app/auth/route-access.ts"
import { dayIn } from "#app/lib/instant.ts"
import { withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { Packed } from "#app/server/packed.server.ts"

/** What may be kept for all, and on which headers of the request besides Accept-Encoding it depends. */
export interface Sharing {
  readonly isShared: (exchange: Exchange) => boolean
  readonly vary: readonly string[]
  /** What Cache-Control says; without a word, that others may keep it and must ask each time. */
  readonly caching?: string
  /** Whether the first reader waits for the packed forms too. */
  readonly packsFirst?: boolean
}

const publicPages: Sharing = { isShared: isPublicPage, vary: ["Cookie"] }

/**
 * Keeps public pages for readers who are not signed in: rendered once, then served as finished bytes.
 * A page is good while nothing public changed and the day is the same; what is personal is never kept.
 *
 * @param mostBytes of memory for kept pages; beyond it the oldest go
 */
export function pageCache(
  mostBytes = 64 * 1024 * 1024,
  sharing: Sharing = publicPages,
): Doorkeeper {
  const kept = new Map<string, Packed>()
  const underWay = new Map<string, Promise<Packed | undefined>>()
  let bytes = 0
  let version = ""

  function renew(now: string): void {
    if (now === version) return
    version = now
    kept.clear()
    bytes = 0
  }

  function keep(key: string, page: Packed): void {
    kept.set(key, page)
    bytes += page.size
    for (const [oldest, { size }] of kept) {
      if (bytes <= mostBytes) return
      kept.delete(oldest)
      bytes -= size
    }
  }

  return async function pageCache(exchange, next) {
    if (!sharing.isShared(exchange)) return next()
    const now = versionAt(exchange)
    renew(now)
    const key = exchange.url.pathname + exchange.url.search
    const page = kept.get(key)
    if (page) return page.answerTo(exchange.request)
    const flight = `${now} ${key}`
    const awaited = underWay.get(flight)
    if (awaited) return (await awaited)?.answerTo(exchange.request) ?? next()
    const rendering = next()
    const packing = rendering.then((answer) => packForAll(answer, sharing), nothing)
    underWay.set(flight, packing)
    const packed = await packing
    underWay.delete(flight)
    if (!packed) return rendering
    if (version === now) keep(key, packed)
    return packed.answerTo(exchange.request)
  }
}

/** A whole page that says nothing to its reader alone. */
async function packForAll(
  answer: Answer,
  { vary, caching = "public, no-cache", packsFirst = false }: Sharing,
): Promise<Packed | undefined> {
  if (answer.status !== 200 || answer.headers["set-cookie"]) return undefined
  const packed = new Packed(withHeaders(answer, { "cache-control": caching }), vary)
  if (packsFirst) await packed.packing
  return packed
}

/** What was refused to one reader is no answer for the others that wait: each asks again. */
function nothing(): undefined {
  return undefined
}

function isPublicPage(exchange: Exchange): boolean {
  return (
    isSafe(exchange.request.method) &&
    cachingOf(exchange.url.pathname) === "shared" &&
    !hasSessionCookie(exchange.request.headers.cookie)
  )
}

function versionAt(exchange: Exchange): string {
  return `${exchange.house.db.version()} ${dayIn("Asia/Almaty", exchange.now)}`
}
