import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { House } from "#app/context.server.ts"
import { takesJson } from "#app/api/answer.server.ts"
import { isLang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { isApi } from "#app/server/api-path.ts"
import { secured } from "#app/server/headers.server.ts"
import { ourOrigins } from "#app/server/host.server.ts"
import type { NoteRequest } from "#app/server/log.server.ts"
import type { Packed } from "#app/server/packed.server.ts"
import { RequestMeter } from "#app/server/request-meter.server.ts"
import type { RequestRow } from "#app/server/request-meter.server.ts"
import type { Shelves } from "#app/server/shelves.server.ts"

/** What goes out before the bytes of an answer, but for the request's own id; and where it is counted. */
interface Head {
  readonly fields: readonly string[]
  readonly row: RequestRow
}

/** Answers a request by itself, or says by `false` that it has to go through the gate. */
export type Swift = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Serves what is kept to who asks for it in the plainest way, without the way through the gate: the same bytes with
 * the same headers as there, for a few millionths of a second. Whoever brings a body, another host, an unusual
 * method or, for a page, a cookie that is not its language, is not its guest.
 */
export function swiftly(
  house: House,
  shelves: Shelves,
  note: NoteRequest,
  meter = new RequestMeter(),
): Swift {
  const hosts = new Set(ourOrigins(house).map((origin) => new URL(origin).host))
  const today = dayOfMinute()
  const heads = new WeakMap<Answer, Head>()

  function find(request: IncomingMessage, url: string): Packed | undefined {
    const { changes } = house.db
    const day = today(house.clock.now())
    if (isApi(url)) {
      return takesJson(request.headers.accept) ? shelves.records.find(changes, url, day) : undefined
    }
    return isPlainReader(request, url)
      ? (shelves.pages.find(changes, url, day) ?? shelves.files.find(changes, url, day))
      : undefined
  }

  /** Answers of a page stay the same objects: what surrounds them is put together once. */
  function headOf(answer: Answer, path: string): Head {
    const known = heads.get(answer)
    if (known) return known
    const { headers } = secured(answer, house.origin, path)
    const fields = Object.entries(headers).flatMap(([name, value]) => [name, String(value)])
    if (answer.status !== 304) fields.push("content-length", String(answer.body.length))
    const head = { fields, row: meter.row(path, "GET", answer.status) }
    heads.set(answer, head)
    return head
  }

  return function swift(request, response) {
    const { url = "" } = request
    if (!isBare(request) || !hosts.has(request.headers.host ?? "")) return false
    const from = meter.came()
    const answer = find(request, url)?.answerTo(request)
    if (!answer) return false
    const end = url.indexOf("?")
    const path = end < 0 ? url : url.slice(0, end)
    const id = randomUUID()
    const { fields, row } = headOf(answer, path)
    response.writeHead(answer.status, [...fields, "x-request-id", id])
    const bytes = answer.status === 304 ? 0 : answer.body.length
    response.end(bytes === 0 ? undefined : answer.body)
    note({ id, method: "GET", path, status: answer.status, bytes, ms: 0 })
    row.seconds.add((performance.now() - from) / 1000)
    return true
  }
}

function isBare({ method, headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers["transfer-encoding"] === undefined &&
    headers["content-length"] === undefined &&
    headers.expect === undefined
  )
}

/** Who was here before in this language, or comes by a link from elsewhere: nothing is to be remembered. */
function isPlainReader({ headers }: IncomingMessage, url: string): boolean {
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
