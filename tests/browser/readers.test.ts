import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { routeTable } from "#app/auth/route-table.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { addressOf, sampleObjects } from "./sample-objects.ts"

/*
 * Public pages are kept for who is signed in too, and shared where nothing on them is one reader's own. Here
 * everybody reads everything: first pages of which nothing is kept, then the same ones after all others.
 */

const people = ["constituent-1", "constituent-2", "moderator-1", "deputy", "delegate", "watchdog-1"]

let app: App
let addresses: string[]
let asked = 0
/** The readers and the cookies that they bring; a session that has ended is nobody's. */
const readers = new Map<string, string>([
  ["nobody", ""],
  ["a stranger", "sid=nobodys; lang=en"],
])

beforeAll(async () => {
  app = await startApp({
    script: "scripts/demo.ts",
    env: { TRUSTED_PROXY: "127.0.0.1,::1", CHECK_CACHE: "off" },
  })
  for (const name of people) readers.set(name, await signIn(name))
  addresses = await publicAddresses()
}, 180_000)

afterAll(async () => {
  await app.stop()
  console.log(`readers: ${String(asked)} pages read, each the reader's own`)
})

test("no reader is served what is another's, whoever came before", async () => {
  const alone = new Map<string, string>()
  for (const [who, cookie] of readers) {
    await forgetAll()
    for (const path of addresses) alone.set(`${who} ${path}`, (await read(path, cookie)).words)
  }
  await forgetAll()
  const wrong: string[] = []
  let kept = 0
  for (const path of addresses) {
    for (const [who, cookie] of [...readers, ...[...readers].reverse()]) {
      const { words, packed } = await read(path, cookie)
      if (packed) kept += 1
      if (words !== alone.get(`${who} ${path}`)) wrong.push(`${who} ${path}`)
    }
  }
  expect(wrong).toEqual([])
  expect(kept, "pages are kept").toBeGreaterThan(addresses.length)
  const [one, other] = ["deputy", "moderator-1"].map((who) => pagesOf(who, alone))
  expect(one, "readers are shown what is theirs").not.toEqual(other)
}, 240_000)

function pagesOf(who: string, all: ReadonlyMap<string, string>): (string | undefined)[] {
  return addresses.map((path) => all.get(`${who} ${path}`))
}

/** Every address that may be kept, and every petition, promise and organisation, whose deeds hang on the reader. */
async function publicAddresses(): Promise<string[]> {
  const sample = await sampleObjects(app.db)
  const patterns = Object.entries(routeTable).filter(([, { caching }]) => caching === "shared")
  const tables = [
    ["petition", "petitions"],
    ["pledge", "promises"],
    ["organization", "organizations"],
  ] as const
  const objects = await Promise.all(
    tables.map(async ([table, place]) => {
      const rows = await app.db.read.selectFrom(table).select("public_id").limit(12).execute()
      return rows.map(({ public_id }) => `/en/${place}/${public_id}`)
    }),
  )
  return [
    ...new Set([...patterns.map(([pattern]) => addressOf(pattern, sample)), ...objects.flat()]),
  ]
}

/** Says that everything has changed: nothing that is kept holds any longer. */
async function forgetAll(): Promise<void> {
  await commit(app.db, async (trx) => {
    await touch(trx, "area", 1, new Date().toISOString())
    return accept(undefined)
  })
  await sleep(50)
}

async function read(path: string, cookie: string): Promise<{ words: string; packed: boolean }> {
  asked += 1
  const headers = { cookie, "x-forwarded-for": `203.0.${String(asked % 250)}.7` }
  const answer = await ask(path, headers)
  return {
    words: `${String(answer.status)} ${await answer.text()}`,
    packed: answer.headers.has("content-encoding"),
  }
}

async function signIn(name: string): Promise<string> {
  const answer = await ask(`/demo/sign-in/${name}`)
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("sid="))
  if (cookie === undefined) throw new Error(`${name} was not signed in: ${String(answer.status)}`)
  return cookie.split(";")[0] ?? ""
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetchPatiently(app.origin + path, { headers })
}
