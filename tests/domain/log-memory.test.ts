import { expect, test } from "vitest"
import { tallyLeaves } from "#app/domain/log-tally.server.ts"
import { rememberingReader, subtreeReader } from "#app/domain/log-tree.server.ts"
import { appendLeaf } from "#app/domain/log.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { toBase64 } from "#app/log/bytes.ts"
import { commit } from "#db/commit.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { opened, signature } from "#tests/tlog/petition-leaves.ts"

/* What was published of the log stays as it is: a process that has read it keeps what it found. */

async function signBy(house: TestHouse, from: number, to: number): Promise<void> {
  await commit(house.db, (trx) => {
    for (let number = from; number < to; number += 1) {
      const leaf = number === 0 ? opened() : signature(number)
      appendLeaf(trx, leaf, { petitionId: 1, signatureId: number })
    }
    return Promise.resolve(accept(undefined))
  })
}

describeOnBothEngines("the memory of the log", (open) => {
  test("gives the roots of subtrees as they are read, and reads none twice", async () => {
    const house = await makeHouse(await open())
    await house.log.start()
    await signBy(house, 0, 300)
    const { read } = house.db
    const places = [0, 1, 3, 7, 8].flatMap((height) => [[height, 0] as const])
    const plain = subtreeReader(read, 1)
    const remembering = rememberingReader(read, 1)
    for (const [height, index] of [...places, ...places]) {
      const root = await remembering(height, index)
      expect(toBase64(root)).toBe(toBase64(await plain(height, index)))
      expect(await rememberingReader(read, 1)(height, index)).toBe(root)
    }
  })

  test("holds nothing of what is not there yet", async () => {
    const house = await makeHouse(await open())
    await house.log.start()
    await signBy(house, 0, 3)
    const { read } = house.db
    await expect(rememberingReader(read, 1)(2, 0)).rejects.toThrow("missing")
    await signBy(house, 3, 4)
    const root = await rememberingReader(read, 1)(2, 0)
    expect(toBase64(root)).toBe(toBase64(await subtreeReader(read, 1)(2, 0)))
  })

  test("counts on from where it was, and each log by itself", async () => {
    const house = await makeHouse(await open())
    await house.log.start()
    await signBy(house, 0, 5)
    const { read } = house.db
    const before = await tallyLeaves(read, { epoch: 1, publishedSize: 3 })
    expect(before).toEqual([
      { type: "signature", count: 2 },
      { type: "petition_opened", count: 1 },
    ])
    await signBy(house, 5, 9)
    const [all, same] = await Promise.all(
      [1, 2].map(() => tallyLeaves(read, { epoch: 1, publishedSize: 9 })),
    )
    expect(all).toEqual([
      { type: "signature", count: 8 },
      { type: "petition_opened", count: 1 },
    ])
    expect(same).toEqual(all)
    expect(await tallyLeaves(read, { epoch: 1, publishedSize: 3 })).toEqual(before)
    expect(await tallyLeaves(read, { epoch: 2, publishedSize: 0 })).toEqual([])
  })
})
