import { findWrite, writeAnswers } from "#app/api/write-answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { readWithin } from "#app/server/body-limit.server.ts"
import type { Doorkeeper } from "#app/server/exchange.server.ts"
import { usualLimits } from "#app/server/limits.ts"

/** A program's record is as small as a form; a vote with a thousand ballots has 90 KB. */
const most = 256 * 1024

/** Answers what programs write. A bearer token is no cookie: no other site's page can send it. */
export function apiWrites(): Doorkeeper {
  const answerWrite = writeAnswers()
  return async function apiWrites({ house, now, lang, url, request }, next): Promise<Answer> {
    const write = request.method === "POST" ? findWrite(url.pathname) : undefined
    if (!write) return next()
    const { headers } = request
    const {
      status,
      headers: told,
      body,
    } = await answerWrite(write, {
      ...{ house, now, lang, pathname: url.pathname },
      authorization: headers.authorization,
      idempotencyKey: headers["idempotency-key"]?.toString(),
      contentType: headers["content-type"],
      body: await readWithin(request, most, usualLimits.formMs),
    })
    return { status, headers: told, body: Buffer.from(body) }
  }
}
