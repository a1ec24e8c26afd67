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
  const named = Object.entries(answer.headers).filter(([name]) => name !== "cdn-cache-control")
  return {
    ...answer,
    headers: { ...Object.fromEntries(named), "cache-control": caching },
  }
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
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(answer.headers)) {
    headers[name] = typeof value === "string" ? value : [...value]
  }
  const { status, body, flow } = answer
  if (status !== 304) headers["content-length"] = String(flow?.bytes ?? body.length)
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

export const empty = Buffer.alloc(0)
