import { execFile, execFileSync } from "node:child_process"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import { collections } from "#app/api/resources.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { readApi } from "#tests/support/api-answer.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import * as make from "#tests/support/make.ts"
import { fetchPatiently } from "#tests/support/patient.ts"

/* The open data of the running demo, as a program of somebody else meets them: nothing but fetch. */

let app: App

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts", env: { TRUSTED_PROXY: "127.0.0.1,::1" } })
}, 180_000)

afterAll(async () => {
  await app.stop()
})

let asked = 0

/** Asks as many different people do: nobody is told to wait. */
function ask(target: string): Promise<Response> {
  asked += 1
  const address = `10.0.${String(asked >> 8)}.${String(asked % 256)}`
  return fetchPatiently(app.origin + target, { headers: { "x-forwarded-for": address } })
}

interface Body {
  readonly data: readonly { readonly id: string }[]
  readonly links: { readonly next: string | null }
}

async function walk(name: string, limit: number, between: () => Promise<void>) {
  const seen: string[] = []
  let target: string | null = `/api/v1/${name}?limit=${String(limit)}`
  while (target !== null) {
    const answer = await ask(target)
    const { data, links } = (await readApi(target, answer)) as Body
    expect(answer.status, target).toBe(200)
    seen.push(...data.map(({ id }) => id))
    target = links.next
    await between()
  }
  return seen
}

test("every collection is walked to its end while writes go on: nothing twice, nothing missing", async () => {
  const counts: Record<string, number> = {}
  for (const { name } of collections) {
    const before = await walk(name, 500, () => Promise.resolve())
    const meanwhile = await walk(name, Math.min(500, Math.ceil(before.length / 6)), writeSome)
    const seen = new Set(meanwhile)
    expect(seen.size, name).toBe(meanwhile.length)
    const missing = before.filter((id) => !seen.has(id))
    expect(missing, name).toEqual([])
    counts[name] = meanwhile.length
  }
  console.log(`walked: ${JSON.stringify(counts)}`)
  expect(Object.values(counts).every((count) => count > 0)).toBe(true)
}, 300_000)

/** Another process writes a person with a mandate, a vote, a promise and evidence. */
async function writeSome(): Promise<void> {
  const person = await make.makePerson(app.db, { public_id: randomId() })
  await make.makeMembership(app.db, { public_id: randomId(), person_id: person.id })
  const event = await make.makeVoteEvent(app.db, { public_id: randomId() })
  await make.makeVote(app.db, { vote_event_id: event.id, person_id: person.id })
  const pledge = await make.makePledge(app.db, { public_id: randomId(), person_id: person.id })
  await make.makeEvidence(app.db, { public_id: randomId(), pledge_id: pledge.id })
  await commit(app.db, async (trx) => {
    await touch(trx, "person", person.id, new Date().toISOString())
    await touch(trx, "vote_event", event.id, new Date().toISOString())
    await touch(trx, "pledge", pledge.id, new Date().toISOString())
    return accept(undefined)
  })
}

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

function randomId(): string {
  const numbers = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(numbers, (number) => letters.charAt(number % 32)).join("")
}

test("every line of the page for programmers runs, and answers what it says", async () => {
  const html = await (await ask("/en/developers")).text()
  const lines = [...html.matchAll(/<pre[^>]*>(curl [^<]*)<\/pre>/g)].map(([, line = ""]) =>
    line.replaceAll("&#x27;", "'").replaceAll("&amp;", "&"),
  )
  expect(lines.length).toBeGreaterThan(2 * collections.length)
  const hasCurl = canRun("curl")
  for (const line of lines) {
    const said = hasCurl ? await runInShell(line) : await runByFetch(line)
    if (line.includes("--head ")) expect(said).toMatch(/^etag: "/im)
    else {
      const { data, openapi, status } = JSON.parse(said) as Record<string, unknown>
      const isAsSaid = line.includes("limt") ? status === 400 : Boolean(data ?? openapi)
      expect(isAsSaid, line).toBe(true)
    }
  }
  for (const { name } of collections) expect(html).toContain(`id="${name}"`)
  console.log(`curl lines run: ${String(lines.length)}, by ${hasCurl ? "curl" : "fetch"}`)
}, 120_000)

function canRun(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

async function runInShell(line: string): Promise<string> {
  const quiet = line.replace(/^curl /, "curl --silent --show-error ")
  return (await promisify(execFile)("sh", ["-c", quiet])).stdout
}

async function runByFetch(line: string): Promise<string> {
  const target = /'(http[^']+)'/.exec(line)?.[1] ?? ""
  const answer = await fetchPatiently(target)
  if (!line.includes("--head ")) return answer.text()
  return [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n")
}

test("pages of people, promises and petitions say in schema.org's words what they are of, in under 1 KB", async () => {
  for (const [place, name, type] of [
    ["people", "people", "Person"],
    ["promises", "promises", "Quotation"],
    ["petitions", "petitions", "CreativeWork"],
  ] as const) {
    const target = `/api/v1/${name}?limit=30`
    const { data } = (await readApi(target, await ask(target))) as Body
    for (const { id } of data.filter((_, nth) => nth % 6 === 0)) {
      const answer = await ask(`/kk/${place}/${id}`)
      // What was removed is gone with all that was said of it.
      if (answer.status === 410) continue
      const html = await answer.text()
      const [, block = ""] =
        /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? []
      expect(Buffer.byteLength(block), `${place}/${id}`).toBeLessThan(1024)
      expect(JSON.parse(block)).toMatchObject({
        "@context": "https://schema.org",
        "@type": type,
        url: `${app.origin}/kk/${place}/${id}`,
      })
    }
  }
}, 60_000)
