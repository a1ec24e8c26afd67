import { describe, expect, test } from "vitest"
import {
  codeExpiry,
  decideCode,
  decidePrinting,
  formatCode,
  readCode,
} from "#app/domain/profile-code.ts"

const code = "k3v9x2m4q8ab7tp0"

test("a code is read however somebody copies it from paper", () => {
  expect(formatCode(code)).toBe("K3V9-X2M4-Q8AB-7TP0")
  for (const typed of [code, formatCode(code), " k3v9 x2m4 q8ab 7tpO ", "K3V9–X2M4–Q8AB–7TP0"]) {
    expect(readCode(typed)).toBe(code)
  }
  for (const typed of ["", "K3V9-X2M4", `${code}0`, "K3V9-X2M4-Q8AB-7TPU"]) {
    expect(readCode(typed)).toBeUndefined()
  }
})

describe("a code", () => {
  const at = "2026-11-24T06:00:00.000Z"
  const printed = { approvedAt: at, expiresAt: codeExpiry(at), ending: null }

  test.each([
    [null, printed],
    ["code-not-approved", { ...printed, approvedAt: null }],
    ["code-ended", { ...printed, ending: "used" }],
  ] as const)("is printed: %s", (refused, times) => {
    const outcome = decidePrinting(times)
    expect(outcome.ok ? null : outcome.refusal.code).toBe(refused)
  })

  test.each([
    [true, printed, "2026-12-24T05:59:59.999Z"],
    [false, printed, "2026-12-24T06:00:00.000Z"],
    [false, { ...printed, ending: "used" }, at],
    [false, { ...printed, expiresAt: null }, at],
  ] as const)("works: %s", (works, times, now) => {
    expect(decideCode(times, now).ok).toBe(works)
  })
})
