import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Measure } from "#scripts/bench/measure.ts"
import { findFreePort } from "#scripts/bench/scene/site.ts"
import { measureBytes } from "./scale/bytes.ts"
import { measureMailing } from "./scale/mailing.ts"
import { measureStart } from "./scale/start.ts"
import { confirmationsInRound, probes } from "./scale/probes.ts"
import type { Probe } from "./scale/probes.ts"
import { openSite } from "./scale/site.ts"
import type { Site } from "./scale/site.ts"
import { sizesOf } from "./scale/sizes.ts"

/**
 * Whether what is done takes as long in the database of a nation as in one of a thousandth of it, both asked in
 * turn in one process: each may take 1.3 times as long. And how much of the disk a signature takes. `--scale=N`
 * builds a part of the larger one; BENCH_FOLDER keeps the databases for the next time; BENCH_ROUNDS and
 * BENCH_SECONDS (of mailing) shorten.
 */
export async function run(): Promise<Measure[]> {
  const part = Number(/^--scale=(.+)$/m.exec(process.argv.join("\n"))?.[1] ?? 1)
  const rounds = Number(process.env["BENCH_ROUNDS"] ?? 60)
  const seconds = Number(process.env["BENCH_SECONDS"] ?? 30)
  const kept = process.env["BENCH_FOLDER"]
  const folder = kept ?? mkdtempSync(join(tmpdir(), "uade-bench-scale-"))
  const sites: Site[] = []
  try {
    for (const [name, size] of [
      ["thousandth", 0.001],
      ["nation", part],
    ] as const) {
      const waiting = confirmationsInRound * (rounds + warmUp)
      const port = await findFreePort()
      sites.push(await openSite(join(folder, name), sizesOf(size), port, waiting))
    }
    const [small, large] = sites
    if (!small || !large) throw new Error("a site is missing")
    const measures: Measure[] = [buildTime(large)]
    for (const probe of probes) measures.push(await compare(probe, small, large, rounds))
    for (const site of sites.splice(0)) await site.stop()
    const nation = join(folder, "nation")
    measures.push(await measureStart(nation), ...(await measureMailing(nation, seconds)))
    return [...measures, ...(await measureBytes(join(folder, "bytes")))]
  } finally {
    for (const site of sites) await site.stop()
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** Rounds before those that count: code is compiled, statements are kept. */
const warmUp = 10

async function compare(
  { name, take }: Probe,
  small: Site,
  large: Site,
  rounds: number,
): Promise<Measure> {
  const times = { small: [] as number[], large: [] as number[] }
  for (let round = -warmUp; round < rounds; round += 1) {
    const place = round + warmUp
    // Whoever comes first pays for what the other finds warm: they take turns.
    const isSmallFirst = round % 2 === 0
    const first = await take(isSmallFirst ? small : large, place)
    const second = await take(isSmallFirst ? large : small, place)
    if (round < 0) continue
    times.small.push(isSmallFirst ? first : second)
    times.large.push(isSmallFirst ? second : first)
  }
  const [little, much] = [median(times.small), median(times.large)]
  const baseline = { name: "at 1/1000", value: rounded(little) }
  return { name, value: rounded(much), unit: "ms", baseline, ratio: much / little }
}

function buildTime({ buildSeconds, sizes }: Site): Measure {
  const value = Math.round(buildSeconds)
  const baseline = { name: "signatures", value: sizes.signatures }
  return { name: "built in", value, unit: "s", baseline, ratio: value / sizes.signatures }
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
