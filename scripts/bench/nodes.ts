import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { perSecond, sendCrowd } from "#scripts/bench/load/crowd.ts"
import type { Crowd } from "#scripts/bench/load/crowd.ts"
import { inRounds } from "#scripts/bench/load/rounds.ts"
import type { Runner } from "#scripts/bench/load/rounds.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { startNodes } from "#scripts/bench/nodes/site.ts"
import { openAccounts, openPetition, requestAll } from "#scripts/bench/scene/people.ts"
import { startSite } from "#scripts/bench/scene/site.ts"
import { Signers } from "#scripts/bench/signing/signers.ts"

const visitors = 63

/**
 * How fast people sign where rows lie in PostgreSQL: by one node, by three over one petition and by three over three,
 * each against one process over SQLite in the same run; both sync the disk before anybody is answered. All of it runs
 * on one machine, the database too: what three machines do more than one, this does not show. BENCH_ROUNDS and
 * BENCH_SECONDS shorten it, BENCH_SIGNERS says how many have asked already.
 */
export async function run(): Promise<Measure[]> {
  const seconds = Number(process.env["BENCH_SECONDS"] ?? 2)
  const asking = Number(process.env["BENCH_SIGNERS"] ?? 64_000)
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-nodes-"))
  let [petition, secrets]: [string, string[]] = ["", []]
  const file = await startSite(async (house) => {
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    petition = await openPetition(house, proponent)
    secrets = await requestAll(house, petition, asking)
  })
  const alone = new Signers(file.port, petition, secrets)
  const cluster = await startNodes(folder, 3, asking).catch(async (fault: unknown) => {
    await file.stop()
    throw fault
  })
  const { ports, one, several } = cluster
  function runner(name: string, at: readonly number[], next: Next): Runner {
    return { name, run: () => overNodes(at, next, seconds) }
  }
  try {
    const results = await inRounds(
      [
        runner("request", [file.port], () => alone.request()),
        runner("request, 1 node", ports.slice(0, 1), () => one.request()),
        runner("request, 3 nodes", ports, () => one.request()),
        runner("confirmation", [file.port], () => alone.confirmation()),
        runner("confirmation, 1 node", ports.slice(0, 1), () => one.confirmation()),
        runner("confirmation, 3 nodes", ports, () => one.confirmation()),
        runner("confirmation, 3 nodes, 3 petitions", ports, inTurn(several)),
      ],
      Number(process.env["BENCH_ROUNDS"] ?? 3),
    )
    return [...results].flatMap(([name, { perSecond }]) => {
      const deed = name.split(",")[0] ?? ""
      const value = results.get(deed)?.perSecond ?? Number.NaN
      return name === deed ? [] : [measureOf(name, "/s", perSecond, { name: "on SQLite", value })]
    })
  } finally {
    await Promise.all([file.stop(), cluster.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

type Next = () => string | undefined

/** One crowd over several nodes, each visitor at one of them. */
async function overNodes(ports: readonly number[], next: Next, seconds: number): Promise<Crowd> {
  const each = visitors / ports.length
  const expects = /^HTTP\/1.1 303/
  const crowds = await Promise.all(
    ports.map((port) => sendCrowd({ port, next, visitors: each, seconds, expects })),
  )
  // What nodes do at the same time adds up.
  const lasted = Math.max(...crowds.map((crowd) => crowd.seconds))
  function sorted(which: "waits" | "readWaits" | "sentWaits"): Float64Array {
    return Float64Array.from(crowds.flatMap((crowd) => [...crowd[which]])).sort()
  }
  return {
    answers: Math.round(sum(crowds.map(perSecond)) * lasted),
    wrong: crowds.flatMap(({ wrong }) => wrong),
    seconds: lasted,
    waits: sorted("waits"),
    readWaits: sorted("readWaits"),
    sentWaits: sorted("sentWaits"),
  }
}

function inTurn(signers: readonly Signers[]): Next {
  let nth = 0
  return () => {
    nth += 1
    return signers[nth % signers.length]?.confirmation()
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
