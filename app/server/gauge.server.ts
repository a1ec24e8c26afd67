const tickMs = 50
/** Over how long lateness is weighed: one slow page is no overload, a second of them is. */
const memoryMs = 1000

/** Tells by how many milliseconds the event loop was late over the last second or so. */
export interface Gauge {
  delay(): number
}

/**
 * Watches the event loop of this process, for as long as the process lives.
 *
 * A timer of its own rather than `monitorEventLoopDelay`: that one forgets, when it is reset, the wait
 * under way, and so half of what a loop that is blocked again and again is late by.
 */
export function eventLoopGauge(): Gauge {
  let before = performance.now()
  let late = 0
  setInterval(() => {
    const now = performance.now()
    const passed = now - before
    before = now
    const lateness = Math.max(0, passed - tickMs)
    late += (1 - Math.exp(-passed / memoryMs)) * (lateness - late)
  }, tickMs).unref()
  return { delay: () => late }
}
