import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { House } from "#app/context.server.ts"
import type { Networks } from "#app/lib/network.server.ts"
import { send, textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { Conversations } from "#app/server/conversation.server.ts"
import type { Exchange } from "#app/server/exchange.server.ts"
import { headersFor } from "#app/server/headers.server.ts"
import { usualLimits } from "#app/server/limits.ts"
import type { Limits } from "#app/server/limits.ts"
import { readPast } from "#app/server/linger.server.ts"
import { exchangeOf, unreadable } from "#app/server/request.server.ts"
import type { Unreadable } from "#app/server/request.server.ts"
import { refuseTunnel, showOut } from "#app/server/show-out.server.ts"
import type { RequestMeter } from "#app/server/request-meter.server.ts"
import type { Swift } from "#app/server/swift.server.ts"

interface Door {
  readonly house: House
  readonly answer: (exchange: Exchange) => Promise<Answer>
  readonly report: (fault: unknown, exchange?: Exchange) => void
  readonly trustedProxy?: Networks | undefined
  readonly limits?: Limits
  /** Counts what is answered. */
  readonly meter?: RequestMeter | undefined
  /** Who answers what needs no way through the gate. */
  readonly swift?: Swift | undefined
}

/** Makes the HTTP server around the gate: each request gets an answer, whatever is thrown on the way. */
export function httpServer(door: Door): Server {
  const { house, answer, report, trustedProxy, limits = usualLimits, swift, meter } = door
  const conversations = new Conversations()
  const isAnswered = guarded(swift, report)
  const server = listeningWithin(limits)
  server.on("request", take)
  // Without a listener Node gives these a bare answer of its own, without our headers.
  server.on("checkExpectation", (_: IncomingMessage, response: ServerResponse) => {
    apologize(response, 417, "This server expects nothing.\n")
  })
  server.on("clientError", showOut(house.origin, conversations))
  server.on("connect", refuseTunnel(house.origin))
  return server

  function take(request: IncomingMessage, response: ServerResponse): void {
    const conversation = conversations.of(request.socket)
    const nth = conversation.count()
    const isLast = nth >= limits.requestsPerSocket || conversation.isBroken
    const problem = unreadable(request, limits.headerFields)
    if (!isLast && !problem && isAnswered(request, response)) return
    void respond(request, response, nth, problem)
  }

  /** Never rejects: a rejection that nobody awaits would end the process. */
  async function respond(
    request: IncomingMessage,
    response: ServerResponse,
    nth: number,
    problem: Unreadable | undefined,
  ): Promise<void> {
    const conversation = conversations.of(request.socket)
    conversation.begin(request, response)
    // The answer to the one before closes the connection: nobody would read this one's.
    if (nth > limits.requestsPerSocket) return
    let exchange: Exchange | undefined
    const from = meter?.came() ?? performance.now()
    try {
      if (problem) {
        apologize(response, ...problem)
        return
      }
      exchange = exchangeOf(house, request, trustedProxy)
      const given = await answer(exchange)
      await readPast(request, limits)
      const isLast = !request.complete || nth === limits.requestsPerSocket || conversation.isEnding
      const whole = isLast ? withHeaders(given, { connection: "close" }) : given
      await send(response, whole, () => meter?.noteAtItsEnd(response, exchange?.url.pathname, from))
    } catch (fault) {
      report(fault, exchange)
      if (response.headersSent) response.destroy()
      else apologize(response, 500, "Something went wrong here. It was noted.\n", exchange?.id)
    }
  }

  function apologize(response: ServerResponse, status: number, words: string, id?: string): void {
    meter?.note(undefined, response.req.method, status, performance.now())
    const headers = { ...headersFor(house.origin, id ?? randomUUID()), connection: "close" }
    void send(response, withHeaders(textAnswer(status, words), headers))
  }
}

/** What the swift way cannot help, the gate may: the log is told, and no request ends the process. */
function guarded(swift: Swift | undefined, report: Door["report"]): Swift {
  return (request, response) => {
    try {
      return swift?.(request, response) ?? false
    } catch (fault) {
      report(fault)
      return response.headersSent
    }
  }
}

function listeningWithin(limits: Limits): Server {
  const server = createServer({
    headersTimeout: limits.headersMs,
    // The gate cuts slow bodies by itself; this is for those that it does not read.
    requestTimeout: limits.uploadMs + limits.headersMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    maxHeaderSize: limits.headerBytes,
    // Node's own refusal carries none of our headers: ours follows.
    requireHostHeader: false,
  })
  // One more than is taken: Node drops the rest without a word, and who is refused is told.
  server.maxHeadersCount = limits.headerFields + 1
  server.maxConnections = limits.sockets
  server.setTimeout(limits.silentMs)
  return server
}
