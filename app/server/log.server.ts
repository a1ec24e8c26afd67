import pino from "pino"
import type { DestinationStream, Logger } from "pino"
import { routeTable } from "#app/auth/route-table.ts"
import type { Mode } from "#app/env.server.ts"
import { veiled } from "#app/lib/veiled.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { withEnd } from "#app/server/flow.server.ts"

/** Nothing logs these on purpose: this is for who will one day hang a request or a letter on a line. */
const neverLogged = ["cookie", "authorization", "headers", "body", "password", "email", "address"]

/**
 * Lines of JSON on standard output; outside production only what went wrong, so that a terminal stays readable.
 * @param to where they go instead
 */
export function makeLog(mode: Mode, to?: DestinationStream): Logger {
  const level = mode === "production" ? "info" : "warn"
  const options = {
    ...{ level, base: null, redact: { paths: neverLogged, censor: "-" } },
    serializers: { err: asToldOf },
    // Under the library's own key it would write the words of a fault once more, as the line's.
    errorKey: "fault",
  }
  return to ? pino(options, to) : pino(options)
}

/** What is noted of a request: bytes of body that went out, milliseconds that it took. */
export interface NotedRequest {
  readonly id: string
  readonly method: string | undefined
  readonly path: string
  readonly status: number
  readonly bytes: number
  readonly ms: number
}
export type NoteRequest = (request: NotedRequest) => void

/** Notes requests by a path that is known to hold no secret. */
export function noteRequest(log: Logger): NoteRequest {
  return (request) => log.info(request)
}

/**
 * Notes each request without its query, its cookies, its address or the secret of a link. A file that flows is
 * noted at its end, with what went out of it.
 */
export function requestLog(log: Logger): Doorkeeper {
  const noteOne = noteRequest(log)
  return async function requestLog(exchange, next) {
    const from = performance.now()
    const answer = await next()
    if (answer.flow) return { ...answer, flow: withEnd(answer.flow, note) }
    note(sentBytes(exchange, answer))
    return answer

    function note(bytes: number): void {
      noteOne({
        id: exchange.id,
        method: exchange.request.method,
        path: withoutSecrets(exchange.url.pathname),
        status: answer.status,
        bytes,
        ms: Math.round(performance.now() - from),
      })
    }
  }
}

function sentBytes({ request }: Exchange, { status, body }: Answer): number {
  return request.method === "HEAD" || status === 304 ? 0 : body.length
}

/** Tells the log what nobody expected. */
export function faultLog(log: Logger): (fault: unknown, exchange?: Exchange) => void {
  return (fault, exchange) => {
    const path = exchange && withoutSecrets(exchange.url.pathname)
    log.error({ err: fault, id: exchange?.id, path })
  }
}

/** Of what hangs on a fault the log holds these alone: whatever else may quote a row, a letter or a request. */
const toldOfFaults: ReadonlySet<string> = new Set([
  ...["code", "errno", "syscall", "severity", "schema", "table", "column", "constraint", "routine"],
])

/** A fault as the log may hold it: its kind, its words without what tells of a person, and where it was thrown. */
function asToldOf(fault: unknown): object {
  if (!(fault instanceof Error)) {
    return { type: typeof fault, message: typeof fault === "string" ? veiled(fault) : "" }
  }
  const { type, message, stack } = pino.stdSerializers.err(fault)
  const named = Object.entries(fault).filter(([name]) => toldOfFaults.has(name))
  return {
    ...Object.fromEntries(named),
    ...{ type, message: veiled(message), stack: veiled(stack) },
    ...(fault instanceof AggregateError && { faults: fault.errors.map(asToldOf) }),
  }
}

/** What stands before the secret of each mailed link, such as `account/confirm`: the route table names them. */
const beforeSecrets = Object.keys(routeTable).flatMap((pattern) => {
  const [before, ...after] = pattern.split("/:secret")
  return before !== undefined && after.length > 0 ? [before.split("/").slice(2)] : []
})

/** The secret of a mailed link stands in its path, however that is written. */
function withoutSecrets(pathname: string): string {
  const segments = pathname.split("/")
  const asked = segments.slice(2).map(decoded)
  for (const before of beforeSecrets) {
    const isIt = before.every((segment, index) => segment === asked[index])
    if (isIt && segments.length > before.length + 2) segments[before.length + 2] = "-"
  }
  return segments.join("/")
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase()
  } catch {
    return segment.toLowerCase()
  }
}
