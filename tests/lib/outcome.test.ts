import { expect, test } from "vitest"
import { accept, refuse } from "#app/lib/outcome.ts"

test("an acceptance carries its value, a refusal its code and what the sentence needs", () => {
  expect(accept(3)).toEqual({ ok: true, value: 3 })
  expect(refuse("too-early")).toEqual({ ok: false, refusal: { code: "too-early" } })
  expect(refuse("too-early", { article: "art. 20-1", details: { opensOn: "2026-03-01" } })).toEqual(
    {
      ok: false,
      refusal: { code: "too-early", article: "art. 20-1", details: { opensOn: "2026-03-01" } },
    },
  )
})
