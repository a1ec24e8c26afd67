import { publishLog } from "#app/domain/log-publish.server.ts"
import { later } from "#app/lib/instant.ts"
import { tileWidth } from "#app/log/tile.ts"
import { findHead } from "#db/queries/log.server.ts"
import { signedPetition } from "./petitions.ts"
import { nameOf, usualWord } from "./record.ts"
import type { Site } from "./site.ts"

/** Something that is asked of both sites, in turn. Gives how many milliseconds it took. */
export interface Probe {
  readonly name: string
  readonly take: (site: Site, round: number) => Promise<number>
}

const deputy = "d000000000000001"

/**
 * What is measured. Where there is more in the larger database, it is asked from its middle. No address is asked
 * twice, though many lead to one page: what a site has kept says nothing of its database.
 */
export const probes: readonly Probe[] = [
  { name: "request", take: (site, round) => request(site, round) },
  { name: "confirm", take: (site) => confirm(site) },
  { name: "receipt", take: (site) => receipt(site) },
  { name: "publish", take: (site) => publish(site) },
  get("petition page", (_, round) => `/en/petitions/${signedPetition}-${String(round)}`),
  get("deputy page", (_, round) => `/en/people/${deputy}-${String(round)}`),
  get("search by name", (_, round) => searchFor(nameOf(1 + (round % 5)), round)),
  // A word that a twentieth of all promises has: the page is full in either database.
  get("search by word", (_, round) => searchFor(usualWord(round), round)),
  get("API page", apiPage),
  get("log tile", (site, round) => `/log/tile/0/${tileIn(site, round)}`),
  get("log entries", (site, round) => `/log/tile/entries/${tileIn(site, round)}`),
  get("checkpoint", () => "/log/checkpoint"),
  { name: "log page", take: (site) => logPage(site) },
]

function get(name: string, path: (site: Site, round: number) => string): Probe {
  return { name, take: (site, round) => site.ask({ path: path(site, round) }) }
}

let signers = 0

async function request(site: Site, round: number): Promise<number> {
  signers += 1
  const email = `signer${String(round)}.${String(signers)}.${String(process.pid)}@bench.invalid`
  const form = { family: "Example", given: "Samal", email, voter: "on", consent: "on" }
  return site.ask({ path: `/en/petitions/${signedPetition}/sign`, form, status: 303 })
}

/** How many requests that wait for their confirmation all probes use up in a round. */
export const confirmationsInRound = 4

function confirm(site: Site, secret = nextSecret(site)): Promise<number> {
  return site.ask({ path: `/en/signature/${secret}`, form: {}, status: 303 })
}

/** What the letter brings, too: the leaf of who confirmed just before, and its way to the root. */
async function receipt(site: Site): Promise<number> {
  const secret = nextSecret(site)
  await confirm(site, secret)
  return site.ask({ path: `/en/signature/${secret}/receipt.tlog-proof` })
}

function nextSecret({ secrets }: Site): string {
  const secret = secrets.pop()
  if (secret === undefined) throw new Error("no request to sign is left")
  return secret
}

let published = 0

/** What was confirmed just before becomes public: checkpoint, counts, the day's number. */
async function publish(site: Site): Promise<number> {
  await confirm(site)
  const { house } = site
  published += 1
  const from = performance.now()
  await publishLog(house, later(house.clock.now(), published * 1000 * house.log.publishSeconds))
  const milliseconds = performance.now() - from
  const head = await findHead(house.db.read)
  if (head?.publishedSize !== head?.size) throw new Error("what was confirmed is not public")
  return milliseconds
}

/** It is made anew when something was published. */
async function logPage(site: Site): Promise<number> {
  await publish(site)
  return site.ask({ path: "/en/log" })
}

/** A question that ends with spaces is another address. */
function searchFor(question: string, round: number): string {
  return `/en/search?q=${encodeURIComponent(question)}${"+".repeat(round)}`
}

/** A page of promises that begins in the middle. */
function apiPage({ sizes }: Site, round: number): string {
  const middle = Math.min(Math.floor(sizes.promises / 2), sizes.promises - 160)
  const after = `w${String(middle + (round % 100)).padStart(15, "0")}`
  const cursor = Buffer.from(after).toString("base64url")
  return `/api/v1/promises?limit=50&cursor=${cursor}`
}

/** A full tile in the middle of the log, in the words of its path: x001/234. */
function tileIn({ sizes }: Site, round: number): string {
  const full = Math.floor(sizes.signatures / tileWidth)
  const tile = Math.min(full - 1, Math.floor(full / 2) + (round % 10))
  const digits = String(tile)
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? []
  return parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join("/")
}
