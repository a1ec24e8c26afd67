import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startSession } from "#app/auth/session.server.ts"
import { startBeside } from "#scripts/bench/load/beside.ts"
import { sendCrowd } from "#scripts/bench/load/crowd.ts"
import { readingRequest } from "#scripts/bench/load/requests.ts"
import { inRounds } from "#scripts/bench/load/rounds.ts"
import type { Result, Runner } from "#scripts/bench/load/rounds.ts"
import { takeKept } from "#scripts/bench/load/sent.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { openAccounts, openPetition } from "#scripts/bench/scene/people.ts"
import { startSite } from "#scripts/bench/scene/site.ts"

/**
 * How fast pages are read: kept ones against a bare server of Node that sends the same bytes and headers; against an
 * empty document of Remix those of a reader who is signed in, and those that are made anew each time because nobody
 * asked for that address before. That document twice: as Remix comes, and by the least that can be done with it.
 * Each in turn; medians of the rounds. BENCH_ROUNDS and BENCH_SECONDS shorten it.
 */
export async function run(): Promise<Measure[]> {
  const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5)
  let petition = ""
  let session = ""
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-remix-"))
  const site = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    petition = await openPetition(house, proponent)
    const [reader = 0] = await openAccounts(house, ["reader@bench.invalid"])
    session = await startSession(house, reader, house.clock.now())
  })
  const page = `/kk/petitions/${petition}`
  const record = `/api/v1/petitions/${petition}`
  const barePage = await startBeside(
    "bare-server.ts",
    JSON.stringify(await takeKept(site.port, page)),
  )
  const bareRecord = await startBeside(
    "bare-server.ts",
    JSON.stringify(await takeKept(site.port, record)),
  )
  const remix = await startBeside("remix-as-it-comes.ts", join(folder, "kept.db"))
  const least = await startBeside("remix-at-its-least.ts", join(folder, "other.db"))
  // More at once than these would be sent away.
  const few = { visitors: 4 }
  const signedIn = { ...few, headers: [`Cookie: lang=kk; sid=${session}`] }
  try {
    const results = await inRounds(
      [
        reader("cached-page", site.port, page),
        reader("bare page", barePage.port, page),
        reader("cached-record", site.port, record),
        reader("bare record", bareRecord.port, record),
        reader("reader-page", site.port, "/kk/about", signedIn),
        reader("reader-petition", site.port, page, signedIn),
        reader("uncached-page", site.port, (nth) => `/kk/about?q=${String(nth)}`, few),
        reader("uncached-petition", site.port, (nth) => `${page}-${String(nth)}`, few),
        reader("empty document", remix.port, "/", few),
        reader("empty document at its least", least.port, "/", few),
      ],
      rounds,
    )
    return [
      ...against(results, "cached-page", "bare page"),
      ...against(results, "cached-record", "bare record"),
      ...["reader-page", "reader-petition", "uncached-page", "uncached-petition"].flatMap(
        (name) => [
          ...against(results, name, "empty document").slice(0, 1),
          ...against(results, name, "empty document at its least", " (least)").slice(0, 1),
        ],
      ),
    ]
  } finally {
    await Promise.all([site, barePage, bareRecord, remix, least].map((server) => server.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Readers {
  readonly visitors: number
  readonly headers?: readonly string[]
}

/** @param path of the page, or for the how manieth request which */
function reader(
  name: string,
  port: number,
  path: string | ((nth: number) => string),
  { visitors, headers }: Readers = { visitors: 64 },
): Runner {
  const seconds = Number(process.env["BENCH_SECONDS"] ?? 3)
  const requests = Array.from({ length: 10_000 }, (_, nth) =>
    readingRequest(port, typeof path === "string" ? path : path(nth), headers),
  )
  let asked = 0
  const expects = /^HTTP\/1.1 200/
  return {
    name,
    run: () =>
      sendCrowd({
        port,
        next: () => requests[asked++ % requests.length],
        visitors,
        seconds,
        expects,
      }),
  }
}

/** Requests a second, and the wait that one in a hundred exceeds. */
function against(
  results: ReadonlyMap<string, Result>,
  name: string,
  other: string,
  mark = "",
): Measure[] {
  const [own, base] = [results.get(name), results.get(other)]
  if (!own || !base) throw new Error(`${name} was not measured`)
  return [
    measureOf(`${name}${mark}`, "requests/s", own.perSecond, {
      name: other,
      value: base.perSecond,
    }),
    measureOf(`${name} p99`, "ms", own.p99, { name: `${other} p99`, value: base.p99 }),
  ]
}
