import { setTimeout as sleep } from "node:timers/promises"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { metricsToken } from "#scripts/bench/scene/site.ts"
import type { Site } from "#scripts/bench/scene/site.ts"
import { keptBy } from "#scripts/bench/soak/numbers.ts"
import { heldBy } from "#scripts/bench/soak/process.ts"
import type { Held } from "#scripts/bench/soak/process.ts"

const betweenLooksMs = 5000
/** So many times what the middle third held may the last one hold: less is chance. */
const margin = 1.05

/** What a site held at one moment. */
export interface Sample extends Held {
  /** Mebibytes that the latest full collection of its heap left. */
  readonly kept: number
}

/** Looks at a site every few seconds until it is told to stop. @throws at stop, where it could not be looked at */
export function watchSite({ port, pid }: Pick<Site, "port" | "pid">): {
  stop(): Promise<Sample[]>
} {
  const samples: Sample[] = []
  let isOver = false
  async function look(): Promise<Sample[]> {
    while (!isOver) {
      samples.push({ ...heldBy(pid), kept: await keptBy(port, metricsToken) })
      await sleep(betweenLooksMs)
    }
    return samples
  }
  const looking = look()
  looking.catch(() => undefined)
  return {
    stop: () => {
      isOver = true
      return looking
    },
  }
}

/** The middle third of a time against the last: what is held more and more is more in the last. */
export function heldMeasures(samples: readonly Sample[]): Measure[] {
  const third = Math.floor(samples.length / 3)
  const [middle, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)].map(restOf)
  if (!middle || !last) return []
  function held(name: string, unit: string, what: keyof Sample): Measure {
    const [value, before] = [last?.[what] ?? 0, middle?.[what] ?? 0]
    return measureOf(`${name}, last third`, unit, value, { name: "middle third", value: before })
  }
  return [
    held("kept by the heap", "MiB", "kept"),
    held("memory", "MiB", "memory"),
    held("descriptors", "", "descriptors"),
  ]
}

/** Those of what is held that grew. */
export function growing(measures: readonly Measure[]): Measure[] {
  return measures.filter(({ ratio }) => !(ratio <= margin))
}

/** Between two collections memory rises and falls: what stays is seen where it is least. */
function restOf(samples: readonly Sample[]): Sample {
  return {
    memory: Math.min(...samples.map(({ memory }) => memory)),
    kept: Math.min(...samples.map(({ kept }) => kept)),
    descriptors: Math.max(...samples.map(({ descriptors }) => descriptors)),
  }
}
