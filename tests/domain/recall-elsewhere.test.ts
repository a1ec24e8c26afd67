import { describe, expect, test } from "vitest"
import { assess } from "#app/domain/recall-rule.ts"
import { lawOf } from "./rule-sets.ts"

describe("the United Kingdom", () => {
  const uk = lawOf("uk-2015")

  test.each([
    ["North Antrim", 75_428, 7543, 7099, false],
    ["Peterborough", 69_673, 6968, 19_261, true],
    ["Brecon and Radnorshire", 53_032, 5304, 10_005, true],
    ["Rutherglen and Hamilton West", 81_123, 8113, 11_896, true],
    ["Wellingborough", 79_402, 7941, 10_505, true],
  ])("%s: of %i, %i are needed; %i signed", (_, electorate, needed, signatures, gone) => {
    expect(assess(uk, { electorate, signatures })).toMatchObject({
      signaturesNeeded: needed,
      sufficient: gone,
      recalled: gone,
      turnoutNeeded: null,
    })
    expect(assess(uk, { electorate, signatures: needed }).sufficient).toBe(true)
    expect(assess(uk, { electorate, signatures: needed - 1 }).sufficient).toBe(false)
  })

  test("signs for six weeks", () => {
    expect(assess(uk, { registeredOn: "2018-08-08" }).signingEndsOn).toBe("2018-09-19")
    expect(assess(uk, { registeredOn: "2019-05-09" }).signingEndsOn).toBe("2019-06-20")
  })

  test("counts the register of the last day: before it the need may still move", () => {
    const opening = { registeredOn: "2018-08-08", electorate: 75_478, electorateOn: "2018-08-08" }
    expect(assess(uk, opening)).toMatchObject({
      signaturesNeeded: 7548,
      mayMove: ["signaturesNeeded"],
    })
    const close = { ...opening, electorate: 75_428, electorateOn: "2018-09-19", signatures: 7099 }
    expect(assess(uk, close)).toMatchObject({ signaturesNeeded: 7543, mayMove: [] })
  })

  test("has closed periods that nobody has read: no day is told, not even as last known", () => {
    const facts = { electedOn: "2024-07-04", on: "2024-08-01" }
    expect(assess(uk, facts)).toMatchObject({
      recallable: null,
      opensOn: null,
      lastKnown: { recallable: null, opensOn: null },
    })
  })
})

describe("British Columbia", () => {
  const bc = lawOf("ca-bc")

  test.each([
    [30_000, 12_001],
    [30_001, 12_001],
    [30_002, 12_001],
    [30_003, 12_002],
  ])("of %i voters, more than two fifths are %i", (electorate, needed) => {
    expect(assess(bc, { electorate }).signaturesNeeded).toBe(needed)
    expect(assess(bc, { electorate, signatures: needed }).recalled).toBe(true)
    expect(assess(bc, { electorate, signatures: needed - 1 }).recalled).toBe(false)
  })

  test("closes eighteen months at the start and six at the end, and signs for 60 days", () => {
    const term = { electedOn: "2024-10-19", termEndsOn: "2028-10-21" }
    expect(assess(bc, term)).toMatchObject({ opensOn: "2026-04-19", closesOn: "2028-04-21" })
    expect(assess(bc, { ...term, on: "2026-04-18" })).toMatchObject({
      recallable: false,
      refusals: [{ code: "closed-at-start", article: "ss. 19–20" }],
      notEstablished: [],
    })
    expect(assess(bc, { ...term, on: "2026-04-19" }).recallable).toBe(true)
    expect(assess(bc, { ...term, on: "2028-04-21" }).recallable).toBe(true)
    expect(assess(bc, { ...term, on: "2028-04-22" }).recallable).toBe(false)
    expect(assess(bc, { registeredOn: "2026-05-01" }).signingEndsOn).toBe("2026-06-30")
  })

  test("holds no vote", () => {
    expect(assess(bc, { electorate: 30_000, turnedOut: 20_000 }).voteValid).toBeNull()
  })
})

describe("California", () => {
  const ca = lawOf("us-ca")
  const statewide = { office: "us-ca-statewide", votesCast: 12_439_429 }

  function five(signatures: number) {
    return Array.from({ length: 5 }, () => ({ base: 100_001, signatures }))
  }

  test("asks 12 percent for a statewide office, 20 for a legislator, and cannot tell without the office", () => {
    expect(assess(ca, statewide).signaturesNeeded).toBe(1_492_732)
    const legislator = { office: "us-ca-legislator", votesCast: 300_001 }
    expect(assess(ca, legislator).signaturesNeeded).toBe(60_001)
    expect(assess(ca, { votesCast: 300_001 }).signaturesNeeded).toBeNull()
  })

  test("asks one percent in each of five counties besides", () => {
    const enough = { ...statewide, signatures: 1_492_732 }
    expect(assess(ca, { ...enough, areas: five(1001) }).sufficient).toBe(true)
    expect(assess(ca, { ...enough, areas: five(1000) }).sufficient).toBe(false)
    expect(assess(ca, { ...enough, areas: five(1001).slice(1) }).sufficient).toBe(false)
    expect(assess(ca, enough).sufficient).toBeNull()
    expect(assess(ca, { ...enough, signatures: 1_492_731 }).sufficient).toBe(false)
  })

  test("asks no counties for a legislator", () => {
    const facts = { office: "us-ca-legislator", votesCast: 300_001, signatures: 60_001 }
    expect(assess(ca, facts).sufficient).toBe(true)
  })

  test("does not guess how long a failed recall bars the next", () => {
    const facts = { electedOn: "2023-01-02", on: "2025-05-01", lastFailedVoteOn: "2024-11-05" }
    expect(assess(ca, facts)).toMatchObject({ recallable: null, lastKnown: { recallable: null } })
  })
})

