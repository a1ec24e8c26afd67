import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { changesBetween, versionsOf } from "#app/domain/pledge-versions.ts"
import { diffWords } from "#app/domain/word-diff.ts"

describe("diffWords", () => {
  test("marks whole words, also Kazakh ones", () => {
    expect(
      diffWords("Самал көшесінде мектеп саламын.", "Самал көшесінде жаңа мектеп саламыз."),
    ).toEqual([
      { kind: "same", text: "Самал көшесінде " },
      { kind: "added", text: "жаңа " },
      { kind: "same", text: "мектеп " },
      { kind: "removed", text: "саламын" },
      { kind: "added", text: "саламыз" },
      { kind: "same", text: "." },
    ])
  })

  test("loses nothing of either text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        (former, latter) => {
          const pieces = diffWords(former, latter)
          function textOf(left: string): string {
            return pieces.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join("")
          }
          expect([textOf("added"), textOf("removed")]).toEqual([former, latter])
        },
      ),
    )
  })
})

describe("versionsOf", () => {
  const facts = ["text", "due_on"] as const

  test("tells who made each version, the one in force first", () => {
    const superseded = [
      { number: 1, body: { text: "a" }, at: "t2", by: "Dana", reason: null },
      { number: 2, body: { text: "a", due_on: "2025" }, at: "t3", by: null, reason: "A slip." },
    ]
    expect(versionsOf(facts, { text: "b", due_on: "2025" }, superseded)).toEqual([
      {
        number: 3,
        made: { at: "t3", by: null, reason: "A slip." },
        changes: [{ fact: "text", former: "a", latter: "b" }],
      },
      {
        number: 2,
        made: { at: "t2", by: "Dana", reason: null },
        changes: [{ fact: "due_on", former: null, latter: "2025" }],
      },
      { number: 1, made: null, changes: [] },
    ])
    expect(versionsOf(facts, { text: "a" }, [])).toEqual([{ number: 1, made: null, changes: [] }])
  })

  test("names a fact that an older version did not know", () => {
    expect(changesBetween(facts, {}, { due_on: 2025, text: null })).toEqual([
      { fact: "due_on", former: null, latter: "2025" },
    ])
  })
})
