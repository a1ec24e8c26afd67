import { request } from "node:http"
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http"
import { connect } from "node:net"
import type { AddressInfo, Socket } from "node:net"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { parseNetworks } from "#app/lib/network.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import type { Gauge } from "#app/server/gauge.server.ts"
import { httpServer } from "#app/server/http.server.ts"
import { usualLimits } from "#app/server/limits.ts"
import type { Limits } from "#app/server/limits.ts"
import type { Pages } from "#app/server/remix.server.ts"
import { noted } from "#app/server/noted.server.ts"
import { makeLog, noteRequest } from "#app/server/log.server.ts"
import { gate } from "#app/server/serve.server.ts"
import { makeShelves } from "#app/server/shelves.server.ts"
import { swiftly as swiftlyFrom } from "#app/server/swift.server.ts"
import type { Swift } from "#app/server/swift.server.ts"
import { openDb } from "#db/connection.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"

/** What came back. */
export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Asked {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

/** A server that really listens, and ways to ask it: well-formed, or byte by byte. */
export interface Door {
  readonly house: TestHouse
  /** What the server could not help: thrown faults that it told its log. */
  readonly faults: unknown[]
  /** Asks for exactly this target, in the name of the house's host unless another is given. */
  readonly ask: (target: string, asked?: Asked) => Promise<Reply>
  /** Opens a socket and writes these bytes; `said` resolves with all that came back until the end. */
  readonly write: (bytes: string) => { readonly socket: Socket; readonly said: Promise<string> }
}

interface DoorOptions {
  readonly house?: TestHouse
  /** Proxies that are believed, as TRUSTED_PROXY names them. */
  readonly trustedProxy?: string
  /** Limits of the test's own: shorter waits. */
  readonly limits?: Partial<Limits>
  /** Who answers before the gate. */
  readonly before?: Swift
}

/** Opens a door behind which this function answers. It closes when the test ends. */
export async function openDoor(
  answer: (exchange: Exchange) => Promise<Answer>,
  { house = makeBareHouse(), trustedProxy, limits, before }: DoorOptions = {},
): Promise<Door> {
  const faults: unknown[] = []
  const server = httpServer({
    house,
    answer,
    report: (fault) => faults.push(fault),
    trustedProxy: trustedProxy === undefined ? undefined : parseNetworks(trustedProxy),
    limits: { ...usualLimits, lingerSilentMs: 100, ...limits },
    swift: before,
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const host = new URL(house.origin).host
  return {
    house,
    faults,
    ask: (target, asked = {}) =>
      ask(port, target, { ...asked, headers: { host, ...asked.headers } }),
    write: (bytes) => write(port, bytes),
  }
}

export interface GateOptions extends DoorOptions {
  /** Stands where Remix stands. Without a word of the test's own, it greets. */
  readonly pages?: Pages
  readonly files?: string
  /** How late the event loop is; without a word, never. */
  readonly gauge?: Gauge
  /** Who answers those who watch the site. */
  readonly watchers?: readonly Doorkeeper[]
  /** Whether kept pages are served before the gate, as on the site. */
  readonly swift?: boolean
}

/**
 * Opens the whole gate of the site before such pages. `logged` holds the lines of its log, `swiftly` the paths that
 * were answered before the gate.
 */
export async function openGate(options: GateOptions = {}) {
  const {
    pages = greet,
    files,
    gauge,
    house = makeBareHouse(),
    swift = true,
    watchers,
    ...rest
  } = options
  const logged: string[] = []
  const log = makeLog("production", { write: (line: string) => logged.push(line) })
  const shelves = makeShelves()
  const answer = gate({
    pages: (exchange, path) => noted(exchange, () => pages(exchange, path)),
    files: files ?? emptyFolder(),
    log,
    gauge: gauge ?? { delay: () => 0, now: () => 0 },
    shelves,
    ...(watchers ? { watchers } : {}),
  })
  const swiftly: string[] = []
  const before = swiftlyFrom(house, shelves, (noted) => {
    swiftly.push(noted.path)
    noteRequest(log)(noted)
  })
  const door = await openDoor(answer, { house, ...rest, ...(swift ? { before } : {}) })
  return { ...door, logged, swiftly }
}

/** A page that says its address; for a problem, a page of that status. */
export const greet: Pages = (exchange, path) => {
  const status = path === undefined ? 200 : Number(/\d+/.exec(path)?.[0])
  return Promise.resolve(page(`${path ?? exchange.url.pathname} in ${exchange.lang}`, status))
}

export function page(words: string, status = 200): Answer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: Buffer.from(words),
  }
}

/** A house whose database holds nothing yet: enough for whoever asks only for its version. */
export function makeBareHouse(given: Parameters<typeof makeHouse>[1] = {}): TestHouse {
  const db = openDb(`sqlite:${join(emptyFolder(), "uade.db")}`)
  onTestFinished(() => db.close())
  return makeHouse(db, { mode: "production", ...given })
}

function ask(
  port: number,
  target: string,
  { method = "GET", headers, body }: Asked,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path: target, method, headers, agent: false })
    asked.once("error", reject)
    asked.once("response", (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.once("error", reject)
      response.once("end", () => {
        const { statusCode = 0, headers } = response
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) })
      })
    })
    asked.end(body)
  })
}

function write(port: number, bytes: string): ReturnType<Door["write"]> {
  const socket = connect(port, "127.0.0.1")
  const said = new Promise<string>((resolve) => {
    let text = ""
    socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")))
    socket.on("error", () => resolve(text))
    socket.on("close", () => resolve(text))
  })
  socket.write(bytes, "latin1")
  return { socket, said }
}
