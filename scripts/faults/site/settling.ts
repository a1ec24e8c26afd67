import { setTimeout as sleep } from "node:timers/promises"
import type { Site } from "./trial.ts"
import type { House } from "#app/context.server.ts"

const patienceMs = 60_000

/** Waits until no letter waits any more, and notes those that do after a minute. */
export async function settle({ db }: House, site: Pick<Site, "find">): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const waiting = await db.read
      .selectFrom("outbox")
      .select(["kind", "attempts", "last_error"])
      .where("dead_at", "is", null)
      .execute()
    if (waiting.length === 0) return
    if (performance.now() > deadline) {
      const [first] = waiting
      const words = `${String(waiting.length)} letters wait, such as ${JSON.stringify(first)}`
      site.find("letters", words)
      return
    }
    await sleep(100)
  }
}
