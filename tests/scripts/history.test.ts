import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { checkHistory, totalsOf } from "#scripts/faults/history/check.ts"
import type { Event, Looked } from "#scripts/faults/history/events.ts"
import type { Facts, SignatureFact } from "#scripts/faults/history/facts.ts"
import { conditions } from "#scripts/faults/history/finding.ts"
import type { Condition } from "#scripts/faults/history/finding.ts"
import { History } from "#scripts/faults/history/history.ts"
import { longestLag } from "#scripts/faults/history/lag.ts"
import { isCaught, sayMutant, sayTried } from "#scripts/faults/history/report.ts"
import { emptyFolder } from "#tests/support/folder.ts"

const petition = "petition00000000"

/** In words, what it breaks, and what there is and was told. */
type Wrong = readonly [words: string, condition: Condition, facts: Facts, events?: readonly Event[]]

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex")
}

function following(op: number, who: string, secret: string): Event {
  return { is: "invoke", op, does: "confirm", petition, who, secret }
}

function look(by: string, at: number, count: number): Looked {
  return { is: "count", petition, by, asked: at, answered: at + 10, count }
}

/** Two are counted, one of them after an answer that was lost; the other's second letter is refused. */
const events: readonly Event[] = [
  { is: "invoke", op: 1, does: "ask", petition, who: "one@uade.example" },
  { is: "end", op: 1, end: "ok", status: 303 },
  following(2, "one@uade.example", "first"),
  { is: "end", op: 2, end: "ok", status: 303 },
  following(3, "one@uade.example", "twin"),
  { is: "end", op: 3, end: "fail", status: 409 },
  following(4, "two@uade.example", "second"),
  { is: "end", op: 4, end: "unknown", status: "lost" },
  following(5, "two@uade.example", "second"),
  { is: "end", op: 5, end: "ok", status: 303 },
  following(6, "three@uade.example", "killed"),
  look("node 0", 100, 0),
  look("the database", 1000, 1),
  look("node 0", 1500, 0),
  look("node 1", 1700, 1),
  look("node 0", 1900, 2),
  { is: "checkpoint", by: "node 0", size: 1, root: "aa" },
  { is: "checkpoint", by: "node 1", size: 2, root: "bb" },
]

function signature(secret: string, leaves: readonly number[], person = secret): SignatureFact {
  const isCounted = leaves.length > 0
  return { petition, secretHash: hashOf(secret), person, isCounted, leaves, waiting: [] }
}

const facts: Facts = {
  signatures: [
    signature("first", [0], "one"),
    signature("twin", [], "one"),
    { ...signature("second", [1], "two"), waiting: ["2@x"] },
    signature("killed", [], "three"),
  ],
  petitions: [{ publicId: petition, counter: 2, replayed: 2, shown: [2, 2] }],
  letters: [
    { id: "1@uade", at: "worker 0" },
    { id: "2@uade", at: "worker 1" },
  ],
  receipts: [{ id: "2@uade", isProof: true, index: 0, size: 2, root: "bb" }],
  roots: new Map([
    [1, "aa"],
    [2, "bb"],
  ]),
  faults: [],
}

function withSignature(nth: number, change: Partial<SignatureFact>): Facts {
  const signatures = facts.signatures.map((one, at) => (at === nth ? { ...one, ...change } : one))
  return { ...facts, signatures }
}

function withCount(change: Partial<Facts["petitions"][number]>): Facts {
  return { ...facts, petitions: facts.petitions.map((one) => ({ ...one, ...change })) }
}

function withReceipt(change: Partial<Facts["receipts"][number]>): Facts {
  return { ...facts, receipts: facts.receipts.map((one) => ({ ...one, ...change })) }
}

