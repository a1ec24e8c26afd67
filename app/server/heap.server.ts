import { constants, PerformanceObserver } from "node:perf_hooks"
import type { PerformanceEntry } from "node:perf_hooks"
import { getHeapSpaceStatistics } from "node:v8"

/** A watch on what a process cannot let go of. */
export interface HeapWatch {
  /** Bytes of the old generation right after the latest full collection; 0 before the first. */
  kept(): number
}

/**
 * Notes, for as long as the process lives, what each full collection left of this thread's heap. Between two of them a
 * heap grows by what nobody needs any more, and V8 is in no hurry while a machine has memory: of a leak only this tells.
 */
export function heapWatch(): HeapWatch {
  let kept = 0
  const observer = new PerformanceObserver((list) => {
    if (list.getEntries().some(isFull)) kept = oldGeneration()
  })
  observer.observe({ entryTypes: ["gc"] })
  return { kept: () => kept }
}

function isFull(
  entry: PerformanceEntry & { readonly detail?: { readonly kind?: number } },
): boolean {
  return entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR
}

/** Without the young one, which fills again before the watch is told. */
function oldGeneration(): number {
  return getHeapSpaceStatistics()
    .filter(({ space_name }) => !space_name.startsWith("new_"))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0)
}
