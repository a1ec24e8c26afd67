import { randomUUID } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { House } from "#app/context.server.ts"
import type { Networks } from "#app/lib/network.server.ts"
import { isApi } from "#app/server/api-path.ts"
import { clientAddress } from "#app/server/client-address.server.ts"
import type { Exchange } from "#app/server/exchange.server.ts"
import { languageOf } from "#app/server/language.server.ts"
import { isSharedFile } from "#app/share/address.ts"
import { knownQuery } from "#app/server/query.ts"

/** Why a request does not even reach the gate: the status and a sentence. */
export type Unreadable = readonly [status: number, words: string]

/** Looks at what the parser lets through and the gate cannot use. @param fields at most */
export function unreadable(request: IncomingMessage, fields: number): Unreadable | undefined {
  if (request.rawHeaders.length > fields * 2) return [431, "This request has too many headers.\n"]
  const isModern = request.httpVersion !== "1.0"
  const hosts = countFields(request, "host")
  // RFC 9112 §3.2: none or several mean that somebody on the way may read it otherwise than we do.
  if (hosts > 1 || (hosts === 0 && isModern)) return [400, "This request names no one host.\n"]
  if (!(request.url ?? "").startsWith("/")) return [400, "This request cannot be read.\n"]
  return undefined
}

/** The request as the gate sees it. */
export function exchangeOf(
  house: House,
  request: IncomingMessage,
  trustedProxy: Networks | undefined,
): Exchange {
  const url = new URL(house.origin + (request.url ?? "/"))
  // A path that begins with two slashes would be read as another host further on.
  url.pathname = url.pathname.replace(/\/{2,}/g, "/")
  // Programs are told of what they misspell; of pages, what they do not read is dropped.
  if (!isApi(url.pathname) && !isSharedFile(url.pathname))
    url.search = knownQuery(url.searchParams).toString()
  const forwarded = request.headers["x-forwarded-for"]
  return {
    house,
    request,
    id: randomUUID(),
    now: house.clock.now(),
    url,
    address: clientAddress(
      request.socket.remoteAddress ?? "unknown",
      forwarded === undefined ? undefined : String(forwarded),
      trustedProxy,
    ),
    lang: languageOf(request, url.pathname, house.defaultLang),
    account: null,
    session: null,
    body: undefined,
  }
}

function countFields({ rawHeaders }: IncomingMessage, name: string): number {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const field = rawHeaders[at] ?? ""
    if (field.length === name.length && field.toLowerCase() === name) count += 1
  }
  return count
}
