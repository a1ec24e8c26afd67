import { rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"

test("entries of several who write at once all stand, however soon the file is closed after one", async () => {
  const record = fileRecord(join(emptyFolder(), "checkpoints.log"), 1)
  async function write(epoch: number): Promise<void> {
    for (let nth = 0; nth < 100; nth += 1) {
      await record.append({ epoch, note: String(nth) })
      if (nth % 10 === epoch) await sleep(epoch)
    }
  }
  await Promise.all([write(1), write(2), write(3)])
  const entries = await record.latest()
  for (const epoch of [1, 2, 3]) {
    const notes = entries.filter((entry) => entry.epoch === epoch).map(({ note }) => Number(note))
    expect(notes).toEqual(Array.from({ length: 100 }, (_, nth) => nth))
  }
})

test("a file that was taken away is begun anew with what comes later", async () => {
  const file = join(emptyFolder(), "checkpoints.log")
  const record = fileRecord(file, 1)
  await record.append({ epoch: 1, note: "before" })
  await sleep(50)
  rmSync(file)
  await record.append({ epoch: 1, note: "after" })
  expect(await record.latest()).toEqual([{ epoch: 1, note: "after" }])
})
