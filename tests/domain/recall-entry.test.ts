import { describe, expect, test } from "vitest"
import { decideRecallEntry, enterableSteps, figuresNeeded } from "#app/domain/recall-entry.ts"
import type { DriveFacts, RecallEntry, RecallFigures } from "#app/domain/recall-entry.ts"
import { recallStates } from "#app/domain/recall.ts"
import { getRuleSet, loadRuleSets } from "#app/domain/rule-set.server.ts"

const ruleSets = loadRuleSets()
const none: RecallFigures = {
  electorate: null,
  signatures: null,
  turnedOut: null,
  forRecall: null,
  againstRecall: null,
}
const drive: DriveFacts = {
  state: "none",
  lastOn: null,
  registeredOn: null,
  ruleSet: getRuleSet(ruleSets, "kz-2022"),
  term: { from: "2023-03-19", to: "2028-03-18" },
  kind: "district",
  lastFailedVoteOn: null,
  today: "2025-06-01",
}
const voteCalled: DriveFacts = { ...drive, state: "vote-called", lastOn: "2025-04-01" }
const checking: DriveFacts = { ...drive, state: "checking", lastOn: "2025-04-01" }

function entered(facts: DriveFacts, entry: Partial<RecallEntry>) {
  const outcome = decideRecallEntry(facts, {
    to: "applied",
    by: "commission",
    on: "2025-05-01",
    figures: none,
    ...entry,
  })
  return outcome.ok
    ? {
        to: outcome.value.to,
        article: outcome.value.article,
        unlike: outcome.value.unlikeLastKnown,
      }
    : [outcome.refusal.code, outcome.refusal.article]
}

function vote(turnedOut: number, forRecall: number): RecallFigures {
  const againstRecall = turnedOut - forRecall
  return { ...none, electorate: 138_277, turnedOut, forRecall, againstRecall }
}

describe("a step of the statute's drive", () => {
  test("is entered with its day and its article", () => {
    expect(entered(drive, { by: "initiator" })).toEqual({
      to: "applied",
      article: "113-13(1)",
      unlike: false,
    })
  })

  test.each([
    [
      "no-legal-effect",
      { ...drive, ruleSet: getRuleSet(ruleSets, "advisory") },
      { by: "initiator" },
    ],
    ["no-such-transition", drive, { to: "recalled" }],
    ["recall-over", { ...drive, state: "recalled" }, { to: "retained" }],
    ["day-in-future", drive, { by: "initiator", on: "2025-06-02" }],
    ["day-before-last", checking, { to: "lapsed", on: "2025-03-31" }],
    ["figures-missing", checking, { to: "vote-called" }],
    ["figures-missing", voteCalled, { to: "retained" }],
    ["figures-impossible", voteCalled, { to: "recalled", figures: vote(138_278, 100_000) }],
    [
      "figures-impossible",
      voteCalled,
      { to: "recalled", figures: { ...vote(60_000, 40_000), againstRecall: 20_001 } },
    ],
  ] as const)("is refused: %s", (code, facts, entry) => {
    expect(entered(facts, entry)).toEqual([code, undefined])
  })

  test("an application on a day on which the law lets nobody start a recall is refused with its article", () => {
    expect(entered(drive, { by: "initiator", on: "2024-03-18" })).toEqual([
      "closed-at-start",
      "113-12(2)",
    ])
  })

  test("the check is held to more than a tenth of the voters", () => {
    const figures = { ...none, electorate: 138_277 }
    const enough = { ...figures, signatures: 13_828 }
    const few = { ...figures, signatures: 13_827 }
    const contradicted = ["result-contradicts-law", "113-14(2)"]
    expect(entered(checking, { to: "vote-called", figures: enough })).toMatchObject({
      to: "vote-called",
    })
    expect(entered(checking, { to: "lapsed", figures: few })).toMatchObject({ to: "lapsed" })
    expect(entered(checking, { to: "vote-called", figures: few })).toEqual(contradicted)
    expect(entered(checking, { to: "lapsed", figures: enough })).toEqual(contradicted)
  })

  test.each([
    ["recalled", vote(46_093, 23_047)],
    ["retained", vote(46_093, 23_046)],
    ["vote-invalid", vote(46_092, 46_092)],
  ] as const)("of all outcomes of a vote the law's arithmetic allows one: %s", (to, figures) => {
    const outcomes = ["recalled", "retained", "vote-invalid"] as const
    const taken = outcomes.filter((outcome) => {
      return !Array.isArray(entered(voteCalled, { to: outcome, figures }))
    })
    expect(taken).toEqual([to])
  })

  test("cites the article on turnout, or on the majority, against a wrong outcome", () => {
    const low = vote(46_092, 46_092)
    const code = "result-contradicts-law"
    expect(entered(voteCalled, { to: "recalled", figures: low })).toEqual([code, "113-16(3)"])
    const half = vote(50_000, 25_000)
    expect(entered(voteCalled, { to: "recalled", figures: half })).toEqual([code, "113-16(4)"])
  })

  test("a law that nobody has read contradicts nothing, and the former wording's objection is noted", () => {
    const ruleSet = getRuleSet(ruleSets, "kz-2026")
    const low = { to: "recalled", figures: vote(46_092, 46_092) } as const
    expect(entered({ ...voteCalled, ruleSet }, low)).toMatchObject({ to: "recalled", unlike: true })
    const fine = { to: "recalled", figures: vote(60_000, 40_000) } as const
    expect(entered({ ...voteCalled, ruleSet }, fine)).toMatchObject({ unlike: false })
  })

  test("a seat that falls vacant without a vote goes by the signatures alone", () => {
    const ruleSet = getRuleSet(ruleSets, "uk-2015")
    const figures = { ...none, electorate: 69_673, signatures: 6_967 }
    const facts = { ...checking, ruleSet }
    expect(entered(facts, { to: "recalled", figures })).toEqual([
      "result-contradicts-law",
      "s. 14(3)–(5)",
    ])
    const enough = { ...figures, signatures: 6_968 }
    expect(entered(facts, { to: "recalled", figures: enough })).toMatchObject({ to: "recalled" })
  })
})

test("people enter no step of the clock or of the system, and each that they enter says its numbers", () => {
  const steps = recallStates.flatMap(enterableSteps)
  expect(steps.length).toBeGreaterThan(10)
  expect(steps.filter(({ by }) => by === "clock" || by === "system")).toEqual([])
  const counted = steps.filter(({ from, to }) => figuresNeeded(from, to).length > 0)
  expect([...new Set(counted.map(({ from }) => from))]).toEqual(["checking", "vote-called"])
})
