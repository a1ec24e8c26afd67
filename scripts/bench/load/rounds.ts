import { perSecond, quantile, refuseWrong } from "#scripts/bench/load/crowd.ts"
import type { Crowd } from "#scripts/bench/load/crowd.ts"

/** One of several that are measured in turn. */
export interface Runner {
  readonly name: string
  readonly run: () => Promise<Crowd>
}

/** What came of all rounds of one: medians. */
export interface Result {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/**
 * Runs each in turn, once to warm up and then so many rounds: a machine that slows down slows all of them.
 * @throws where an answer was another than expected
 */
export async function inRounds(
  runners: readonly Runner[],
  rounds: number,
): Promise<Map<string, Result>> {
  const crowds = new Map<string, Crowd[]>(runners.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run } of runners) {
      const crowd = await run()
      refuseWrong(name, crowd)
      if (round >= 0) crowds.get(name)?.push(crowd)
    }
  }
  return new Map([...crowds].map(([name, all]) => [name, resultOf(all)]))
}

function resultOf(all: readonly Crowd[]): Result {
  return {
    perSecond: median(all.map(perSecond)),
    p50: median(all.map((crowd) => quantile(crowd, 0.5))),
    p99: median(all.map((crowd) => quantile(crowd, 0.99))),
  }
}

/** The middle one, or between the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  return ((sorted[half] ?? 0) + (sorted[sorted.length - 1 - half] ?? 0)) / 2
}