describe("Taiwan", () => {
  const tw = lawOf("tw")

  test.each([
    [300_000, 3000, 30_000, 75_000],
    [300_001, 3001, 30_001, 75_001],
  ])("of %i voters: %i propose, %i sign, %i must vote for it", (electorate, one, two, yes) => {
    expect(assess(tw, { electorate, stage: 1 }).signaturesNeeded).toBe(one)
    expect(assess(tw, { electorate, stage: 2 }).signaturesNeeded).toBe(two)
    expect(assess(tw, { electorate }).signaturesNeeded).toBe(two)
    const vote = { electorate, turnedOut: yes + yes, forRecall: yes, againstRecall: yes - 1 }
    expect(assess(tw, vote).recalled).toBe(true)
    expect(assess(tw, { ...vote, forRecall: yes - 1, againstRecall: 0 }).recalled).toBe(false)
    expect(assess(tw, { ...vote, againstRecall: yes }).recalled).toBe(false)
  })

  test("is certain of the first year though nobody has read the last", () => {
    const term = { electedOn: "2024-02-01", termEndsOn: "2028-01-31" }
    expect(assess(tw, { ...term, on: "2025-01-31" })).toMatchObject({
      recallable: false,
      refusals: [{ code: "closed-at-start", article: "75" }],
      opensOn: "2025-02-01",
    })
    expect(assess(tw, { ...term, on: "2025-02-01" })).toMatchObject({
      recallable: null,
      refusals: [],
      opensOn: "2025-02-01",
      closesOn: null,
      lastKnown: { closesOn: null },
    })
  })

  test("votes once a term", () => {
    const facts = { electedOn: "2024-02-01", on: "2026-02-01", lastFailedVoteOn: "2025-07-26" }
    expect(assess(tw, facts)).toMatchObject({
      recallable: false,
      refusals: [{ code: "voted-this-term" }],
    })
  })
})

describe("Colombia", () => {
  const co = lawOf("co")

  test("asks 30 percent of the winner's votes, and 40 percent of the votes cast at the vote", () => {
    const facts = { winnerVotes: 10_001, votesCast: 25_001, electorate: 90_000 }
    expect(assess(co, facts)).toMatchObject({ signaturesNeeded: 3001, turnoutNeeded: 10_001 })
    expect(assess(co, { electorate: 90_000 }).signaturesNeeded).toBeNull()
    const vote = { ...facts, turnedOut: 10_001, forRecall: 5001, againstRecall: 5000 }
    expect(assess(co, vote)).toMatchObject({ voteValid: true, recalled: true })
    expect(assess(co, { ...vote, turnedOut: 10_000 })).toMatchObject({
      voteValid: false,
      recalled: false,
    })
  })

  test("closes the first and the last year", () => {
    const term = { electedOn: "2024-01-01", termEndsOn: "2027-12-31" }
    expect(assess(co, term)).toMatchObject({ opensOn: "2025-01-01", closesOn: "2026-12-31" })
  })
})

describe("Latvia", () => {
  const lv = lawOf("lv")

  test("asks two thirds of those who took part in the last election", () => {
    const facts = { electorate: 1_542_407, votesCast: 916_594 }
    expect(assess(lv, facts)).toMatchObject({ signaturesNeeded: 154_241, turnoutNeeded: 611_063 })
    const vote = { ...facts, forRecall: 400_000, againstRecall: 211_063 }
    expect(assess(lv, { ...vote, turnedOut: 611_063 }).recalled).toBe(true)
    expect(assess(lv, { ...vote, turnedOut: 611_062 }).recalled).toBe(false)
  })

  test("signs for a time that nobody has verified", () => {
    expect(assess(lv, { registeredOn: "2026-03-01" })).toMatchObject({
      signingEndsOn: null,
      notEstablished: ["signingEndsOn"],
      lastKnown: { signingEndsOn: null },
    })
  })
})

describe("the Swiss cantons", () => {
  test.each([
    ["ch-tg", 20_000, "2026-05-28"],
    ["ch-so", 6000, "2026-08-28"],
    ["ch-sh", 1000, null],
  ])("%s asks %i signatures, from 28 February until %s", (id, needed, last) => {
    const facts = { registeredOn: "2026-02-28", signatures: needed }
    const assessed = assess(lawOf(id), facts)
    expect(assessed).toMatchObject({ signaturesNeeded: needed, sufficient: true })
    expect(assessed.signingEndsOn).toBe(last)
    expect(assess(lawOf(id), { signatures: needed - 1 }).sufficient).toBe(false)
  })

  test("end their months on real days", () => {
    expect(assess(lawOf("ch-tg"), { registeredOn: "2026-11-30" }).signingEndsOn).toBe("2027-02-28")
    expect(assess(lawOf("ch-tg"), { registeredOn: "2027-11-30" }).signingEndsOn).toBe("2028-02-29")
    expect(assess(lawOf("ch-so"), { registeredOn: "2026-08-31" }).signingEndsOn).toBe("2027-02-28")
  })

  test("Solothurn may start at any time", () => {
    const term = { electedOn: "2025-03-09", termEndsOn: "2029-03-11", on: "2025-03-10" }
    expect(assess(lawOf("ch-so"), term)).toMatchObject({
      opensOn: "2025-03-09",
      closesOn: "2029-03-11",
      recallable: true,
    })
  })
})
