import { LogClosed } from "#app/domain/log.ts"
import type { ProblemReason } from "#app/domain/problem-reason.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { isUnreachable } from "#db/attempt.server.ts"
import { FateUnknown, Overloaded } from "#db/commit.server.ts"
import { isStorageFault } from "#db/storage-fault.server.ts"

/** Thrown by a doorkeeper that refuses: the reader gets the page of that status in their language. */
export class Problem extends Error {
  override readonly name = "Problem"
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Words of its own for a status that is given for several reasons. */
    readonly why?: ProblemReason,
  ) {
    super(`refused with ${String(status)}`)
  }

  /** Seconds after which to come back, where the refusal says so. */
  get wait(): number | undefined {
    const told = this.headers["retry-after"]
    return told === undefined ? undefined : Number(told)
  }
}

/** Makes the page that says a status to the reader, and after how many seconds to come back. */
export type RenderProblem = (
  exchange: Exchange,
  status: number,
  why: ProblemReason | undefined,
  wait: number | undefined,
) => Promise<Answer>

/** Turns whatever is thrown behind it into a page. What nobody expected is reported and told as 500. */
export function problems(
  render: RenderProblem,
  report: (fault: unknown, exchange: Exchange) => void,
): Doorkeeper {
  return async function problems(exchange, next) {
    try {
      return await next()
    } catch (fault) {
      const problem = asProblem(fault)
      // A doorkeeper that refuses knows why: only what nobody meant is worth an alarm.
      if (problem.status >= 500 && !isMeant(fault)) report(fault, exchange)
      const headers = { "cache-control": "no-store", ...problem.headers }
      return withHeaders(await page(exchange, problem), headers)
    }
  }

  async function page(exchange: Exchange, { status, why, wait }: Problem): Promise<Answer> {
    try {
      return await render(exchange, status, why, wait)
    } catch (fault) {
      report(fault, exchange)
      return textAnswer(status, "Something went wrong here. It was noted. Try again in a minute.\n")
    }
  }
}

/** That the log is closed was said at the start, and is said by `/readyz`. */
function isMeant(fault: unknown): boolean {
  return fault instanceof Problem || fault instanceof LogClosed
}

function asProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault
  if (fault instanceof LogClosed) return new Problem(503, {}, "log-closed")
  if (fault instanceof FateUnknown) return new Problem(503, { "retry-after": "5" }, "fate-unknown")
  if (fault instanceof Overloaded || isUnreachable(fault) || isStorageFault(fault))
    return new Problem(503, { "retry-after": "5" })
  return new Problem(500)
}
