import { Agent, request } from "node:http"
import type { IncomingHttpHeaders } from "node:http"
import { isDeepStrictEqual } from "node:util"
import type { Measure } from "#scripts/bench/measure.ts"
import { openAccounts, openPetition, signAll } from "#scripts/bench/scene/people.ts"
import { startSite } from "#scripts/bench/scene/site.ts"

/**
 * Whether the site tells by its time who has an account or has signed: as many answers about addresses it
 * knows as about ones it does not, in turn, each from a network address of its own. The answers
 * themselves must be the same but for the address. BENCH_ROUNDS shortens it.
 */
export async function run(): Promise<Measure[]> {
  const rounds = Number(process.env["BENCH_ROUNDS"] ?? 200)
  const known = addresses("known", rounds + warmUp)
  const unknown = addresses("unknown", rounds + warmUp)
  let petition = ""
  const site = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, known)
    petition = await openPetition(house, proponent)
    await signAll(house, petition, known)
  })
  try {
    const measures: Measure[] = []
    for (const form of forms(petition)) {
      measures.push(...(await compare(site.port, form, { known, unknown })))
    }
    return measures
  } finally {
    await site.stop()
  }
}

/** Rounds before the ones that count: code is compiled and caches fill. */
const warmUp = 20
/** Difference of medians that nobody can tell over a network. */
const limitMs = 5

interface Form {
  readonly name: string
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
}

function forms(petition: string): Form[] {
  const signer = { family: "Example", given: "Samal", voter: "on", consent: "on" }
  return [
    { name: "sign-in", path: "/en/session", fields: { password: "a wrong password" } },
    { name: "reset", path: "/en/session/reset", fields: {} },
    { name: "sign-up", path: "/en/account/new", fields: {} },
    { name: "signature", path: `/en/petitions/${petition}/sign`, fields: signer },
  ]
}

interface Addresses {
  readonly known: readonly string[]
  readonly unknown: readonly string[]
}

async function compare(port: number, form: Form, { known, unknown }: Addresses) {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (const [round, email] of known.entries()) {
    const other = unknown[round] ?? ""
    // Whoever comes first pays for what the other finds warm: they take turns.
    const isKnownFirst = round % 2 === 0
    const first = await ask(port, form, isKnownFirst ? email : other)
    const second = await ask(port, form, isKnownFirst ? other : email)
    if (!isDeepStrictEqual(first.answer, second.answer)) {
      const answers = [first, second].map(({ answer }) => JSON.stringify(answer)).join("\n")
      throw new Error(`${form.name} tells an address that it knows from others:\n${answers}`)
    }
    if (round < warmUp) continue
    times.known.push(isKnownFirst ? first.ms : second.ms)
    times.unknown.push(isKnownFirst ? second.ms : first.ms)
  }
  return measuresOf(form.name, median(times.known), median(times.unknown))
}

function measuresOf(name: string, known: number, unknown: number): Measure[] {
  const difference = Math.abs(known - unknown)
  return [
    {
      name,
      value: rounded(known),
      unit: "ms",
      baseline: { name: "unknown", value: rounded(unknown) },
      ratio: known / unknown,
    },
    {
      name: `${name} difference`,
      value: rounded(difference),
      unit: "ms",
      baseline: { name: "limit", value: limitMs },
      ratio: difference / limitMs,
    },
  ]
}

interface Asked {
  readonly ms: number
  /** Status, headers and body without what differs for each request: date, request id, the address itself. */
  readonly answer: unknown
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let asked = 0

function ask(port: number, { path, fields }: Form, email: string): Promise<Asked> {
  const host = `localhost:${String(port)}`
  const body = new URLSearchParams({ ...fields, email }).toString()
  const headers = {
    host,
    origin: `http://${host}`,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "x-forwarded-for": nextAddress(),
  }
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path, method: "POST", headers, agent },
      (response) => {
        const chunks: Buffer[] = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.once("end", () => {
          const ms = performance.now() - from
          const { statusCode = 0 } = response
          if (statusCode >= 500 || statusCode === 429 || statusCode === 403) {
            reject(new Error(`${path} answered ${String(statusCode)}`))
          }
          const text = Buffer.concat(chunks).toString().replaceAll(email, "-")
          resolve({ ms, answer: [statusCode, comparable(response.headers), text] })
        })
      },
    )
    sent.once("error", reject)
    sent.end(body)
  })
}

function comparable(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const own = { date: "", "x-request-id": "", "content-length": "", etag: "" }
  // After so many requests a connection is closed, whatever they ask.
  return { ...headers, ...own, connection: "", "keep-alive": "" }
}

/** Of the networks set aside for benchmarks (RFC 2544), each time another. */
function nextAddress(): string {
  asked += 1
  return `198.${String(18 + (asked % 2))}.${String(asked % 256)}.${String(1 + Math.floor(asked / 256))}`
}

/** Addresses of one length, so that answers can be compared. */
function addresses(kind: string, count: number): string[] {
  const name = kind.padStart(7, "x")
  return Array.from(
    { length: count },
    (_, index) => `${name}${String(index).padStart(4, "0")}@bench.invalid`,
  )
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  return ((sorted[half] ?? 0) + (sorted[sorted.length - 1 - half] ?? 0)) / 2
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100
}
