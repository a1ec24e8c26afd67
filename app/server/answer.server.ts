import type { ServerResponse } from "node:http"

/** What goes back: whole, so that it can be kept, compared and measured. Header names in lower case. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
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

/** Writes the answer. To HEAD and with 304 the length stands, the body does not. */
export function send(response: ServerResponse, answer: Answer): void {
  const bodiless = response.req.method === "HEAD" || answer.status === 304
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(answer.headers)) {
    headers[name] = typeof value === "string" ? value : [...value]
  }
  if (answer.status !== 304) headers["content-length"] = String(answer.body.length)
  response.writeHead(answer.status, headers)
  response.end(bodiless ? undefined : answer.body)
}

export const empty = Buffer.alloc(0)
