import { lookup } from "node:dns/promises"
import { isIP } from "node:net"
import { Agent, request } from "undici"
import type { Dispatcher } from "undici"
import { isPublicAddress } from "./public-address.ts"
import { readUnpacked } from "./unpacking.server.ts"
import type { Fetched, FetchRefusal } from "#app/lib/fetched-source.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Every address of a name, asked once. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** The world outside as this file sees it; tests put a small one in its place. */
export interface Outside {
  readonly resolve: Resolve
  readonly isPublic: (address: string) => boolean
  readonly ports: readonly string[]
  /** Milliseconds for everything: names, redirects and the last byte. */
  readonly patience: number
  /** Bytes at most, as sent and unpacked. */
  readonly most: number
  /** Certificates to trust besides the usual ones. */
  readonly ca?: string
}

export const publicInternet: Outside = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  ports: ["", "80", "443"],
  patience: 10_000,
  most: 5 * 1024 * 1024,
}

const mostRedirects = 3

/**
 * Fetches what an address on the public web answers with, and nothing that only this machine can reach
 * (server-side request forgery, OWASP ASVS 1.3.6).
 *
 * A name is resolved once, every address of it must be public, and the connection goes to one of those very
 * addresses while name and certificate stay the host's: a name that answers otherwise the next moment
 * changes nothing. Redirects are followed by hand and each is judged anew. No cookie, no credential and no
 * referrer is sent.
 *
 * Refuses: `address-not-web`, of another scheme or port or with a user in it; `address-not-public`;
 * `address-unknown`, where no such host answers; `address-moves-on`, after three redirects or to nowhere;
 * `address-refuses`, for every answer but 200; `address-too-slow`; `address-too-large`.
 */
export async function fetchSource(
  address: string,
  outside: Outside = publicInternet,
): Promise<Outcome<Fetched, FetchRefusal>> {
  const signal = AbortSignal.timeout(outside.patience)
  let url = webAddress(address, outside)
  for (let hop = 0; url && hop <= mostRedirects; hop += 1) {
    const step = await ask(url, outside, signal)
    if (!step.ok) return step
    if ("bytes" in step.value) return accept(step.value)
    url = webAddress(step.value.moved, outside, url)
  }
  return refuse(url ? "address-moves-on" : "address-not-web")
}

/** An address that may be asked; undefined for any other. */
function webAddress(text: string, { ports }: Outside, base?: URL): URL | undefined {
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  const isWeb = url.protocol === "http:" || url.protocol === "https:"
  return isWeb && ports.includes(url.port) && url.username === "" && url.password === ""
    ? url
    : undefined
}

type Step = Outcome<Fetched | { readonly moved: string }, FetchRefusal>

async function ask(url: URL, outside: Outside, signal: AbortSignal): Promise<Step> {
  try {
    const addresses = await within(signal, addressesOf(url, outside))
    const [pinned] = addresses
    if (pinned === undefined) return refuse("address-unknown")
    if (!addresses.every(outside.isPublic)) return refuse("address-not-public")
    return await askAt(url, pinned, outside, signal)
  } catch {
    // Whatever the other side does wrong reads the same: it is not for the caller to map a network by it.
    return refuse(signal.aborted ? "address-too-slow" : "address-unknown")
  }
}

async function addressesOf(url: URL, { resolve }: Outside): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "")
  return isIP(host) ? [host] : resolve(host)
}

async function askAt(
  url: URL,
  address: string,
  outside: Outside,
  signal: AbortSignal,
): Promise<Step> {
  const agent = agentFor(address, outside)
  try {
    const answer = await request(url, {
      dispatcher: agent,
      signal,
      method: "GET",
      headers: {
        accept: "text/html, application/pdf, text/plain, image/*;q=0.8",
        "accept-encoding": "gzip, deflate, br",
        "user-agent": "Uade source capture",
      },
    })
    return await read(url, answer, outside, signal)
  } finally {
    await agent.destroy()
  }
}

/** Connects to this very address, whatever a name resolves to by then. */
function agentFor(address: string, { ca, most }: Outside): Agent {
  const family = isIP(address)
  return new Agent({
    connect: {
      ...(ca === undefined ? {} : { ca }),
      lookup(_host, options, done) {
        if (options.all) done(null, [{ address, family }])
        else done(null, address, family)
      },
    },
    maxResponseSize: most,
    maxHeaderSize: 16_384,
    pipelining: 0,
  })
}

async function read(
  url: URL,
  answer: Dispatcher.ResponseData,
  outside: Outside,
  signal: AbortSignal,
): Promise<Step> {
  const { statusCode, headers, body } = answer
  // Whoever hangs up before the end throws through the body: nobody is left to hear of it.
  body.on("error", () => undefined)
  const moved = headers["location"]
  if ([301, 302, 303, 307, 308].includes(statusCode) && typeof moved === "string") {
    return accept({ moved })
  }
  if (statusCode !== 200) return refuse("address-refuses")
  if (Number(headers["content-length"] ?? 0) > outside.most) return refuse("address-too-large")
  const coding = headers["content-encoding"]
  const bytes = await readUnpacked(body, String(coding ?? ""), outside.most, signal)
  if (bytes === undefined) return refuse("address-too-large")
  return accept({ url: url.href, bytes, charset: charsetOf(headers["content-type"]) })
}

function charsetOf(type: string | string[] | undefined): string | null {
  const label = /;\s*charset="?([\w.:-]{1,40})/i.exec(String(type ?? ""))?.[1]
  return label?.toLowerCase() ?? null
}

function within<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(new Error("too slow"))
    signal.addEventListener("abort", () => reject(new Error("too slow")), { once: true })
    promise.then(resolve, reject)
  })
}
