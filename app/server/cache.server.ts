import { hasSessionCookie } from "#app/auth/cookie.ts"
import { cachingOf } from "#app/auth/route-access.ts"
import { todayAt } from "#app/lib/zone.ts"
import { withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange, Next } from "#app/server/exchange.server.ts"
import { isFor, KeptPages } from "#app/server/kept-pages.server.ts"
import type { KeptPage } from "#app/server/kept-pages.server.ts"
import { marksOf } from "#app/server/own-subject.server.ts"
import { Packed } from "#app/server/packed.server.ts"
import { AskedOfReader } from "#app/server/asked-of-reader.server.ts"
import { Problem } from "#app/server/problem.server.ts"
import { noteReading } from "#db/reading.server.ts"

/** What may be kept for all, and on which headers of the request besides Accept-Encoding it depends. */
export interface Sharing {
  readonly isShared: (exchange: Exchange) => boolean
  readonly vary: readonly string[]
  /** What Cache-Control says; without a word, that others may keep it and must ask each time. */
  readonly caching?: string
  /** What is said to caches between that know a word for them alone; null says nothing. */
  readonly between?: string | null
  /** Whether who makes it notes of what it is made (`noted`); else that is noted from here on. */
  readonly isNoted?: boolean
  /** Whether the first reader waits for the packed forms too. */
  readonly packsFirst?: boolean
}

/**
 * Caches between ask again after a second, and may serve what they have while they ask. Where the site does not answer
 * they go on for a minute: what is taken off the site is gone from them a minute later at the latest.
 */
export const briefly = "public, max-age=1, stale-while-revalidate=1, stale-if-error=60"

const publicPages: Sharing = {
  isShared: (exchange) => isPublicPage(exchange) && !bringsSession(exchange),
  vary: ["Cookie"],
  isNoted: true,
}

/** The same pages, where the session that somebody brings turned out to be none. */
export const pagesOfStrangers: Sharing = {
  isShared: (exchange) =>
    isPublicPage(exchange) && bringsSession(exchange) && exchange.session === null,
  vary: ["Cookie"],
  isNoted: true,
}

/**
 * The same pages for who is signed in: kept by role, served to whoever has the same answers to all that the page asked
 * about its reader. One that looked at its reader otherwise is kept for nobody.
 */
export const pagesOfReaders: Sharing = {
  isShared: (exchange) => isPublicPage(exchange) && exchange.account !== null,
  vary: ["Cookie"],
  caching: "private, no-store",
  between: null,
  isNoted: true,
}

/**
 * Keeps public pages for readers who are not signed in: rendered once, then served as finished bytes. A page
 * is good until something that it read of changes, or the day does; what is personal is never kept. One that
 * cannot be made anew is served as it was, for ten minutes at most, unless something was taken off the site.
 *
 * @param kept where they lie, and how much there is room for
 */
export function pageCache(
  kept = new KeptPages(64 * 1024 * 1024),
  sharing: Sharing = publicPages,
): Doorkeeper {
  const underWay = new Map<string, Promise<KeptPage | undefined>>()

  return function pageCache(exchange, next) {
    return sharing.isShared(exchange) ? keptOrMade(exchange, next) : next()
  }

  async function keptOrMade(exchange: Exchange, next: Next): Promise<Answer> {
    const { house, request, account } = exchange
    const key = keyOf(exchange)
    exchange.asked = new AskedOfReader()
    const day = todayAt(exchange.now)
    const page = kept.find(house.db.changes, key, day, account)
    if (page) {
      if (kept.areChecked) await check(exchange, { kept, page, key, day }, next)
      return page.answerTo(request)
    }
    const flight = `${String(house.db.changes.now())} ${day} ${key}`
    const awaited = underWay.get(flight)
    if (awaited) {
      const theirs = await awaited
      return theirs && isFor(theirs, account) ? theirs.packed.answerTo(request) : next()
    }
    kept.misses += 1
    const { rendering, keeping } = render(exchange, day, next, sharing)
    underWay.set(flight, keeping)
    const made = await keeping
    underWay.delete(flight)
    if (made) {
      kept.keep(key, made)
      return made.packed.answerTo(request)
    }
    const old = kept.findOld(house.db.changes, key, account)
    return old && (await isFault(rendering)) ? old.answerTo(request) : rendering
  }
}

/** @throws where the kept page is another than one made now, and nobody said that anything has changed */
async function check(
  { house, account }: Exchange,
  { kept, page, key, day }: { kept: KeptPages; page: Packed; key: string; day: string },
  next: Next,
): Promise<void> {
  const { body } = page.answerTo({ headers: {} })
  const made = await next()
  if (made.body.equals(body) || kept.find(house.db.changes, key, day, account) !== page) return
  throw new Error(`the kept page of ${key} is out of date`)
}

/** Makes a page; the second promise never rejects: what was refused to one is no answer for those who wait. */
function render(exchange: Exchange, day: string, next: Next, sharing: Sharing) {
  const { changes, read } = exchange.house.db
  const madeAt = changes.now()
  const reading = sharing.isNoted
    ? next().then((value) => ({ value, kinds: exchange.asked?.kinds }))
    : noteReading(next)
  async function keep(): Promise<KeptPage | undefined> {
    const { value: answer, kinds } = await reading
    const { account, asked, url } = exchange
    // Of what nobody knows of what it is made nobody knows how long it holds.
    if (!kinds) return undefined
    if (asked?.fits(account) === false) return undefined
    const packed = await packForAll(answer, sharing)
    if (!packed) return undefined
    const marks = await marksOf(read, url.pathname, kinds)
    return { packed, madeAt, day, marks, asked: account ? asked : undefined }
  }
  return {
    rendering: reading.then(({ value }) => value),
    keeping: keep().catch(() => undefined),
  }
}

/** A whole page that says nothing to its reader alone. */
async function packForAll(
  answer: Answer,
  { vary, caching = "public, no-cache", between = briefly, packsFirst = false }: Sharing,
): Promise<Packed | undefined> {
  if (answer.status !== 200 || answer.headers["set-cookie"]) return undefined
  const told = {
    "cache-control": caching,
    ...(between === null ? {} : { "cdn-cache-control": between }),
  }
  const packed = new Packed(withHeaders(answer, told), vary)
  await (packsFirst ? packed.packing() : packed.gzipped())
  return packed
}

/** Whether it is our fault that there is no page, and none of the reader's. */
async function isFault(rendering: Promise<Answer>): Promise<boolean> {
  try {
    return (await rendering).status >= 500
  } catch (fault) {
    return !(fault instanceof Problem) || fault.status >= 500
  }
}

function keyOf({ url, account }: Exchange): string {
  const address = url.pathname + url.search
  return account ? `${account.role} ${address}` : address
}

function isPublicPage({ request, url }: Exchange): boolean {
  return isSafe(request.method) && cachingOf(url.pathname) === "shared"
}

function bringsSession({ request }: Exchange): boolean {
  return hasSessionCookie(request.headers.cookie)
}
