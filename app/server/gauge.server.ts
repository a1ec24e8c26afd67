import { monitorEventLoopDelay } from "node:perf_hooks"

const resolutionMs = 20
const sampleMs = 250
/** How much the newest sample weighs: one slow page is no overload, a second of them is. */
const weight = 0.3

/** Tells by how many milliseconds the event loop was late over the last second or so. */
export interface Gauge {
  delay(): number
}

/** Watches the event loop of this process, for as long as the process lives. */
export function eventLoopGauge(): Gauge {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  histogram.enable()
  let late = 0
  setInterval(() => {
    // Of a loop that is blocked all the time few ticks are counted: the worst tells, not the mean.
    const worst = histogram.count === 0 ? 0 : Math.max(0, histogram.max / 1e6 - resolutionMs)
    late += weight * (worst - late)
    histogram.reset()
  }, sampleMs).unref()
  return { delay: () => late }
}
