import { array, assert, constantFrom, property, record } from "fast-check"
import { describe, expect, test } from "vitest"
import { alignmentOf, alignmentPhrases, pointsOf, stanceOf } from "#app/domain/alignment.ts"
import type { AlignedVote } from "#app/domain/alignment.ts"
import { voteOptions } from "#app/domain/vote.ts"
import type { VoteOption } from "#app/domain/vote.ts"

function votes(counts: Partial<Record<VoteOption, number>>): AlignedVote[] {
  return Object.entries(counts).flatMap(([ownOption, count]) =>
    Array.from({ length: count }, () => ({
      strength: "strong" as const,
      fulfillingOption: "yes" as const,
      ownOption: ownOption as VoteOption,
    })),
  )
}

describe("stanceOf", () => {
  test.each([
    ["yes", "yes", "for"],
    ["no", "no", "for"],
    ["yes", "no", "against"],
    ["no", "yes", "against"],
    ["yes", "abstain", "abstained"],
    ["no", "both", "abstained"],
    ["yes", "absent", "absent"],
    ["yes", "not-voting", "absent"],
    ["yes", "paired", "not-counted"],
    ["yes", null, "not-counted"],
  ] as const)("promised %s, voted %s: %s", (fulfillingOption, ownOption, stance) => {
    expect(stanceOf({ fulfillingOption, ownOption })).toBe(stance)
  })
})

test("an abstention is worth half, an absence nothing, and a weak vote is only shown", () => {
  const vote = { strength: "strong", fulfillingOption: "yes" } as const
  const points = (["yes", "no", "abstain", "absent"] as const).map((ownOption) =>
    pointsOf({ ...vote, ownOption }),
  )
  expect(points).toEqual([1, 0, 0.5, null])
  expect(pointsOf({ ...vote, strength: "weak", ownOption: "yes" })).toBeNull()
})

describe("alignmentOf", () => {
  // Votes with and against the promise out of 100 and of 200: each side of every end of a band.
  test.each([
    [0, "consistently-for"],
    [10, "consistently-for"],
    [11, "almost-always-for"],
    [30, "almost-always-for"],
    [31, "generally-for"],
    [80, "generally-for"],
    [81, "mixture"],
    [120, "mixture"],
    [121, "generally-against"],
    [170, "generally-against"],
    [171, "almost-always-against"],
    [190, "almost-always-against"],
    [191, "consistently-against"],
    [200, "consistently-against"],
  ])("%i of 200 against the promise: %s", (no, phrase) => {
    expect(alignmentOf(votes({ yes: 200 - no, no })).phrase).toBe(phrase)
  })

  test.each([
    [{ yes: 1 }, "consistently-for", 1, null],
    [{ abstain: 1 }, "mixture", 0.5, null],
    [{ yes: 9, abstain: 1 }, "consistently-for", 9.5, null],
    [{ yes: 4, abstain: 1 }, "almost-always-for", 4.5, null],
    // One absence of many takes nothing away, two do, and half an absence more than a third does.
    [{ yes: 3, absent: 1 }, "consistently-for", 3, null],
    [{ yes: 2, absent: 1 }, "generally-for", 2, "a-third-absent"],
    [{ yes: 5, absent: 2 }, "almost-always-for", 5, "more-than-one-absence"],
    [{ yes: 4, absent: 2 }, "generally-for", 4, "a-third-absent"],
    [{ no: 5, absent: 2 }, "almost-always-against", 0, "more-than-one-absence"],
    [{ no: 4, absent: 2 }, "generally-against", 0, "a-third-absent"],
    // Where the phrase is weaker anyway, nothing was taken away.
    [{ yes: 1, no: 1, absent: 8 }, "mixture", 1, null],
    [{ yes: 9, no: 1, absent: 2 }, "almost-always-for", 9, null],
    [{ absent: 3 }, null, 0, null],
    [{}, null, 0, null],
  ] as const)("%j: %s", (counts, phrase, points, capped) => {
    expect(alignmentOf(votes(counts))).toMatchObject({ phrase, points, capped, method: 1 })
  })

  test("counts what does not score apart, and sums up to all votes", () => {
    const weak = { strength: "weak", fulfillingOption: "yes", ownOption: "no" } as const
    const paired = { strength: "strong", fulfillingOption: "yes", ownOption: "paired" } as const
    expect(alignmentOf([...votes({ yes: 4, absent: 1 }), weak, weak, paired])).toEqual({
      method: 1,
      phrase: "consistently-for",
      points: 4,
      scored: 4,
      absences: 1,
      unscored: 3,
      capped: null,
    })
  })

  test("is the same mirrored when every vote is turned round, but at the very end of a band", () => {
    const vote = record({
      strength: constantFrom("strong" as const, "weak" as const),
      fulfillingOption: constantFrom("yes" as const, "no" as const),
      ownOption: constantFrom(...voteOptions, null),
    })
    assert(
      property(array(vote, { maxLength: 30 }), (given) => {
        const turned = given.map((one) => ({
          ...one,
          fulfillingOption: one.fulfillingOption === "yes" ? ("no" as const) : ("yes" as const),
        }))
        const [there, back] = [alignmentOf(given), alignmentOf(turned)]
        expect(back.points).toBe(there.scored - there.points)
        expect([back.scored, back.absences]).toEqual([there.scored, there.absences])
        if (there.phrase === null || back.phrase === null) {
          expect(back.phrase).toBe(there.phrase)
          return
        }
        const sum = alignmentPhrases.indexOf(there.phrase) + alignmentPhrases.indexOf(back.phrase)
        expect(Math.abs(sum - 6)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
