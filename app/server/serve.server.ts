import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { ServerBuild } from "@remix-run/node"
import type { House } from "#app/context.server.ts"
import { access } from "#app/server/access.server.ts"
import { send } from "#app/server/answer.server.ts"
import { bodyLimit } from "#app/server/body-limit.server.ts"
import { pageCache } from "#app/server/cache.server.ts"
import { inOrder } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { securityHeaders } from "#app/server/headers.server.ts"
import { health } from "#app/server/health.server.ts"
import { host } from "#app/server/host.server.ts"
import { isLang } from "#app/i18n/translate.ts"
import { languageOf } from "#app/server/language.server.ts"
import { faultLog, makeLog, requestLog } from "#app/server/log.server.ts"
import { originCheck } from "#app/server/origin-check.server.ts"
import { Problem, problems } from "#app/server/problem.server.ts"
import { knownQuery } from "#app/server/query.ts"
import { rateLimit } from "#app/server/rate-limit.server.ts"
import { remixPages } from "#app/server/remix.server.ts"
import { staticFiles } from "#app/server/static.server.ts"

export interface Service {
  readonly house: House
  readonly build: ServerBuild
  /** The folder of the built browser files. */
  readonly files: string
  readonly trustedProxy: string | undefined
}

/** Makes the HTTP server: the doorkeepers in their one order, then Remix. The caller listens and closes. */
export function serve({ house, build, files, trustedProxy }: Service): Server {
  const log = makeLog(house.mode)
  const report = faultLog(log)
  const pages = remixPages(build, report)
  const answer = inOrder(
    [
      securityHeaders,
      requestLog(log),
      problems(
        (exchange, status) => pages(exchange, `/${exchange.lang}/problem/${String(status)}`),
        report,
      ),
      health,
      host,
      staticFiles(files),
      pageCache(),
      bodyLimit,
      originCheck,
      rateLimit,
      access,
      ownPagesOnly,
    ],
    (exchange) => pages(exchange),
  )
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void respond(request, response)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.maxHeadersCount = 100
  return server

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = exchangeOf(house, request, trustedProxy)
    if (!exchange) {
      response.writeHead(400, { connection: "close" }).end()
      return
    }
    send(response, await answer(exchange))
  }
}

/**
 * Lets through what can be a page: the pages of problems are for the gate alone, the data form of a
 * page is for scripts that do not exist here, and every page but the demo's has a language.
 */
const ownPagesOnly: Doorkeeper = function ownPagesOnly({ url, house }, next) {
  const [, first = "", second = ""] = url.pathname.split("/")
  const open = first === "" || isLang(first) || (first === "demo" && house.mode === "demo")
  if (!open || second === "problem" || url.pathname.endsWith(".data")) throw new Problem(404)
  return next()
}

function exchangeOf(
  house: House,
  request: IncomingMessage,
  trustedProxy: string | undefined,
): Exchange | undefined {
  const asked = request.url ?? "/"
  if (!asked.startsWith("/") || !URL.canParse(asked, house.origin)) return undefined
  // A path of two slashes would be read as another host.
  const url = new URL(house.origin + asked.replace(/^\/+/, "/"))
  url.search = knownQuery(url.searchParams).toString()
  return {
    house,
    request,
    id: randomUUID(),
    now: house.clock.now(),
    url,
    address: addressOf(request, trustedProxy),
    lang: languageOf(request, url.pathname, house.defaultLang),
    account: null,
    body: undefined,
  }
}

/** The last address that the trusted proxy saw; without one, the socket's own. */
function addressOf(request: IncomingMessage, trustedProxy: string | undefined): string {
  const peer = request.socket.remoteAddress ?? "unknown"
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim()
  return forwarded && peer.replace("::ffff:", "") === trustedProxy ? forwarded : peer
}
