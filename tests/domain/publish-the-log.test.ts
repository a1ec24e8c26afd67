import { expect, test } from "vitest"
import { receiptFacts } from "#app/domain/log-receipt.server.ts"
import { appendLeaf } from "#app/domain/log.server.ts"
import { publishLog, untilPublication } from "#app/domain/log-publish.server.ts"
import { later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf, verifyInclusion } from "#app/log/merkle.ts"
import { openNote } from "#app/log/signed-note.ts"
import { commit } from "#db/commit.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"

const noon = "2026-04-01T12:00:00.000Z"

/** A signature that counts at an instant. Gives the batch a size of its own. */
async function sign(house: TestHouse, signatureId: number, at: string): Promise<void> {
  house.clock.set(at)
  const leaf = { type: "signature", pid: "k3v9x2m4q8ab7tpz", c: String(signatureId) } as const
  await commit(house.db, (trx) => {
    appendLeaf(trx, leaf, { petitionId: 1, signatureId })
    return Promise.resolve(accept(undefined))
  })
}

async function publishedAt(house: TestHouse, at: string) {
  house.clock.set(at)
  await publishLog(house, at)
  const head = await findHead(house.db.read)
  return [head?.publishedSize, head?.publishedAt]
}

function hourly(house: TestHouse): TestHouse {
  const log = Object.create(house.log, { publishSeconds: { value: 3600 } }) as TestHouse["log"]
  return { ...house, log }
}

describeOnBothEngines("the public log", (open) => {
  test("moves on its grid alone, whenever what was signed", async () => {
    const house = hourly(makeHouse(await open(), { now: noon }))
    await house.log.start()
    await sign(house, 1, later(noon, 20 * 60_000))
    expect(await publishedAt(house, later(noon, 20 * 60_000))).toEqual([0, noon])
    expect(await publishedAt(house, "2026-04-01T12:59:59.999Z")).toEqual([0, noon])
    expect(await publishedAt(house, "2026-04-01T13:00:00.050Z")).toEqual([
      1,
      "2026-04-01T13:00:00.000Z",
    ])
    // Nothing came: the hour passes without a trace. What comes then waits for the next one.
    expect(await publishedAt(house, "2026-04-01T14:00:00.050Z")).toEqual([
      1,
      "2026-04-01T13:00:00.000Z",
    ])
    await sign(house, 2, "2026-04-01T14:00:01.000Z")
    expect(await publishedAt(house, "2026-04-01T14:00:01.050Z")).toEqual([
      1,
      "2026-04-01T13:00:00.000Z",
    ])
    // A server that was down publishes what was due at the last instant, and nothing of after it.
    await sign(house, 3, "2026-04-01T15:10:00.000Z")
    expect(await publishedAt(house, "2026-04-01T15:10:01.000Z")).toEqual([
      2,
      "2026-04-01T15:00:00.000Z",
    ])
    expect(await publishedAt(house, "2026-04-01T16:00:00.000Z")).toEqual([
      3,
      "2026-04-01T16:00:00.000Z",
    ])
  })

  test("tells how long it is until then", () => {
    expect(untilPublication("2026-04-01T12:59:59.000Z", 3600)).toBe(1000)
    expect(untilPublication(noon, 3600)).toBe(3_600_000)
  })

  test("gives each signature its receipt, from its own batch and from what is public", async () => {
    const house = makeHouse(await open(), { now: noon })
    const key = house.log.key.verifierKey("uade.example/log")
    for (let signature = 1; signature <= 5; signature += 1) {
      await sign(house, signature, later(noon, signature))
    }
    async function check(signatureId: number) {
      const facts = await receiptFacts(house.db.read, signatureId)
      if (!facts) throw new Error("no receipt")
      const note = openNote(nodeDigest, facts.checkpoint, [key])
      const checkpoint = note.ok ? parseCheckpoint(note.text) : undefined
      if (!checkpoint) throw new Error("no checkpoint")
      const leafHash = hashLeaf(nodeDigest, facts.leafBytes)
      const place = { index: BigInt(facts.index), ...checkpoint, leafHash }
      expect(verifyInclusion(nodeDigest, place, facts.proof)).toBe(true)
      expect(Buffer.from(facts.leafBytes).toString()).toContain(`"c":"${String(signatureId)}"`)
      return [facts.size, facts.isPublished]
    }
    expect(await check(1)).toEqual([1, false])
    expect(await check(4)).toEqual([4, false])
    await publishedAt(house, later(noon, 1000))
    expect(await check(1)).toEqual([5, true])
    expect(await receiptFacts(house.db.read, 99)).toBeUndefined()
  })
})
