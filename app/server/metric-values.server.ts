import type { Metric } from "prom-client"
import type { Spread } from "#app/lib/spread.ts"
import type { RequestMeter } from "#app/server/request-meter.server.ts"
import type { Shelves } from "#app/server/shelves.server.ts"
import type { CommitQueue } from "#db/commit.server.ts"

type Labels = Readonly<Record<string, string>>

interface Value {
  readonly metricName?: string
  readonly labels: Labels
  readonly value: number
}

/** What the requests and the commit queue took, from the plain numbers that they are noted in. */
export function spreadsOf(meter: RequestMeter, queue: CommitQueue): Metric[] {
  function requests(): Labelled[] {
    return [...meter.rows()].map(({ seconds, ...labels }) => ({ labels, spread: seconds }))
  }
  return [
    asMetric("uade_http_requests_total", "Requests that were answered.", "counter", () =>
      requests().map(({ labels, spread }) => ({ labels, value: spread.count })),
    ),
    spreadMetric(
      "uade_http_request_seconds",
      "From when a request came until its answer was out.",
      requests,
    ),
    spreadMetric("uade_commit_batch_jobs", "Jobs that shared a transaction.", () => [
      { labels: {}, spread: queue.sizes },
    ]),
    spreadMetric("uade_commit_wait_seconds", "How long a job waited for its answer.", () => [
      { labels: {}, spread: queue.waits },
    ]),
  ]
}

/** How often pages were served as they were kept. */
export function countersOf(shelves: Shelves): Metric[] {
  const all = Object.entries(shelves) as [string, Shelves[keyof Shelves]][]
  return [
    asMetric("uade_page_cache_hits_total", "Kept pages that were served.", "counter", () =>
      all.map(([shelf, { hits }]) => ({ labels: { shelf }, value: hits })),
    ),
    asMetric("uade_page_cache_misses_total", "Pages that had to be made.", "counter", () =>
      all.map(([shelf, { misses }]) => ({ labels: { shelf }, value: misses })),
    ),
  ]
}

interface Labelled {
  readonly labels: Labels
  readonly spread: Spread
}

function spreadMetric(name: string, help: string, read: () => Labelled[]): Metric {
  return asMetric(name, help, "histogram", () =>
    read().flatMap(({ labels, spread }) => [
      ...stepsOf(spread).map(([le, value]) => ({
        ...{ metricName: `${name}_bucket`, value },
        labels: { ...labels, le },
      })),
      { metricName: `${name}_sum`, labels, value: spread.sum },
      { metricName: `${name}_count`, labels, value: spread.count },
    ]),
  )
}

/** Up to each bound so many, as Prometheus counts them. */
function stepsOf({ bounds, within, count }: Spread): [le: string, value: number][] {
  let sum = 0
  const steps = bounds.map((bound, index): [string, number] => {
    sum += within[index] ?? 0
    return [String(bound), sum]
  })
  return [...steps, ["+Inf", count]]
}

/**
 * A metric whose values are read when they are asked for. The library's own counters look up their labels at each
 * request; these are counted in plain numbers, and it writes them.
 */
function asMetric(
  name: string,
  help: string,
  type: "counter" | "histogram",
  read: () => Value[],
): Metric {
  const metric = {
    name,
    get: () => Promise.resolve({ name, help, type, values: read(), aggregator: "sum" }),
  }
  return metric as unknown as Metric
}
