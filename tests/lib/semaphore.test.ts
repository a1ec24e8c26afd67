import { EventEmitter, once } from "node:events"
import { describe, expect, test } from "vitest"
import { Crowded, Semaphore } from "#app/lib/semaphore.ts"

/** A job that runs until it is told to end. */
function openJob() {
  const door = new EventEmitter()
  const done = once(door, "end")
  return { job: () => done, end: () => door.emit("end") }
}

describe("a semaphore", () => {
  test("lets so many in at once, the others in the order they came", async () => {
    const semaphore = new Semaphore(1, 10)
    const ended: string[] = []
    const first = openJob()
    const runs = [
      semaphore.run(() => first.job().then(() => ended.push("first"))),
      semaphore.run(() => Promise.resolve(ended.push("second"))),
      semaphore.run(() => Promise.resolve(ended.push("third"))),
    ]
    await Promise.resolve()
    expect(semaphore.admitted).toBe(1)
    first.end()
    await Promise.all(runs)
    expect(ended).toEqual(["first", "second", "third"])
    expect(semaphore.admitted).toBe(3)
  })

  test("gives the place back when a job fails", async () => {
    const semaphore = new Semaphore(1, 10)
    await expect(semaphore.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect(await semaphore.run(() => Promise.resolve("yes"))).toBe("yes")
  })

  test("turns away whoever finds too many waiting", async () => {
    const semaphore = new Semaphore(1, 1)
    const first = openJob()
    const runs = [semaphore.run(first.job), semaphore.run(() => Promise.resolve())]
    await expect(semaphore.run(() => Promise.resolve())).rejects.toThrow(Crowded)
    first.end()
    await Promise.all(runs)
  })
})
