import { expect, test } from "vitest"
import { untilNoMoreCome } from "#db/gathering.server.ts"

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test("others are waited for as long as each turn brings some", async () => {
  let there = 1
  const seen = untilNoMoreCome(() => there).then(() => there)
  for (let turn = 0; turn < 3; turn += 1) {
    there += 1
    await nextTurn()
  }
  expect(await seen).toBe(4)
})

test("who comes alone waits for one turn", async () => {
  let asked = 0
  await untilNoMoreCome(() => {
    asked += 1
    return 1
  })
  expect(asked).toBe(2)
})

test("nobody is waited for without end", async () => {
  let there = 0
  await untilNoMoreCome(() => (there += 1))
  expect(there).toBeGreaterThan(2)
})
