import type { IncomingMessage } from "node:http"
import type { House, OpenSession, SignedIn } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/translate.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { AskedOfReader } from "#app/server/asked-of-reader.server.ts"
import type { Answer } from "#app/server/answer.server.ts"

/** One request on its way through the gate. A doorkeeper reads it and notes what it found out. */
export interface Exchange {
  readonly house: House
  readonly request: IncomingMessage
  readonly id: string
  readonly now: Instant
  readonly url: URL
  /** The address of the person, as the trusted proxy or the socket tells it. */
  readonly address: string
  readonly lang: Lang
  account: SignedIn | null
  session: OpenSession | null
  /** The body, once it was read within its limit. */
  body: Buffer | undefined
  /** What was asked about the reader, where the page may be others' too. */
  asked?: AskedOfReader
}

/** Asks those further in. */
export type Next = () => Promise<Answer>

/** Answers the request itself, or asks the next doorkeeper and may add to that answer. */
export type Doorkeeper = (exchange: Exchange, next: Next) => Promise<Answer>

/** Makes one doorkeeper of many: the first is asked first. */
export function inOrder(
  doorkeepers: readonly Doorkeeper[],
  last: (exchange: Exchange) => Promise<Answer>,
): (exchange: Exchange) => Promise<Answer> {
  function ask(exchange: Exchange, index: number): Promise<Answer> {
    const doorkeeper = doorkeepers[index]
    return doorkeeper ? doorkeeper(exchange, () => ask(exchange, index + 1)) : last(exchange)
  }
  return (exchange) => ask(exchange, 0)
}

/** Tells whether a method only reads. */
export function isSafe(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD"
}
