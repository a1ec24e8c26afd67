import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
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
 * How fast pages are read: kept ones against a bare server of Node that sends the same bytes and headers, ones
 * made for the reader against an empty document of Remix. Each in turn; medians of the rounds.
 * BENCH_ROUNDS and BENCH_SECONDS shorten it.
 */
export async function run(): Promise<Measure[]> {
  const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5)
  let petition = ""
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-remix-"))
  const site = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    petition = await openPetition(house, proponent)
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
  const remix = await startBeside("remix-server.ts", join(folder, "kept.db"))
  // Whoever brings a session is made a page of their own. More at once than these would be sent away.
  const few = { visitors: 4, headers: ["Cookie: lang=kk; sid=nobody"] }
  try {
    const results = await inRounds(
      [
        reader("kept page", site.port, page),
        reader("bare page", barePage.port, page),
        reader("kept record", site.port, record),
        reader("bare record", bareRecord.port, record),
        reader("made page", site.port, "/kk/about", few),
        reader("made petition", site.port, page, few),
        reader("empty document", remix.port, "/", few),
      ],
      rounds,
    )
    return [
      ...against(results, "kept page", "bare page"),
      ...against(results, "kept record", "bare record"),
      ...against(results, "made page", "empty document").slice(0, 1),
      ...against(results, "made petition", "empty document").slice(0, 1),
    ]
  } finally {
    await Promise.all([site.stop(), barePage.stop(), bareRecord.stop(), remix.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Readers {
  readonly visitors: number
  readonly headers?: readonly string[]
}

function reader(
  name: string,
  port: number,
  path: string,
  { visitors, headers }: Readers = { visitors: 64 },
): Runner {
  const seconds = Number(process.env["BENCH_SECONDS"] ?? 3)
  const requests = Array.from({ length: 10_000 }, () => readingRequest(port, path, headers))
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
function against(results: ReadonlyMap<string, Result>, name: string, other: string): Measure[] {
  const [own, base] = [results.get(name), results.get(other)]
  if (!own || !base) throw new Error(`${name} was not measured`)
  return [
    measureOf(name, "requests/s", own.perSecond, { name: other, value: base.perSecond }),
    measureOf(`${name} p99`, "ms", own.p99, { name: `${other} p99`, value: base.p99 }),
  ]
}
