const tickMs = 50
/** Over how long lateness is weighed: one slow page is no overload, some seconds of them are. */
const memoryMs = 2000

/** A watch on the event loop. */
export interface Gauge {
  /** By how many milliseconds the loop was late over the last seconds. */
  delay(): number
  /** Milliseconds on a clock that only goes on. */
  now(): number
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
  return { delay: () => late, now: () => performance.now() }
}
