import { beforeAll, expect, test } from "vitest"
import { publishLog } from "#app/domain/log-publish.server.ts"
import { receiptFacts } from "#app/domain/log-receipt.server.ts"
import { appendLeaf, subtreeReader } from "#app/domain/log.server.ts"
import { later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { toBase64 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { consistencyProof, rootAt } from "#app/log/proof.ts"
import { formatVerifierKey } from "#app/log/signed-note.ts"
import { commit } from "#db/commit.server.ts"
import { openGate } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { judgeByUs } from "#tests/tlog/cases.ts"
import type { Case } from "#tests/tlog/cases.ts"
import { ensureJudges, judgeByGo, judgeByPython } from "#tests/tlog/judge/judges.ts"
import { mutationsOf } from "#tests/tlog/mutations.ts"
import { opened, signature } from "#tests/tlog/petition-leaves.ts"

const batches = [1, 4, 250, 1, 300]

/** Signs in batches and publishes each, as days pass. */
async function openLogOf(house: TestHouse): Promise<void> {
  await house.log.start()
  let number = 0
  for (const many of batches) {
    await commit(house.db, (trx) => {
      for (let leaf = 0; leaf < many; leaf += 1, number += 1) {
        const about = { petitionId: 1, signatureId: number }
        appendLeaf(trx, number === 0 ? opened() : signature(number), about)
      }
      return Promise.resolve(accept(undefined))
    })
    house.clock.set(later(house.clock.now(), 60_000))
    await publishLog(house, house.clock.now())
  }
}

/** The checkpoint that the site serves, receipts as signers get them, and what witnesses are sent. */
async function claimsOf(house: TestHouse): Promise<Case[]> {
  const read = subtreeReader(house.db.read, 1)
  const { ask } = await openGate({ house })
  const note = (await ask("/log/checkpoint")).body.toString()
  const vkey = (await ask("/log/vkey")).body.toString().trim()
  expect(vkey).toBe(formatVerifierKey(house.log.key.verifierKey("uade.example/log")))
  const [, size = "", root = ""] = note.split("\n")
  const claims: Case[] = [{ kind: "note", vkey, note, size, root }]
  for (const signatureId of [1, 5, 255, 256, 555]) {
    const facts = await receiptFacts(house.db.read, signatureId)
    if (!facts) throw new Error("no leaf")
    const { index, leafBytes, proof } = facts
    const inclusion = { kind: "inclusion", index: String(index), size, root } as const
    claims.push({ ...inclusion, leaf: toBase64(leafBytes), proof: proof.map(toBase64) })
  }
  for (const older of [1, 5, 255, 256, 556]) {
    const proof = await consistencyProof(nodeDigest, read, older, Number(size))
    const from = toBase64(await rootAt(nodeDigest, read, older))
    const consistency = { kind: "consistency", older: String(older), from, size, root } as const
    claims.push({ ...consistency, proof: proof.map(toBase64) })
  }
  return claims
}

describeOnBothEngines("what the site's own log proves", (open) => {
  beforeAll(() => ensureJudges(), 600_000)

  test("Go and Python take for true, and nothing after one flipped bit", async () => {
    const house = makeHouse(await open())
    await openLogOf(house)
    const claims = await claimsOf(house)
    const cases = claims.flatMap(mutationsOf)
    const wanted = cases.map(({ claim }) => judgeByUs(claim))
    expect(judgeByGo(cases.map(({ claim }) => claim))).toEqual(wanted)
    expect(judgeByPython(cases.map(({ claim }) => claim))).toEqual(wanted)
    const made = cases.filter(({ name }) => name === "as it was made")
    expect(made.every(({ claim }) => judgeByUs(claim))).toBe(true)
    const flipped = cases.filter(({ name }) => name.startsWith("flipped bit"))
    expect(flipped.length).toBeGreaterThan(80)
    expect(flipped.some(({ claim }) => judgeByUs(claim))).toBe(false)
  }, 120_000)
})
