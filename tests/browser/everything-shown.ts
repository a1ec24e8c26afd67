import { resources } from "#app/api/resources.server.ts"
import { accessFor } from "#app/auth/route-access.ts"
import { routeTable } from "#app/auth/route-table.ts"
import { mayDo } from "#app/domain/access.ts"
import type { Actor } from "#app/domain/access.ts"
import { expectDescribed } from "#tests/support/api-answer.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { addressOf } from "./sample-objects.ts"
import type { Sample } from "./sample-objects.ts"

/** Who looks, with the cookie of their session. */
export interface Looker {
  readonly name: string
  readonly actor: Actor | null
  readonly cookie: string | undefined
}

/**
 * What makes a session or a new secret each time, and what goes by the clock or measures the machine: nothing to be
 * looked at twice.
 */
const passing = [
  "/demo/sign-in/:name",
  "/:lang/account/factors/totp",
  "/demo/mailbox",
  "/:lang/data",
  "/:lang/operations/health",
  "/:lang/operations/breach",
]

/** Addresses that are no pages: what programs, feed readers and searchers ask for. */
const files = [
  "/robots.txt",
  "/sitemap.xml",
  "/healthz",
  "/api/v1",
  "/api/v1/openapi.json",
  "/kk/feeds/verdicts.atom",
  "/kk/feeds/petitions.atom",
  "/log/checkpoint",
  "/log/tile/0/000",
  "/log/tile/entries/000",
]

/** Public pages that say more, or other things, to somebody who is signed in. */
const aboutPromises = [
  ...["/:lang", "/:lang/promises", "/:lang/promises/:pledgeId", "/:lang/people/:personId"],
  ...["/:lang/organizations/:organizationId", "/:lang/method"],
]

/**
 * All that somebody can look at, in one language, for the objects of a sample. Nobody: every public page,
 * every resource of the API, every feed and file. Who is signed in: all that is theirs or their role's, and
 * what is told of promises.
 */
export function addressesFor({ actor }: Looker, sample: Sample): string[] {
  const pages = Object.keys(routeTable)
    .filter((pattern) => !passing.includes(pattern))
    .filter((pattern) => actor === null || !isPublic(pattern) || aboutPromises.includes(pattern))
    .map((pattern) => addressOf(pattern, sample))
    .filter((address) => isOpen(address, actor))
  const lists = ["due", "contested", "unrated", "recent"].map((pile) => `/kk/desk?show=${pile}`)
  const own = [...pages, ...lists.filter((address) => isOpen(address, actor))]
  return actor === null ? [...own, ...resourcesOf(sample), ...files] : own
}

function resourcesOf(sample: Sample): string[] {
  return resources.map(({ path }) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => sample[name] ?? sample["pledgeId"] ?? ""),
  )
}

function isPublic(pattern: string): boolean {
  return routeTable[pattern]?.GET === "public"
}

function isOpen(address: string, actor: Actor | null): boolean {
  const rule = accessFor(address.split("?")[0] ?? address, "GET")
  if (rule === undefined) return false
  if (rule === "public") return true
  return (
    actor !== null &&
    (rule === "personal" ||
      mayDo(actor, rule, { personId: actor.personId ?? undefined, accountId: actor.id }))
  )
}

/** What one answer says: its status, the headers that speak of the content, and every byte of it. */
export type Answers = ReadonlyMap<string, string>

/** Asks for everything, a few at a time. */
export async function lookAround(
  origin: string,
  looker: Looker,
  addresses: readonly string[],
): Promise<Answers> {
  const found = new Map<string, string>()
  const waiting = [...addresses]
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
        found.set(address, await look(origin + address, looker.cookie))
      }
    }),
  )
  return found
}

let asked = 0

async function look(url: string, cookie: string | undefined): Promise<string> {
  asked += 1
  const from = `10.7.${String((asked >> 8) & 255)}.${String(asked & 255)}`
  const answer = await fetchPatiently(url, {
    headers: {
      // Whether bytes are packed hangs on how often they were asked for.
      "accept-encoding": "identity",
      "x-forwarded-for": from,
      ...(cookie === undefined ? {} : { cookie }),
    },
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const { status } = answer
  expectDescribed(url, { status, type: answer.headers.get("content-type"), body: String(bytes) })
  const body = bytes.toString("latin1")
  const told = ["etag", "last-modified", "location", "cache-control", "content-length", "link"]
  return [
    answer.status,
    ...told.map((name) => `${name}: ${steady(answer.headers.get(name) ?? "")}`),
    steady(body),
  ].join("\n")
}

/** Without what is drawn anew for each request, and the moments of one's own session. */
function steady(text: string): string {
  return text
    .replaceAll(/[A-Za-z0-9_-]{32,}/g, "#")
    .replaceAll(/"(seenAt|exportedAt|endsAt|made_at|madeAt)":\s*"[^"]*"/g, "#")
}

/** The addresses whose answers are not the same, byte for byte. */
export function differences(one: Answers, other: Answers): string[] {
  return [...one.keys()].filter((address) => one.get(address) !== other.get(address)).sort()
}
