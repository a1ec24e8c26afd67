import type { ServerResponse } from "node:http"
import { sendFlow } from "#app/server/flow.server.ts"
import type { Flow } from "#app/server/flow.server.ts"

/**
 * What goes back: whole, so that it can be kept, compared and measured; of a large file its flow, and an empty
 * body. Header names in lower case.
 */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
  readonly flow?: Flow
}

/** A short answer for programs and broken clients; people get a page. */
export function textAnswer(status: number, text: string): Answer {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    body: Buffer.from(text),
  }
}

/** Sends the reader on: 303 makes the browser ask by GET. */
export function redirectAnswer(location: string): Answer {
  return { status: 303, headers: { location, "cache-control": "no-store" }, body: empty }
}

/** The same answer with more headers; those given here win. */
export function withHeaders(answer: Answer, headers: Answer["headers"]): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

/** The same answer for one reader: no cache between keeps it, whatever was said of it before. */
export function privately(answer: Answer, caching: string): Answer {
  const { headers } = withoutHeader(answer, "cdn-cache-control")
  return { ...answer, headers: { ...headers, "cache-control": caching } }
}

/** The same answer without a header that it may have. */
export function withoutHeader(answer: Answer, name: string): Answer {
  if (!(name in answer.headers)) return answer
  const kept = Object.entries(answer.headers).filter(([other]) => other !== name)
  return { ...answer, headers: Object.fromEntries(kept) }
}

/**
 * Writes the answer. To HEAD and with 304 the length stands, the body does not.
 * @param written is told as soon as all of it was written, before anybody else has a turn
 * @throws what the source of a flow throws: part of the answer may be out by then
 */
export async function send(
  response: ServerResponse,
  answer: Answer,
  written?: () => void,
): Promise<void> {
  const bodiless = response.req.method === "HEAD" || answer.status === 304
  const { status, body, flow } = answer
  const headers = fieldsOf(answer)
  if (flow && !bodiless) {
    await sendFlow(response, flow, () => response.writeHead(status, headers))
    written?.()
    return
  }
  response.writeHead(status, headers)
  response.end(bodiless ? undefined : body)
  written?.()
  flow?.ended?.(0)
}

/** Value after name, as Node writes them out without looking at them again. */
function fieldsOf({ status, headers, body, flow }: Answer): string[] {
  const fields: string[] = []
  for (const [name, value] of Object.entries(headers)) {
    if (name === "content-length") continue
    if (typeof value === "string") fields.push(name, value)
    else for (const one of value) fields.push(name, one)
  }
  if (status !== 304) fields.push("content-length", String(flow?.bytes ?? body.length))
  return fields
}

export const empty = Buffer.alloc(0)
