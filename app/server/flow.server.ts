import type { ServerResponse } from "node:http"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

/** A body that is too long to be held: it flows from where it lies to whoever asked, piece by piece. */
export interface Flow {
  /** How long it is, as its Content-Length says. */
  readonly bytes: number
  /** Opened when it is sent, and not before: an answer that nobody gets leaves nothing open. */
  readonly open: () => Promise<Readable>
  /** Told once, at the end, how many bytes were handed over. */
  readonly ended?: ((bytes: number) => void) | undefined
}

/** Thrown where a body ends before its length: what was promised cannot be mended any more. */
export class TornFlow extends Error {
  override readonly name = "TornFlow"
}

/** The same flow, and one more who is told of its end. */
export function withEnd(flow: Flow, ended: (bytes: number) => void): Flow {
  return {
    ...flow,
    ended: (bytes) => {
      flow.ended?.(bytes)
      ended(bytes)
    },
  }
}

/**
 * Sends head and flow. Whoever reads slowly is waited for; whoever goes away closes the source. Where the source
 * fails in the middle the connection is cut, so that nobody takes a part for the whole.
 *
 * @throws what the source threw, before the head or after it
 */
export async function sendFlow(
  response: ServerResponse,
  flow: Flow,
  writeHead: () => void,
): Promise<void> {
  let sent = 0
  async function* counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      sent += piece.length
      yield piece
    }
    if (sent !== flow.bytes) throw new TornFlow(`${String(sent)} of ${String(flow.bytes)} bytes`)
  }
  try {
    const source = await flow.open()
    if (response.destroyed) source.destroy()
    else {
      writeHead()
      await pipeline(source, counted, response)
    }
  } catch (fault) {
    if (!hasLeft(fault)) throw fault
  } finally {
    flow.ended?.(sent)
  }
}

/** The reader went away: nobody's fault. */
function hasLeft(fault: unknown): boolean {
  const code = fault instanceof Error && "code" in fault ? fault.code : undefined
  return code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET" || code === "EPIPE"
}
