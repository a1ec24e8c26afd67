import type { IncomingMessage } from "node:http"
import { routeAccess } from "#app/auth/route-access.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange, Next } from "#app/server/exchange.server.ts"
import { usualLimits } from "#app/server/limits.ts"
import type { Limits } from "#app/server/limits.ts"
import { Problem } from "#app/server/problem.server.ts"

const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/** Lets in the methods that pages take. What others send is not looked at. */
export function knownMethods({ request }: Exchange, next: Next): Promise<Answer> {
  if (isSafe(request.method) || request.method === "POST") return next()
  throw new Problem(405, { allow: "GET, HEAD, POST" })
}

/**
 * Reads a form's body whole, counting what really comes: a Content-Length may lie. A form has 64 KiB and
 * some seconds; the routes that take files, whose rows say so, have 10 MiB and two minutes.
 */
export function bodyLimit(
  limits: Limits = usualLimits,
  takesFiles: (pathname: string) => boolean = mayUpload,
): Doorkeeper {
  return function bodyLimit(exchange, next) {
    return isSafe(exchange.request.method) ? next() : listened(exchange, next)
  }

  async function listened(exchange: Exchange, next: Next): Promise<Answer> {
    const { request, url } = exchange
    exchange.body = takesFiles(url.pathname)
      ? await readWithin(request, limits.uploadBytes, limits.uploadMs)
      : await readWithin(request, limits.formBytes, limits.formMs)
    if (exchange.body.length > 0 && !forms.test(request.headers["content-type"] ?? "")) {
      throw new Problem(415)
    }
    return next()
  }
}

function mayUpload(pathname: string): boolean {
  return routeAccess(pathname)?.upload === true
}

/** Reads a body of at most so many bytes in so much time. @throws Problem 413, 408, or 400 where the sender left */
export function readWithin(request: IncomingMessage, most: number, ms: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > most) throw new Problem(413)
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    const tooSlow = setTimeout(() => stop(new Problem(408)), ms)
    request.on("data", take).once("end", stop).once("error", hungUp).once("aborted", hungUp)

    function take(chunk: Buffer): void {
      size += chunk.length
      if (size > most) stop(new Problem(413))
      else chunks.push(chunk)
    }

    /** Who sends hung up in the middle: nobody's fault, and nobody reads the answer. */
    function hungUp(): void {
      stop(new Problem(400))
    }

    function stop(problem?: Problem): void {
      clearTimeout(tooSlow)
      request.off("data", take).off("end", stop).off("error", hungUp).off("aborted", hungUp)
      request.pause()
      if (problem) reject(problem)
      else resolve(Buffer.concat(chunks))
    }
  })
}
