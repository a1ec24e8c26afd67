import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { House } from "#app/context.server.ts"
import { isLang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { secured } from "#app/server/headers.server.ts"
import { ourOrigins } from "#app/server/host.server.ts"
import type { KeptPages } from "#app/server/kept-pages.server.ts"
import type { NoteRequest } from "#app/server/log.server.ts"

/** Answers a request by itself, or says by `false` that it has to go through the gate. */
export type Swift = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Serves a kept page to who asks for it in the plainest way, without the way through the gate: the same bytes
 * with the same headers as there, for a few millionths of a second. Whoever brings a cookie that is not the
 * language of the page, a body, another host or an unusual method is not its guest.
 */
export function swiftPages(house: House, kept: KeptPages, note: NoteRequest): Swift {
  const hosts = new Set(ourOrigins(house).map((origin) => new URL(origin).host))
  const today = dayOfMinute()
  const heads = new WeakMap<Answer, readonly string[]>()

  /** Answers of a page stay the same objects: what surrounds them is put together once. */
  function headOf(answer: Answer, path: string): readonly string[] {
    const known = heads.get(answer)
    if (known) return known
    const { headers } = secured(answer, house.origin, path)
    const head = Object.entries(headers).flatMap(([name, value]) => [name, String(value)])
    if (answer.status !== 304) head.push("content-length", String(answer.body.length))
    heads.set(answer, head)
    return head
  }

  return function swift(request, response) {
    const { url = "", headers } = request
    if (!isPlain(request) || !hosts.has(headers.host ?? "")) return false
    const page = kept.find(house.db.changes, url, today(house.clock.now()))
    if (!page) return false
    const answer = page.answerTo(request)
    const [path = ""] = url.split("?", 1)
    const id = randomUUID()
    response.writeHead(answer.status, [...headOf(answer, path), "x-request-id", id])
    response.end(answer.status === 304 ? undefined : answer.body)
    const bytes = answer.status === 304 ? 0 : answer.body.length
    note({ id, method: "GET", path, status: answer.status, bytes, ms: 0 })
    return true
  }
}

/** Asked as a browser asks that was here before in this language, or by a link from elsewhere. */
function isPlain({ method, url = "", headers }: IncomingMessage): boolean {
  if (method !== "GET" || headers["transfer-encoding"] !== undefined) return false
  if (headers["content-length"] !== undefined || headers.expect !== undefined) return false
  if (headers.cookie === undefined) return headers["sec-fetch-site"] !== "same-origin"
  const lang = url.slice(1, 3)
  return isLang(lang) && headers.cookie === `lang=${lang}`
}

/** The country's day, told from the clock once a minute. */
function dayOfMinute(): (now: Instant) => string {
  let minute = ""
  let day = ""
  return (now) => {
    const asked = now.slice(0, 16)
    if (asked !== minute) day = todayAt(now)
    minute = asked
    return day
  }
}
