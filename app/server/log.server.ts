import pino from "pino"
import type { Logger } from "pino"
import type { Mode } from "#app/env.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"

/** Lines of JSON on standard output; outside production only what went wrong, so that a terminal stays readable. */
export function makeLog(mode: Mode): Logger {
  return pino({ level: mode === "production" ? "info" : "warn", base: null })
}

/** Notes each request without its query, its cookies, its address or the secret of a link. */
export function requestLog(log: Logger): Doorkeeper {
  return async function requestLog(exchange, next) {
    const from = performance.now()
    const answer = await next()
    log.info({
      id: exchange.id,
      method: exchange.request.method,
      path: withoutSecrets(exchange.url.pathname),
      status: answer.status,
      ms: Math.round(performance.now() - from),
    })
    return answer
  }
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

/** The secret of a mailed link stands in its path. */
function withoutSecrets(pathname: string): string {
  return pathname.replace(
    /\/(signature|account\/(?:confirm|email)|session\/reset)\/[^/]+/i,
    "/$1/-",
  )
}
