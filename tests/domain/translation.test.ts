import { describe, expect, test } from "vitest"
import { stubOf } from "#app/domain/hidden-text.ts"
import { decideTranslation, decideTranslator, fieldsToTranslate } from "#app/domain/translation.ts"
import type { Original } from "#app/domain/translation.ts"

const promise: Original = {
  lang: "ru",
  words: { text: "Построю школу.", horizon_event: null, category: "Образование" },
  petition: null,
}

const stub = stubOf({ rule: "personal-data", on: "2026-11-24", sha256: "0".repeat(64) })

function petition(state: "draft" | "seconding" | "reply-window" | "open" | "removed"): Original {
  return { lang: "en", words: { title: "T", statement: "S" }, petition: { proponentId: 7, state } }
}

const watchdog = { id: 1, role: "watchdog", personId: null } as const
const author = { id: 7, role: "constituent", personId: null } as const

describe("what can be translated", () => {
  test("is what stands there: no field that is missing, none that was hidden", () => {
    expect(fieldsToTranslate(promise)).toEqual(["text", "category"])
    expect(fieldsToTranslate({ words: { text: stub, category: "" } })).toEqual([])
  })

  test.each([
    ["into its own language", "ru", { text: "x" }, {}, "same-language"],
    ["nothing", "kk", { text: "  " }, {}, "nothing-changed"],
    ["what is in force", "kk", { text: " бар " }, { text: ["бар", false] }, "nothing-changed"],
    ["too much", "kk", { category: "я".repeat(151) }, {}, "translation-too-long"],
    ["what is not there", "kk", { horizon_event: "Той" }, {}, "nothing-changed"],
  ] as const)("refuses %s", (_, into, given, standing, code) => {
    const inForce = Object.fromEntries(
      Object.entries(standing).map(([field, [text, isOlder]]) => [field, { text, isOlder }]),
    )
    const outcome = decideTranslation(promise, into, given, inForce)
    expect(outcome.ok ? "accepted" : outcome.refusal.code).toBe(code)
  })

  test("is changed field by field; an empty field takes its translation back", () => {
    const standing = { category: { text: "Білім", isOlder: false } }
    expect(decideTranslation(promise, "kk", { text: "Мектеп\r\nсаламын." }, standing)).toEqual({
      ok: true,
      value: [
        { field: "text", text: "Мектеп\nсаламын." },
        { field: "category", text: null },
      ],
    })
  })

  test("may be said to hold still for a text that was changed since", () => {
    const older = { text: { text: "Мектеп саламын.", isOlder: true } }
    expect(decideTranslation(promise, "kk", { text: "Мектеп саламын." }, older).ok).toBe(true)
  })
})

describe("who translates a petition", () => {
  test.each([
    ["the author", author, "draft", "accepted"],
    ["the author", author, "reply-window", "accepted"],
    ["the author", author, "open", "translated-after-opening"],
    ["another constituent", { ...author, id: 8 }, "seconding", "not-yours"],
    ["a watchdog", watchdog, "draft", "no-such-petition"],
    ["a watchdog", watchdog, "seconding", "accepted"],
    ["a watchdog", watchdog, "open", "accepted"],
    ["a watchdog", watchdog, "removed", "no-such-petition"],
    ["a deputy", { id: 9, role: "deputy", personId: 3 }, "open", "not-yours"],
  ] as const)("%s (%j) in state %s: %s", (_, actor, state, code) => {
    const outcome = decideTranslator(petition(state), actor)
    expect(outcome.ok ? "accepted" : outcome.refusal.code).toBe(code)
  })

  test("and a promise: watchdogs and moderators alone", () => {
    expect(decideTranslator(promise, watchdog).ok).toBe(true)
    expect(decideTranslator(promise, author).ok).toBe(false)
  })
})
