import { expect, test } from "vitest"
import { gathered } from "#app/lib/gathered.server.ts"

test("what is taken in one turn is handed over together, in its order, and once", async () => {
  const handed: (readonly number[])[] = []
  const take = gathered<number>((all) => handed.push(all))
  take(1)
  await Promise.resolve()
  take(2)
  expect(handed).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 5))
  take(3)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(handed).toEqual([[1, 2], [3]])
})
