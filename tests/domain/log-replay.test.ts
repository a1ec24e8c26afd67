import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { leafBytes } from "#app/domain/log-leaf.ts"
import type { Leaf } from "#app/domain/log-leaf.ts"
import { markCounts, replayLeaf, startReplay } from "#app/domain/log-replay.ts"
import type { LeafProblem, LogReplay } from "#app/domain/log-replay.ts"
import { utf8 } from "#app/log/bytes.ts"
import {
  closed,
  commitment,
  opened,
  pid,
  signature,
  withdrawn,
} from "#tests/tlog/petition-leaves.ts"

const invalidated: Leaf = {
  ...{ type: "invalidated", pid, c: commitment(901) },
  ...{ reason: "wrong-district", actors: ["00112233445566aa"] },
}
const restored: Leaf = { type: "restored", pid, c: commitment(902), actors: ["00112233445566aa"] }
const epoch: Leaf = { type: "epoch", cites: "none" }

function replayAll(leaves: readonly (Leaf | string)[], replay = startReplay()) {
  const problems = leaves.map((leaf) =>
    replayLeaf(replay, typeof leaf === "string" ? utf8(leaf) : leafBytes(leaf)),
  )
  return { replay, last: problems.at(-1), earlier: problems.slice(0, -1).filter(Boolean) }
}

function countIn(replay: LogReplay, id = pid): number | undefined {
  return replay.petitions.get(id)?.count
}

describe("a log that is replayed", () => {
  test("counts signatures, less what was taken back, more what was restored", () => {
    const { replay, last, earlier } = replayAll([
      ...[epoch, opened(), signature(1), signature(2), signature(3), withdrawn(4)],
      ...[invalidated, restored, closed(2)],
    ])
    expect([last, ...earlier]).toEqual([undefined])
    expect(countIn(replay)).toBe(2)
    expect(replay.size).toBe(9)
    expect(replay.types.get("signature")).toBe(3)
  })

  test("passes over what it does not know, but keeps count of it", () => {
    const { replay, last } = replayAll(['{"type":"trumpet","v":2}'])
    expect(last).toBeUndefined()
    expect(replay.types).toEqual(new Map([["trumpet", 1]]))
    expect(replay.petitions.size).toBe(0)
  })

  test("may close a petition again with the same count, and invalidate after closing", () => {
    expect(replayAll([opened(), signature(1), closed(1), closed(1), invalidated]).last).toBe(
      undefined,
    )
  })

  test("remembers between which counts a petition was since it was marked", () => {
    const { replay } = replayAll([opened(), signature(1), signature(2)])
    markCounts(replay)
    replayAll([withdrawn(3), signature(4), signature(5)], replay)
    expect(replay.petitions.get(pid)).toMatchObject({ count: 3, lowest: 1, highest: 3 })
  })

  test.each<[LeafProblem, (Leaf | string)[]]>([
    ["unreadable", ["no JSON"]],
    ["unreadable", ["[]"]],
    ["unreadable", ['{"v":1}']],
    ["malformed", ['{"type":1,"v":1}']],
    ["not-canonical", ['{"v":1,"type":"epoch","cites":"x"}']],
    ["not-canonical", [`{"count":1,"count":2,"type":"erased","v":1}`]],
    ["not-canonical", [opened(), ` ${text(signature(1))}`]],
    ["malformed", [opened(), text(signature(1)).replace("=", "")]],
    ["malformed", ['{"type":"petition_opened","v":1}']],
    ["malformed", [opened(), `{"count":"1","pid":"${pid}","type":"petition_closed","v":1}`]],
    ["epoch-not-first", [opened(), epoch]],
    ["opened-twice", [opened(), opened()]],
    ["not-opened", [signature(1)]],
    ["not-opened", [opened(), signature(1, "another"), closed(0, "another")]],
    ["after-closing", [opened(), closed(0), signature(1)]],
    ["below-zero", [opened(), withdrawn(1)]],
    ["below-zero", [opened(), signature(1), withdrawn(2), invalidated]],
    ["not-invalidated", [opened(), signature(1), withdrawn(2), restored]],
    ["same-commitment", [opened(), signature(1), signature(1)]],
    ["same-commitment", [opened(), signature(1), withdrawn(1)]],
    ["same-commitment", [opened(), opened("another"), signature(1), signature(1, "another")]],
    ["wrong-closing-count", [opened(), signature(1), closed(2)]],
  ])("is refused at a leaf that is %s", (problem, leaves) => {
    const { last, replay } = replayAll(leaves)
    expect(last).toBe(problem)
    // What is refused is not counted: the caller names this index.
    expect(replay.size).toBeLessThan(leaves.length)
  })

  test("comes to what a plain sum of its leaves comes to, whatever the history", () => {
    const step = fc.constantFrom("signature" as const, "withdrawn" as const)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { replay } = replayAll([opened()])
        let sum = 0
        for (const [number, type] of steps.entries()) {
          const problem = replayLeaf(replay, leafBytes({ type, pid, c: commitment(number) }))
          const isImpossible = type === "withdrawn" && sum === 0
          expect(problem).toBe(isImpossible ? "below-zero" : undefined)
          if (!isImpossible) sum += type === "signature" ? 1 : -1
        }
        expect(countIn(replay)).toBe(sum)
      }),
    )
  })
})

function text(leaf: Leaf): string {
  return new TextDecoder().decode(leafBytes(leaf))
}
