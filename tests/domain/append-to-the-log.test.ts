import fc from "fast-check"
import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { actorKeyId, appendLeaf, openLog } from "#app/domain/log.server.ts"
import { leafBytes } from "#app/domain/log-leaf.ts"
import type { Leaf } from "#app/domain/log-leaf.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { concatBytes } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { openNote } from "#app/log/signed-note.ts"
import { commit } from "#db/commit.server.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import type { StoredLeaf } from "#db/queries/log-leaves.server.ts"
import { findHead, findNewestCheckpoint } from "#db/queries/log.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"

const pid = "k3v9x2m4q8ab7tpz"

function signatureLeaf(c: string): Leaf {
  return { type: "signature", pid, c }
}

function append(house: TestHouse, ...leaves: Leaf[]) {
  return commit(house.db, (trx) => {
    for (const leaf of leaves) appendLeaf(trx, leaf, { petitionId: 1 })
    return Promise.resolve(accept(undefined))
  })
}

function sha256(...parts: Uint8Array[]): Buffer {
  return createHash("sha256")
    .update(concatBytes(...parts))
    .digest()
}

/** The definition of RFC 6962 section 2.1 itself. */
function treeHash(leaves: readonly Uint8Array[]): Buffer {
  const [first] = leaves
  if (!first) return sha256()
  if (leaves.length === 1) return sha256(Uint8Array.of(0), first)
  let middle = 1
  while (middle * 2 < leaves.length) middle *= 2
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, middle)), treeHash(leaves.slice(middle)))
}

/** The commitments of the leaves of a type, in their order in the log. */
function marksOf(leaves: readonly StoredLeaf[], type: string) {
  return leaves
    .filter((leaf) => leaf.type === type)
    .map(({ bytes }) => (JSON.parse(Buffer.from(bytes).toString()) as { c?: string }).c)
}

async function stored(house: TestHouse) {
  const head = await findHead(house.db.read)
  if (!head) throw new Error("no head")
  return { head, leaves: await listLeaves(house.db.read, head.epoch, 0, head.size) }
}

