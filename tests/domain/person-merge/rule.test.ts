import { describe, expect, test } from "vitest"
import { decideMerge, warningsOf } from "#app/domain/person-merge.ts"
import type { Candidate, HeldSeat, MergeCase } from "#app/domain/person-merge.ts"
import { decideUndo } from "#app/domain/person-merge-undo.ts"
import type { UndoCase } from "#app/domain/person-merge-undo.ts"

const nobody: Candidate = {
  ...{ names: ["Anne Moffat"], gender: null, birthDate: null, deathDate: null },
  ...{ identifiers: [{ scheme: "wikidata", value: "Q1" }], seats: [], livePetitions: 0 },
  ...{ deputyAccounts: 0, waitingCodes: 0, waitingDecisions: 0 },
}

const same: MergeCase = {
  kept: nobody,
  dropped: { ...nobody, names: ["Anne Picking"] },
  grounds: [{ ground: "shared", scheme: "wikidata", value: "Q1" }],
  ...{ votedAlike: 0, votedUnlike: [], explainedBoth: 0, isHeldApart: false, isConflicted: false },
}

function withFacts(kept: Partial<Candidate>, dropped: Partial<Candidate>): MergeCase {
  return { ...same, kept: { ...nobody, ...kept }, dropped: { ...nobody, ...dropped } }
}

function codes(merge: MergeCase): string[] {
  return warningsOf(merge).map(({ code, scheme }) => (scheme ? `${code} ${scheme}` : code))
}

const seat: HeldSeat = {
  ...{ organizationId: 1, areaId: 7, mandateKind: "district", start: "2020", end: "2024" },
}

describe("decideMerge", () => {
  test("takes two who share an identifier, whatever they are called", () => {
    expect(decideMerge(same)).toEqual({ ok: true, value: [] })
    const strangers = withFacts({ names: ["Ann"] }, { names: ["Ben"] })
    expect(decideMerge(strangers)).toEqual({ ok: true, value: [{ code: "other-names" }] })
  })

  test.each<[string, MergeCase]>([
    ["merge-no-ground", { ...same, grounds: [] }],
    ["merge-held-apart", { ...same, isHeldApart: true }],
    ["merge-conflict", { ...same, isConflicted: true }],
    ["merge-voted-unlike", { ...same, votedUnlike: ["On the road"] }],
    ["merge-explained-both", { ...same, explainedBoth: 1 }],
    ["merge-petition-running", withFacts({}, { livePetitions: 1 })],
    ["merge-petitions-both", withFacts({ livePetitions: 1 }, { livePetitions: 1 })],
    ["merge-two-desks", withFacts({ deputyAccounts: 1 }, { deputyAccounts: 1 })],
    ["merge-two-codes", withFacts({ waitingCodes: 1 }, { waitingCodes: 1 })],
    ["merge-decision-waiting", withFacts({ waitingDecisions: 1 }, {})],
  ])("refuses: %s", (code, merge) => {
    expect(decideMerge(merge)).toMatchObject({ ok: false, refusal: { code } })
  })

  test("a petition against the one who is kept, and one side's desk, bar nothing", () => {
    expect(decideMerge(withFacts({ livePetitions: 1 }, { deputyAccounts: 1 })).ok).toBe(true)
  })
})

describe("warningsOf", () => {
  test.each<[string[], MergeCase]>([
    [["born-otherwise"], withFacts({ birthDate: "1970-02-01" }, { birthDate: "1971" })],
    [[], withFacts({ birthDate: "1970-02-01" }, { birthDate: "1970" })],
    [[], withFacts({ birthDate: "1970-02-01" }, {})],
    [["died-otherwise"], withFacts({ deathDate: "2001" }, { deathDate: "2002" })],
    [["other-gender"], withFacts({ gender: "male" }, { gender: "female" })],
    [
      ["other-identifier viaf"],
      withFacts(
        { identifiers: [...nobody.identifiers, { scheme: "viaf", value: "1" }] },
        { identifiers: [...nobody.identifiers, { scheme: "viaf", value: "2" }] },
      ),
    ],
    [
      [],
      withFacts(
        { identifiers: [{ scheme: "source:popolo", value: "a" }] },
        { identifiers: [{ scheme: "source:popolo", value: "b" }] },
      ),
    ],
    [["only-ambiguous"], { ...same, grounds: [{ ground: "ambiguous", scheme: "", value: "1" }] }],
    [["voted-alike"], { ...same, votedAlike: 3 }],
    [["same-seat"], withFacts({ seats: [seat] }, { seats: [seat] })],
    [["two-districts"], withFacts({ seats: [seat] }, { seats: [{ ...seat, areaId: 8 }] })],
    [[], withFacts({ seats: [seat] }, { seats: [{ ...seat, areaId: 8, mandateKind: "list" }] })],
    [
      [],
      withFacts({ seats: [seat] }, { seats: [{ ...seat, areaId: 8, start: "2024", end: null }] }),
    ],
    [[], withFacts({ seats: [seat] }, { seats: [{ ...seat, areaId: 8, organizationId: 2 }] })],
  ])("%j", (expected, merge) => {
    expect(codes(merge)).toEqual(expected)
  })
})

describe("decideUndo", () => {
  const untouched: UndoCase = {
    ...{ isUndone: false, isConflicted: false, standsUnderAnother: false },
    ...{ importedSince: [], petitionedSince: 0, changedRows: 0 },
  }

  test.each<[string | undefined, Partial<UndoCase>]>([
    [undefined, {}],
    ["merge-undone-already", { isUndone: true }],
    ["merge-conflict", { isConflicted: true }],
    ["merge-stands-under-another", { standsUnderAnother: true }],
    ["merge-imported-since", { importedSince: [4, 7] }],
    ["merge-petitioned-since", { petitionedSince: 1 }],
    ["merge-rows-changed", { changedRows: 2 }],
  ])("%s", (code, since) => {
    const outcome = decideUndo({ ...untouched, ...since })
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code)
    if (code === "merge-imported-since")
      expect(outcome).toMatchObject({ refusal: { details: { runs: "4, 7" } } })
  })
})
