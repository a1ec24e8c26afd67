import type { IncomingMessage } from "node:http"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange, Next } from "#app/server/exchange.server.ts"
import { Problem } from "#app/server/problem.server.ts"

const mostBytes = 64 * 1024
const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Reads a form's body whole, counting what really comes: a Content-Length may lie. */
export async function bodyLimit(exchange: Exchange, next: Next): Promise<Answer> {
  const { request } = exchange
  if (isSafe(request.method)) return next()
  if (request.method !== "POST") throw new Problem(405, { allow: "GET, HEAD, POST" })
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) throw tooLarge()
  exchange.body = await readWithin(request, mostBytes)
  if (exchange.body.length > 0 && !forms.test(request.headers["content-type"] ?? "")) {
    throw new Problem(415)
  }
  return next()
}

async function readWithin(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (fault) {
    // Who sends hung up in the middle: nobody's fault, and nobody reads the answer.
    throw fault instanceof Problem ? fault : new Problem(400)
  }
  return Buffer.concat(chunks)
}

/** The rest of the body is not read: the connection ends with the answer. */
function tooLarge(): Problem {
  return new Problem(413, { connection: "close" })
}
