import { setTimeout as sleep } from "node:timers/promises"
import type { History } from "#scripts/faults/history/history.ts"

const betweenLooksMs = 100

/** The secrets of all links whose followers were told that they are counted. */
export function acknowledgedIn({ events }: Pick<History, "events">): ReadonlySet<string> {
  const ended = new Set(
    events.flatMap((one) => (one.is === "end" && one.end === "ok" ? one.op : [])),
  )
  return new Set(
    events.flatMap((one) =>
      one.is === "invoke" && one.secret !== undefined && ended.has(one.op) ? one.secret : [],
    ),
  )
}

/** Waits until something is so, or as long as there is patience: a busy machine does less in the same time. */
export async function until(isSo: () => boolean, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!isSo() && performance.now() < deadline) await sleep(betweenLooksMs)
}

/** Waits until so many more of those who sign are told so, for half a minute at the most. */
export function untilMoreSigned(history: Pick<History, "events">, many = 5): Promise<void> {
  const before = acknowledgedIn(history).size
  return until(() => acknowledgedIn(history).size >= before + many, 30_000)
}
