import type { ServerBuild } from "@remix-run/node"
import type { House, OpenSession, RequestContext, SignedIn } from "#app/context.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import type { ShownStanding } from "#app/domain/standing.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { neighbourhood, networkOf } from "#app/lib/network.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { empty } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Exchange } from "#app/server/exchange.server.ts"
import { noted } from "#app/server/noted.server.ts"
import { pageHandlers } from "#app/server/page-handlers.server.ts"
import { Problem } from "#app/server/problem.server.ts"
import { SentRequest } from "#app/server/sent-request.server.ts"
import { isUnreachable } from "#db/attempt.server.ts"
import { Overloaded } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { noteKind } from "#db/reading.server.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"

/** Hands an exchange to Remix and takes its whole answer back. */
export type Pages = (exchange: Exchange, path?: string) => Promise<Answer>

/**
 * @param report is told what a loader or an action threw without meaning to
 * @returns a function that renders the exchange's own URL or, with a path, another page for it by GET
 */
export function remixPages(
  build: ServerBuild,
  report: (fault: unknown, exchange: Exchange) => void,
): Pages {
  const handlerFor = pageHandlers(build)
  return async function pages(exchange, path) {
    let refusal: Error | undefined
    const context = new PageContext(exchange, (fault) => {
      if (isPassing(fault)) refusal = fault
      else report(fault, exchange)
    })
    const request = requestOf(exchange, path)
    const handle = handlerFor(path?.split("?")[0] ?? exchange.url.pathname)
    const given = await noted(exchange, () => handle(request, context))
    const answer = given instanceof Response ? await answerOf(given) : pageOf(given.markup)
    // Whoever cannot write just now is told so: to Remix it is a fault like any other.
    if (refusal) throw refusal
    // A page that failed is said by the gate, with the number under which the log has it.
    if (path === undefined && (answer.status === 500 || isBareRefusal(answer)))
      throw new Problem(answer.status)
    return answer
  }
}

/** What the gate tells as "not now". */
function isPassing(fault: unknown): fault is Error {
  return (
    fault instanceof LogClosed ||
    fault instanceof Overloaded ||
    isUnreachable(fault) ||
    isStorageFault(fault)
  )
}

/** An address without a page of its own that refuses: Remix says so in a word for programs, readers get a page. */
function isBareRefusal({ status, headers }: Answer): boolean {
  return status >= 400 && !String(headers["content-type"] ?? "").startsWith("text/html")
}

/** What loaders and actions are handed. Where the page may be others' too, it is noted what they look at. */
class PageContext implements RequestContext {
  /** Remix lets anything stand here. */
  readonly [name: string]: unknown
  readonly house: House
  readonly db: Db
  readonly now: Instant
  readonly today: Day
  readonly lang: Lang

  constructor(
    private readonly exchange: Exchange,
    readonly report: (fault: unknown) => void,
  ) {
    this.house = exchange.house
    this.db = this.house.db
    this.now = exchange.now
    this.today = todayAt(this.now)
    this.lang = exchange.lang
  }

  get account(): SignedIn | null {
    this.exchange.asked?.look()
    return this.exchange.account
  }

  get session(): OpenSession | null {
    this.exchange.asked?.look()
    return this.exchange.session
  }

  get network(): string {
    this.exchange.asked?.look()
    return networkOf(this.exchange.address, neighbourhood)
  }

  get standing(): ShownStanding {
    noteKind("standing")
    return this.house.standing.shown()
  }

  get requestId(): string {
    this.exchange.asked?.look()
    return this.exchange.id
  }

  readonly ofReader: RequestContext["ofReader"] = (question) => {
    const { asked, account } = this.exchange
    return asked ? asked.ask(question, account) : question(account)
  }
}

function requestOf(exchange: Exchange, path: string | undefined): Request {
  const url = path === undefined ? exchange.url : new URL(path, exchange.house.origin)
  const { method, headers } = exchange.request
  const isSent = path === undefined && method === "POST"
  const sent = new SentRequest({
    url: url.href,
    method: isSent ? "POST" : "GET",
    headers: () => headersFor(exchange, url),
    contentType: headers["content-type"],
    body: isSent ? exchange.body : undefined,
  })
  // All that loaders and actions ask of a request; Remix gets the whole one.
  return sent as unknown as Request
}

/** The headers of the request. A page that may be others' too is made without: what cannot be seen makes no difference. */
function headersFor({ request, asked }: Exchange, url: URL): Headers {
  const sent = new Headers()
  if (!asked) {
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === "string") sent.set(name, value)
    }
  }
  // The gate has checked host and origin; Remix's own check compares these two.
  sent.set("host", url.host)
  if (sent.has("origin")) sent.set("origin", url.origin)
  return sent
}

function pageOf(markup: string): Answer {
  const headers = { "content-type": "text/html; charset=utf-8" }
  return { status: 200, headers, body: bytesOf(markup) }
}

const scratch = Buffer.allocUnsafe(64 * 1024)

/** The bytes of a markup. To find out first how many they will be takes as long as to write them. */
function bytesOf(markup: string): Buffer {
  // A letter of UTF-16 takes three bytes at the most.
  if (markup.length * 3 > scratch.length) return Buffer.from(markup)
  return Buffer.from(scratch.subarray(0, scratch.write(markup)))
}

async function answerOf(response: Response): Promise<Answer> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers["set-cookie"] = cookies
  const body = response.body ? Buffer.from(await response.arrayBuffer()) : empty
  return { status: response.status, headers, body }
}
