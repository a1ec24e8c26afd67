import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { expect, test } from "vitest"
import { heapWatch } from "#app/server/heap.server.ts"

setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void

test("what is held shows after a full collection, and is gone after another once it is let go", async () => {
  const watch = heapWatch()
  expect(watch.kept()).toBe(0)
  collect()
  const before = await untilTold(watch.kept, (kept) => kept > 0)

  let held: unknown[] | undefined = Array.from({ length: 200_000 }, (_, nth) => ({ nth }))
  collect()
  const more = await untilTold(watch.kept, (kept) => kept > before)
  expect(more - before).toBeGreaterThan(held.length * 8)

  held = undefined
  collect()
  const after = await untilTold(watch.kept, (kept) => kept < more)
  expect(after - before).toBeLessThan((more - before) / 2)
})

async function untilTold(read: () => number, isIt: (value: number) => boolean): Promise<number> {
  await expect.poll(() => isIt(read())).toBe(true)
  return read()
}
