import type { IncomingMessage } from "node:http"
import type { Limits } from "#app/server/limits.ts"

/**
 * Reads past what is left of a body that nobody wants, so that its sender, who reads only when all is
 * sent, sees the answer instead of a broken line. Who pauses, or sends without end, is not waited for.
 */
export function readPast(request: IncomingMessage, limits: Limits): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve()
  let left = allowance(request, limits)
  return new Promise((resolve) => {
    const pause = setTimeout(stop, limits.lingerSilentMs)
    request.on("data", pass).once("end", stop).once("close", stop).resume()

    function pass(chunk: Buffer): void {
      left -= chunk.length
      if (left < 0) stop()
      else pause.refresh()
    }

    function stop(): void {
      clearTimeout(pause)
      request.off("data", pass).off("end", stop).off("close", stop).pause()
      resolve()
    }
  })
}

/** A sender that says how much will come is read to the end, within reason. */
function allowance({ headers }: IncomingMessage, limits: Limits): number {
  const told = Number(headers["content-length"] ?? Number.NaN)
  return told <= limits.lingerBytes ? limits.lingerBytes : limits.lingerBytesUntold
}
