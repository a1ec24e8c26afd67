import type { Server } from "node:http"
import type { ServerBuild } from "@remix-run/node"
import type { Logger } from "pino"
import type { House } from "#app/context.server.ts"
import { isLang } from "#app/i18n/translate.ts"
import { access } from "#app/server/access.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { bodyLimit } from "#app/server/body-limit.server.ts"
import { pageCache } from "#app/server/cache.server.ts"
import { inOrder } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { securityHeaders } from "#app/server/headers.server.ts"
import { health } from "#app/server/health.server.ts"
import { host } from "#app/server/host.server.ts"
import { httpServer } from "#app/server/http.server.ts"
import { rememberLanguage } from "#app/server/language.server.ts"
import { faultLog, makeLog, requestLog } from "#app/server/log.server.ts"
import { originCheck } from "#app/server/origin-check.server.ts"
import { Problem, problems } from "#app/server/problem.server.ts"
import { rateLimit } from "#app/server/rate-limit.server.ts"
import { remixPages } from "#app/server/remix.server.ts"
import type { Pages } from "#app/server/remix.server.ts"
import { staticFiles } from "#app/server/static.server.ts"

export interface Service {
  readonly house: House
  readonly build: ServerBuild
  /** The folder of the built browser files. */
  readonly files: string
  readonly trustedProxy: string | undefined
}

/** Makes the HTTP server of the site: the gate, then Remix. The caller listens and closes. */
export function serve({ house, build, files, trustedProxy }: Service): Server {
  const log = makeLog(house.mode)
  const report = faultLog(log)
  const answer = gate({ pages: remixPages(build, report), files, log })
  return httpServer({ house, answer, report, trustedProxy })
}

interface Gate {
  readonly pages: Pages
  readonly files: string
  readonly log: Logger
}

/** The doorkeepers in their one order, then the pages. */
export function gate({ pages, files, log }: Gate): (exchange: Exchange) => Promise<Answer> {
  const doorkeepers = [
    securityHeaders,
    requestLog(log),
    problems(
      (exchange, status) => pages(exchange, `/${exchange.lang}/problem/${String(status)}`),
      faultLog(log),
    ),
    health,
    host,
    staticFiles(files),
    rememberLanguage,
    pageCache(),
    bodyLimit,
    originCheck,
    rateLimit(),
    access,
    ownPagesOnly,
  ]
  return inOrder(doorkeepers, (exchange) => pages(exchange))
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
