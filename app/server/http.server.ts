import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { House } from "#app/context.server.ts"
import { send, textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange } from "#app/server/exchange.server.ts"
import { headersFor } from "#app/server/headers.server.ts"
import { languageOf } from "#app/server/language.server.ts"
import { knownQuery } from "#app/server/query.ts"

interface Door {
  readonly house: House
  readonly answer: (exchange: Exchange) => Promise<Answer>
  readonly report: (fault: unknown, exchange?: Exchange) => void
  readonly trustedProxy?: string | undefined
}

/** Makes the HTTP server around the gate: each request gets an answer, whatever is thrown on the way. */
export function httpServer({ house, answer, report, trustedProxy }: Door): Server {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void respond(request, response)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.maxHeadersCount = 100
  return server

  /** Never rejects: a rejection that nobody awaits would end the process. */
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let exchange: Exchange | undefined
    try {
      exchange = exchangeOf(house, request, trustedProxy)
      if (exchange) send(response, await answer(exchange))
      else apologize(response, 400, "This request cannot be read.\n")
    } catch (fault) {
      report(fault, exchange)
      if (response.headersSent) response.destroy()
      else apologize(response, 500, "Something went wrong here. It was noted.\n")
    }
  }

  function apologize(response: ServerResponse, status: number, words: string): void {
    const headers = { ...headersFor(house.origin, randomUUID()), connection: "close" }
    send(response, withHeaders(textAnswer(status, words), headers))
  }
}

/** The request as the gate sees it; undefined where its target is no path. */
function exchangeOf(
  house: House,
  request: IncomingMessage,
  trustedProxy: string | undefined,
): Exchange | undefined {
  const asked = request.url ?? "/"
  if (!asked.startsWith("/")) return undefined
  const url = new URL(house.origin + asked)
  // A path that begins with two slashes would be read as another host further on.
  url.pathname = url.pathname.replace(/\/{2,}/g, "/")
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
    session: null,
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
