import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { fromUtf8 } from "#app/log/bytes.ts"
import type { Answer, Witness } from "#scripts/witness/answer.ts"

/** A proof of 63 hashes and a checkpoint with a hundred signatures are shorter. */
const longestBody = 64 * 1024
const plain = "text/plain; charset=utf-8"

/** The witness's server: two addresses, each answered in whole. */
export function witnessServer(witness: Witness, sayFault: (fault: unknown) => void): Server {
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 })
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    answer(witness, request)
      .catch((fault: unknown): Answer => {
        sayFault(fault)
        return { status: 500, type: plain, body: "nothing was cosigned\n" }
      })
      .then(({ status, type, body }) => {
        if (!request.complete) response.setHeader("Connection", "close")
        response.writeHead(status, {
          "Content-Type": type,
          "Cache-Control": "no-store",
          "X-Content-Type-Options": "nosniff",
        })
        response.end(body)
      })
      .catch(sayFault)
  })
  return server
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const { pathname } = new URL(request.url ?? "/", "http://witness")
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname) ?? []
  if (originHash !== undefined && isRead(request)) return witness.showCheckpoint(originHash)
  if (pathname !== "/add-checkpoint") return { status: 404, type: plain, body: "not here\n" }
  if (request.method !== "POST") return { status: 405, type: plain, body: "POST alone\n" }
  const body = await readBody(request)
  if (!body) return { status: 413, type: plain, body: "too long\n" }
  const text = fromUtf8(body)
  return text === undefined
    ? { status: 400, type: plain, body: "no UTF-8\n" }
    : witness.addCheckpoint(text)
}

function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD"
}

/** The body; undefined where it is longer than any that makes sense. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > longestBody) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
