import type { Server } from "node:http"
import type { ServerBuild } from "@remix-run/node"
import type { Logger } from "pino"
import type { House } from "#app/context.server.ts"
import { isLang } from "#app/i18n/translate.ts"
import type { Networks } from "#app/lib/network.server.ts"
import { access } from "#app/server/access.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isApi } from "#app/server/api-path.ts"
import { api, apiProblem, publicData } from "#app/server/api.server.ts"
import { Arrivals } from "#app/server/arrivals.server.ts"
import { bodyLimit, knownMethods } from "#app/server/body-limit.server.ts"
import { pageCache, pagesOfReaders, pagesOfStrangers } from "#app/server/cache.server.ts"
import { dataFiles } from "#app/server/data-files.server.ts"
import { inOrder } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange, Next } from "#app/server/exchange.server.ts"
import { eventLoopGauge } from "#app/server/gauge.server.ts"
import type { Gauge } from "#app/server/gauge.server.ts"
import { securityHeaders } from "#app/server/headers.server.ts"
import { health } from "#app/server/health.server.ts"
import type { Leaving } from "#app/server/health.server.ts"
import { host } from "#app/server/host.server.ts"
import { httpServer } from "#app/server/http.server.ts"
import { rememberLanguage } from "#app/server/language.server.ts"
import { logFiles } from "#app/server/log-files.server.ts"
import { faultLog, makeLog, noteRequest, requestLog } from "#app/server/log.server.ts"
import { metrics } from "#app/server/metrics.server.ts"
import { originCheck } from "#app/server/origin-check.server.ts"
import { packing } from "#app/server/packing.server.ts"
import { Problem, problems } from "#app/server/problem.server.ts"
import type { RenderProblem } from "#app/server/problem.server.ts"
import { rateLimit } from "#app/server/rate-limit.server.ts"
import { remixPages } from "#app/server/remix.server.ts"
import type { Pages } from "#app/server/remix.server.ts"
import { RequestMeter } from "#app/server/request-meter.server.ts"
import { sharedFiles, sharedFilesCaching } from "#app/server/shared-files.server.ts"
import { shedding } from "#app/server/shedding.server.ts"
import { makeShelves } from "#app/server/shelves.server.ts"
import type { Shelves } from "#app/server/shelves.server.ts"
import { siteMaps } from "#app/server/site-maps.server.ts"
import { standing } from "#app/server/standing.server.ts"
import { watchStanding } from "#app/server/standing-watch.server.ts"
import { staticFiles } from "#app/server/static.server.ts"
import { swiftly } from "#app/server/swift.server.ts"

export interface Service {
  readonly house: House
  readonly build: ServerBuild
  /** The folder of the built browser files. */
  readonly files: string
  readonly trustedProxy: Networks | undefined
  /** Makes each kept page anew when it is served, and compares them. */
  readonly checksCache?: boolean
  /** Opens `/metrics` for who brings it. */
  readonly metricsToken?: string | undefined
  /** Whether the site is being stopped: `/readyz` says so. */
  readonly leaving?: Leaving | undefined
}

/** Makes the HTTP server of the site: the gate, then Remix. The caller listens and closes. */
export function serve(service: Service): Server {
  const { house, build, files, trustedProxy, checksCache = false, metricsToken, leaving } = service
  const log = makeLog(house.mode)
  const report = faultLog(log)
  const gauge = eventLoopGauge()
  const shelves = makeShelves(checksCache)
  const arrivals = new Arrivals()
  const meter = new RequestMeter(arrivals)
  const watchers = [health(leaving), metrics(metricsToken, { house, meter, gauge, shelves })]
  const answer = gate({ pages: remixPages(build, report), files, log, gauge, shelves, watchers })
  const swift = checksCache ? undefined : swiftly(house, shelves, noteRequest(log), meter)
  house.db.tend()
  const server = httpServer({ house, answer, report, trustedProxy, swift, meter })
  const watch = watchStanding(house, report)
  arrivals.start()
  server.once("close", () => {
    arrivals.stop()
    watch.stop()
  })
  return server
}

interface Gate {
  readonly pages: Pages
  readonly files: string
  readonly log: Logger
  readonly gauge: Gauge
  readonly shelves: Shelves
  /** Who answers those who watch the site, by whatever name they call this host. */
  readonly watchers?: readonly Doorkeeper[]
}

/** The doorkeepers in their one order, then the pages. */
export function gate({
  pages,
  files,
  log,
  gauge,
  shelves,
  watchers = [health()],
}: Gate): (exchange: Exchange) => Promise<Answer> {
  const atTheDoor = rateLimit()
  const shed = shedding(gauge)
  const doorkeepers = [
    securityHeaders,
    requestLog(log),
    problems(problemPages(pages), faultLog(log)),
    ...watchers,
    host,
    staticFiles(files),
    logFiles,
    dataFiles([atTheDoor, shed]),
    api([pageCache(shelves.records, publicData), atTheDoor, shed], [standing, atTheDoor, shed]),
    sharedFiles([pageCache(shelves.files, sharedFilesCaching), atTheDoor, shed]),
    siteMaps([pageCache(shelves.files, sharedFilesCaching), atTheDoor, shed]),
    rememberLanguage,
    pageCache(shelves.pages),
    packing,
    knownMethods,
    originCheck,
    standing,
    atTheDoor,
    access,
    rateLimit(["account"]),
    pageCache(shelves.pages, pagesOfStrangers),
    pageCache(shelves.readers, pagesOfReaders),
    // Only who may send something is listened to, and what takes long to send holds no place.
    bodyLimit(),
    shed,
    ownPagesOnly,
  ]
  return inOrder(doorkeepers, (exchange) => pages(exchange))
}

/**
 * The page of a refusal, in the reader's words. The one that says that there is too much to do is made once
 * for all readers of a language: it must cost nothing.
 */
function problemPages(pages: Pages): RenderProblem {
  const busy = new Map<string, Promise<Answer>>()

  function render(exchange: Exchange, status: number, why = "", wait = 0): Promise<Answer> {
    const told = { ...(why && { why }), ...(wait > 0 && { wait: String(wait) }) }
    const query = new URLSearchParams(told).toString()
    const path = `/${exchange.lang}/problem/${String(status)}`
    return pages(exchange, query === "" ? path : `${path}?${query}`)
  }

  return function problemPage(exchange, status, why, wait) {
    if (isApi(exchange.url.pathname))
      return Promise.resolve(apiProblem(exchange, { status, why, wait }))
    if (status !== 503 || why !== undefined) return render(exchange, status, why, wait)
    const { lang, house } = exchange
    const key = `${lang} ${String(wait)} ${JSON.stringify(house.standing.shown())}`
    const stranger = { ...exchange, account: null, session: null }
    const page = busy.get(key) ?? render(stranger, status, why, wait)
    busy.set(key, page)
    page.catch(() => busy.delete(key))
    return page
  }
}

/**
 * Lets through what can be a page: the pages of problems are for the gate alone, the data form of a
 * page is for scripts that do not exist here, and every page but the demo's has a language.
 */
function ownPagesOnly({ url, house }: Exchange, next: Next): Promise<Answer> {
  const [, first = "", second = ""] = decoded(url.pathname).split("/")
  const open = first === "" || isLang(first) || (first === "demo" && house.mode === "demo")
  const closed = second.toLowerCase() === "problem" || url.pathname.endsWith(".data")
  if (!open || closed) throw new Problem(404)
  return next()
}

/** No page has an address that cannot be decoded. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    throw new Problem(404)
  }
}
