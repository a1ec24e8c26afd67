import pino from "pino"
import type { Logger } from "pino"
import { routeTable } from "#app/auth/route-table.ts"
import type { Mode } from "#app/env.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { withEnd } from "#app/server/flow.server.ts"

/**
 * What a fault, or who logs one, might carry along of a request, a letter or a statement. Nothing logs these on
 * purpose: this is for the library that will one day hang a request on its error.
 */
const neverLogged = [
  ...["cookie", "authorization", "headers", "body", "password", "email", "address"],
  ...["err.cookie", "err.authorization", "err.headers", "err.body", "err.config", "err.request"],
  ...["err.response", "err.parameters", "err.params", "err.query", "err.detail", "err.where"],
  ...["err.recipient", "err.rejected", "err.envelope"],
] as const

/** Lines of JSON on standard output; outside production only what went wrong, so that a terminal stays readable. */
export function makeLog(mode: Mode): Logger {
  const level = mode === "production" ? "info" : "warn"
  return pino({ level, base: null, redact: { paths: [...neverLogged], censor: "-" } })
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
    log.error({ err: withoutRows(fault), id: exchange?.id, path })
  }
}

/** A fault as the log may hold it: PostgreSQL's details of a violation quote the row, with whatever stands in it. */
export function withoutRows(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  return { ...pino.stdSerializers.err(fault), detail: undefined, where: undefined }
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
