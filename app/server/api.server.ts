import { answerApi, openToAll, problemAnswer, takesJson } from "#app/api/answer.server.ts"
import type { ApiAnswer } from "#app/api/answer.server.ts"
import { problemOfStatus } from "#app/api/problem.ts"
import { findWrite } from "#app/api/write-answer.server.ts"
import type { ProblemReason } from "#app/domain/problem-reason.ts"
import { translate } from "#app/i18n/translate.ts"
import { empty, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isApi } from "#app/server/api-path.ts"
import { apiWrites } from "#app/server/api-writes.server.ts"
import type { Sharing } from "#app/server/cache.server.ts"
import { concerning } from "#app/server/concerning.server.ts"
import { inOrder, isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"

/**
 * Answers programs. Nobody is signed in here: what guards forms and pages stands aside.
 * @param before the doorkeepers that programs pass who read, in their order
 * @param beforeWrites those that programs pass who write
 */
export function api(
  before: readonly Doorkeeper[],
  beforeWrites: readonly Doorkeeper[] = [],
): Doorkeeper {
  const answer = inOrder(before, read)
  const write = inOrder([...beforeWrites, apiWrites()], refuseWrite)
  return concerning(({ url }) => isApi(url.pathname), program)

  async function program(exchange: Exchange): Promise<Answer> {
    const { method, headers } = exchange.request
    if (method === "OPTIONS") return preflight
    if (method === "POST") return write(exchange)
    if (!isSafe(method)) return refuseWrite(exchange)
    // Before the cache: what it keeps is for those who take it.
    return takesJson(headers.accept) ? answer(exchange) : apiProblem(exchange, { status: 406 })
  }
}

/** Nothing can be written there. */
function refuseWrite(exchange: Exchange): Promise<Answer> {
  const writable = findWrite(exchange.url.pathname) !== undefined
  const allowed = writable ? `${allow}, POST` : allow
  return Promise.resolve(withHeaders(apiProblem(exchange, { status: 405 }), { allow: allowed }))
}

interface Refused {
  readonly status: number
  readonly why?: ProblemReason | undefined
  /** Seconds after which to come back. */
  readonly wait?: number | undefined
}

/** What a doorkeeper refused to a program. */
export function apiProblem({ lang }: Exchange, { status, why, wait }: Refused): Answer {
  const told = why && { detail: translate(lang, `error.${why}-what`), reason: why }
  return asAnswer(problemAnswer(lang, problemOfStatus(status, wait), told))
}

/** All of it may be kept: nobody is signed in here, and the words of data are the same in every language. */
export const publicData: Sharing = {
  isShared: () => true,
  vary: ["Accept"],
  // Caches between may answer for half a minute; whoever asks with the ETag is told at once.
  caching: "public, max-age=0, s-maxage=30, must-revalidate",
  // Who walks asks for each page once: a page that is packed for the next reader alone is packed for nobody.
  packsFirst: true,
}

const allow = "GET, HEAD, OPTIONS"

const preflight: Answer = {
  status: 204,
  headers: {
    ...openToAll,
    allow,
    "access-control-allow-methods": allow,
    "access-control-allow-headers": "Accept, Accept-Language, If-None-Match",
    "access-control-max-age": "86400",
    "cache-control": "public, max-age=86400",
  },
  body: empty,
}

async function read({ house, now, lang, url }: Exchange): Promise<Answer> {
  return asAnswer(await answerApi({ house, now, lang, url }))
}

function asAnswer({ status, headers, body }: ApiAnswer): Answer {
  return { status, headers, body: Buffer.from(body) }
}