describe("a history", () => {
  test("that holds is found to hold", () => {
    const judged = checkHistory(events, facts)
    expect(judged).toEqual({ acknowledged: 2, findings: [] })
    expect(totalsOf(judged)).toBe("acknowledged 2, lost 0, doubled 0, unexpected 0")
  })

  test("in which a sender died before it noted what it sent has one receipt, which comes again", () => {
    expect(checkHistory(events, withSignature(0, { waiting: ["2@uade"] })).findings).toEqual([])
  })

  const leafless = { isCounted: true, leaves: [] }
  const wrong: readonly Wrong[] = [
    [
      "a signature that was acknowledged and is gone",
      "once",
      withSignature(0, { isCounted: false, leaves: [] }),
    ],
    ["a row that was acknowledged and has no leaf", "once", withSignature(0, leafless)],
    ["two leaves of one signature", "once", withSignature(0, { leaves: [0, 2] })],
    [
      "a person who is counted by two letters",
      "once",
      withSignature(1, { isCounted: true, leaves: [2] }),
    ],
    [
      "a refused link that is counted",
      "absent",
      withSignature(1, { isCounted: true, leaves: [2], person: "x" }),
    ],
    [
      "a row that is counted without a leaf, where nobody knows",
      "whole",
      withSignature(3, leafless),
    ],
    ["a leaf whose row is not counted", "whole", withSignature(3, { leaves: [2] })],
    ["a receipt of what is not counted", "whole", withSignature(3, { waiting: ["3@x"] })],
    [
      "a signature that nobody confirmed",
      "asked",
      { ...facts, signatures: [...facts.signatures, signature("nobody", [2])] },
    ],
    ["a counter that ran ahead", "replay", withCount({ counter: 3 })],
    ["a log that counts fewer", "replay", withCount({ replayed: 1 })],
    ["a log that does not know the petition", "replay", withCount({ replayed: undefined })],
    ["a node that shows less in the end", "replay", withCount({ shown: [2, 1] })],
    ["a node that does not answer in the end", "replay", withCount({ shown: [2, undefined] })],
    [
      "another root of a size that somebody saw",
      "one-log",
      {
        ...facts,
        roots: new Map([
          [1, "cc"],
          [2, "bb"],
        ]),
      },
    ],
    [
      "a checkpoint of more leaves than there are",
      "one-log",
      facts,
      [...events, { is: "checkpoint", by: "node 1", size: 9, root: "dd" }],
    ],
    ["a receipt that proves nothing", "receipts", withReceipt({ isProof: false })],
    ["a receipt of another log", "receipts", withReceipt({ root: "cc" })],
    ["a number that fell at one node", "never-falls", facts, [...events, look("node 0", 2000, 1)]],
    ["a letter that is neither there nor waits", "letters", withSignature(2, { waiting: [] })],
    ["a second receipt", "letters", withSignature(0, { waiting: ["0@x"] })],
    [
      "a letter that two workers sent",
      "letters",
      { ...facts, letters: [...facts.letters, { id: "2@uade", at: "worker 0" }] },
    ],
    [
      "an answer that the site may not give",
      "answers",
      facts,
      [...events, { is: "complaint", words: "500" }],
    ],
    [
      "a node that was behind for longer than a second",
      "second",
      facts,
      [...events, look("node 2", 2100, 0)],
    ],
    ["a lie in the public log", "log", { ...facts, faults: [{ of: "log", words: "tile 0" }] }],
    [
      "a session that one node does not know",
      "sharing",
      { ...facts, faults: [{ of: "sharing", words: "node 1" }] },
    ],
    ["a process that ended", "process", { ...facts, faults: [{ of: "process", words: "ended" }] }],
    ...(["synced", "honest", "ended", "patience"] as const).map((of): Wrong => [
      `what a trial finds (${of})`,
      of,
      { ...facts, faults: [{ of, words: "" }] },
    ]),
  ]

  const cases = wrong.map(
    ([words, condition, given, seen = events]) => [words, condition, given, seen] as const,
  )

  test.each(cases)("with %s breaks «%s»", (_, condition, given, seen) => {
    const { findings } = checkHistory(seen, given)
    expect(findings.map((finding) => finding.condition)).toContain(condition)
  })

  test("of each condition there is one that breaks it", () => {
    expect(new Set(wrong.map(([, condition]) => condition))).toEqual(
      new Set(Object.keys(conditions)),
    )
  })

  test("counts what is lost and what is doubled apart from the rest", () => {
    const lost = checkHistory(events, withSignature(0, { isCounted: false, leaves: [] }))
    expect(totalsOf(lost)).toMatch(/^acknowledged 2, lost 1, doubled 0/)
    const doubled = checkHistory(events, withSignature(0, { leaves: [0, 2] }))
    expect(totalsOf(doubled)).toMatch(/^acknowledged 2, lost 0, doubled 1/)
  })

  test("where nobody knows, counted whole is as good as not at all", () => {
    const counted = withSignature(3, { isCounted: true, leaves: [2], waiting: ["3@x"] })
    const { counter, replayed, shown } = { counter: 3, replayed: 3, shown: [3, 3] }
    const petitions = [{ publicId: petition, counter, replayed, shown }]
    expect(checkHistory(events, { ...counted, petitions }).findings).toEqual([])
  })
})

describe("how far a node is behind", () => {
  test("is measured from when the larger number was first seen to when the smaller was asked for", () => {
    expect(longestLag(events.filter((event) => event.is === "count"))).toEqual({
      ms: 490,
      look: look("node 0", 1500, 0),
    })
  })

  test("is nothing where all show the same, or only the future is larger", () => {
    expect(longestLag([look("a", 0, 1), look("b", 500, 1), look("a", 900, 2)]).ms).toBe(0)
    expect(longestLag([]).ms).toBe(0)
  })
})

test("a history lies in its file, a line each, before it is gone on with", () => {
  const file = join(emptyFolder(), "history.jsonl")
  const history = new History(file)
  const op = history.invoke({ does: "confirm", petition, who: "one@uade.example", secret: "s" })
  const before = readFileSync(file, "utf8")
  history.end(op, "ok", 303)
  history.complain("500")
  history.close()
  expect(before.trim().split("\n")).toHaveLength(1)
  const lines = readFileSync(file, "utf8").trim().split("\n")
  expect(lines.map((line) => JSON.parse(line) as Event)).toEqual(history.events)
})

describe("what is said of a trial", () => {
  const behind = { looks: 5, behindMs: 12.4 }
  const judged = { ...checkHistory(events, withCount({ counter: 3 })), ...behind }
  const sound = { ...checkHistory(events, facts), ...behind }

  test("names what does not hold", () => {
    expect(sayTried(judged)[0]).toMatch(/^FOUND petition0+: rows 2, counter 3.*one number\)$/)
    expect(sayTried(sound)).toEqual([
      "public numbers were read 5 times; no node was behind for more than 12 ms (limit 1000)",
    ])
  })

  test("a mutant is caught by what must find it, and missed where another thing was found or nothing", () => {
    const replay = { name: "m", breaks: ["replay"] as const }
    expect(sayMutant(replay, judged)).toBe("mutant m: caught (by replay 1)")
    expect(isCaught({ ...replay, breaks: ["once"] }, judged)).toBe(false)
    expect(sayMutant(replay, sound)).toBe("mutant m: MISSED (looked for replay; found nothing)")
  })

  test("what must be borne is borne where nothing was found", () => {
    const borne = { name: "b", breaks: [] }
    expect(sayMutant(borne, sound)).toMatch(/^b: borne/)
    expect(sayMutant(borne, judged)).toMatch(/^b: NOT BORNE \(replay 1\)/)
  })
})
