import { secondSteps, Spread } from "#app/lib/spread.ts"
import type { Crowd } from "#scripts/bench/load/crowd.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { between, quantileOf } from "#scripts/bench/soak/numbers.ts"
import type { Counted, Steps } from "#scripts/bench/soak/numbers.ts"

/** What a crowd saw, and what the site told before and after. */
export interface Looked {
  readonly crowd: Crowd
  readonly before: Counted
  readonly after: Counted
  /**
   * Seconds that the same crowd waits for a server that does nothing: on the way and in the crowd's own process, of
   * which no server knows.
   */
  readonly way: number
}

/** Of fewer answers the slowest hundredth is chance. */
const enough = 1000
/** So far the site may tell otherwise than the crowd saw. */
const margin = 0.1

/** The site's own numbers against the crowd's: how many it answered, how long they waited on average and at the most. */
export function toldMeasures(when: string, { crowd, before, after, way }: Looked): Measure[] {
  return (["read", "sent"] as const).flatMap((what) => {
    const seen = spreadOf(what === "read" ? crowd.readWaits : crowd.sentWaits)
    const told = between(before[what], after[what])
    function held(name: string, unit: string, value: number, other: number): Measure {
      return measureOf(`${when}: ${what}, ${name} told`, unit, value, {
        name: "seen",
        value: other,
      })
    }
    const [p99Told, p99Seen] = [told, seen].map((steps) => quantileOf(steps, 0.99)) as [
      number,
      number,
    ]
    return [
      held("answers", "", told.count, seen.count),
      held("mean", "ms", (meanOf(told) + way) * 1000, meanOf(seen) * 1000),
      ...(seen.count < enough ? [] : [held("p99", "ms", (p99Told + way) * 1000, p99Seen * 1000)]),
    ]
  })
}

/** Those that are further from what was seen than they may be. */
export function lies(measures: readonly Measure[]): Measure[] {
  return measures.filter(({ ratio }) => !(ratio >= 1 - margin && ratio <= 1 + margin))
}

function meanOf({ sum, count }: Steps): number {
  return sum / count
}

/** In the steps in which the site tells: what lies between two is told of neither more exactly. */
function spreadOf(waits: Float64Array): Steps {
  const spread = new Spread(secondSteps)
  for (const wait of waits) spread.add(wait / 1000)
  return spread
}