describeOnBothEngines("the log", (open) => {
  test("takes the leaves of accepted jobs and of no other, and signs a checkpoint over the batch", async () => {
    const house = makeHouse(await open())
    const [, refused, thrown] = await Promise.allSettled([
      append(house, signatureLeaf("one")),
      commit(house.db, (trx) => {
        appendLeaf(trx, signatureLeaf("refused"))
        return Promise.resolve(refuse("too-late"))
      }),
      commit(house.db, (trx) => {
        appendLeaf(trx, signatureLeaf("thrown"))
        throw new Error("the program is broken")
      }),
      append(house, signatureLeaf("two")),
    ])
    expect([refused.status, thrown.status]).toEqual(["fulfilled", "rejected"])
    const { head, leaves } = await stored(house)
    expect(new Set(leaves.map(({ bytes }) => Buffer.from(bytes).toString()))).toEqual(
      new Set(["one", "two"].map((c) => `{"c":"${c}","pid":"${pid}","type":"signature","v":1}`)),
    )
    const checkpoint = await findNewestCheckpoint(house.db.read, 1)
    const note = openNote(nodeDigest, checkpoint?.note ?? "", [
      house.log.key.verifierKey("uade.example/log"),
    ])
    expect(note.ok && parseCheckpoint(note.text)).toEqual({
      origin: "uade.example/log",
      size: 2n,
      root: Uint8Array.from(treeHash(leaves.map(({ bytes }) => bytes))),
    })
    expect(head).toMatchObject({ size: 2, publishedSize: 0 })
    expect((await house.log.record.latest()).at(-1)).toEqual({ epoch: 1, note: checkpoint?.note })
  })

  test("names who acts by a keyed hash", async () => {
    const { keys } = makeHouse(await open())
    expect(actorKeyId(keys, 7)).toMatch(/^[0-9a-f]{16}$/)
    expect(actorKeyId(keys, 7)).not.toBe(actorKeyId(keys, 8))
  })

  test("tells nobody that a batch stands before its checkpoint is recorded", async () => {
    const db = await open()
    const house = makeHouse(db)
    const { record } = house.log
    let isFull = true
    const log = openLog({
      ...{ db, key: house.log.key, clock: house.clock, origin: house.log.origin },
      publishSeconds: 1,
      record: {
        ...record,
        append: (entry) =>
          isFull ? Promise.reject(new Error("no space left")) : record.append(entry),
      },
    })
    const answers = await Promise.allSettled([
      append(house, signatureLeaf("one")),
      commit(db, () => Promise.resolve(accept("nothing for the log"))),
    ])
    const unknown = { name: "FateUnknown", cause: { message: "no space left" } }
    expect(answers).toMatchObject([
      { status: "rejected", reason: unknown },
      { status: "rejected", reason: unknown },
    ])
    expect((await findHead(db.read))?.size).toBe(1)
    isFull = false
    await append(house, signatureLeaf("two"))
    expect((await record.latest()).map(({ note }) => note.split("\n")[1])).toEqual(["2"])
    expect(await log.start()).toEqual({ name: "open" })
  })

  test("shuffles signatures and what takes them back, between openings and closings", async () => {
    const house = makeHouse(await open())
    const opened = { deputy_id: "d", district_id: null, threshold: 1, rule_set: "kz-2022" }
    const dated = { ...opened, text_sha256: "", rules_sha256: "", opened_on: "2026-04-01" }
    const closing = { pid, state: "closed-reached", count: 2, closed_on: "2026-04-01" } as const
    const many = Array.from({ length: 40 }, (_, number) => String(number))
    await append(
      house,
      { type: "petition_closed", ...closing },
      { type: "erased", count: 1 },
      ...many.map((c) => ({ type: "withdrawn", pid, c }) as const),
      ...many.map(signatureLeaf),
      { type: "petition_opened", pid, ...dated },
      { type: "erased", count: 2 },
    )
    const { leaves } = await stored(house)
    const types = leaves.map(({ type }) => type)
    expect(types.filter((type, at) => type !== types[at - 1])).toEqual([
      ...["petition_opened", "signature", "withdrawn", "erased", "petition_closed"],
    ])
    for (const type of ["signature", "withdrawn"]) {
      expect(marksOf(leaves, type)).not.toEqual(many)
      expect([...marksOf(leaves, type)].sort()).toEqual([...many].sort())
    }
  })

  test("grows by random batches to exactly the accepted leaves", async () => {
    const house = makeHouse(await open())
    const accepted: string[] = []
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("accept", "refuse", "throw"), fc.nat(70)), {
          maxLength: 12,
        }),
        async (jobs) => {
          await Promise.allSettled(
            jobs.map(([end, many]) => {
              const leaves = Array.from({ length: many }, () => signatureLeaf(String(number++)))
              if (end === "accept") {
                accepted.push(...leaves.map((leaf) => Buffer.from(leafBytes(leaf)).toString()))
              }
              return commit(house.db, (trx) => {
                for (const leaf of leaves) appendLeaf(trx, leaf)
                if (end === "throw") throw new Error("broken")
                return Promise.resolve(end === "accept" ? accept(undefined) : refuse("no"))
              })
            }),
          )
          if (accepted.length === 0) return
          const { head, leaves } = await stored(house)
          const bytes = leaves.map((leaf) => leaf.bytes)
          expect(bytes.map((one) => Buffer.from(one).toString()).sort()).toEqual(
            [...accepted].sort(),
          )
          expect(head.size).toBe(accepted.length)
          const checkpoint = await findNewestCheckpoint(house.db.read, 1)
          expect(Buffer.from(checkpoint?.root ?? []).equals(treeHash(bytes))).toBe(true)
        },
      ),
      { numRuns: 8 },
    )
    expect(await house.log.start()).toEqual({ name: "open" })
  })
})
