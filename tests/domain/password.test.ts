import { describe, expect, test } from "vitest"
import { decidePassword } from "#app/domain/password.ts"

const own = ["samal.example@mail.kz", "Samal Example"]

describe("a password", () => {
  test.each([
    ["constituent", "tall pop"],
    ["constituent", "биік тер"],
    ["constituent", "🌲🌳🌴🌵🌾🌿🍀🍁"],
    ["moderator", "tall poplars ab"],
    ["operator", "x7".padEnd(120, "correct horse ") + " battery"],
    ["constituent", "samal example likes tall poplars"],
  ] as const)("of a %s may be %j", (role, password) => {
    expect(decidePassword(password, role, own)).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ["constituent", "tall po", "password-short", { min: 8 }],
    ["moderator", "tall poplars a", "password-short", { min: 15 }],
    ["deputy", "tall poplars a", "password-short", { min: 15 }],
    ["constituent", "abcd".repeat(32) + "e", "password-long", { max: 128 }],
    ["constituent", "12345678", "password-common", undefined],
    ["constituent", "QwertyUiop", "password-common", undefined],
    ["constituent", "йцукенгш", "password-common", undefined],
    ["constituent", "aaaaaaaaaaaa", "password-common", undefined],
    ["constituent", "abababababab", "password-common", undefined],
    ["constituent", "uade2026", "password-common", undefined],
    ["constituent", "Уәде-123", "password-common", undefined],
    ["constituent", "құпиясөз1", "password-common", undefined],
    ["constituent", "samal123", "password-common", undefined],
    ["constituent", "samal.example", "password-common", undefined],
    ["constituent", "password12345678", "password-common", undefined],
    ["moderator", "qwertyuiop asdfghjkl", "password-common", undefined],
  ] as const)("of a %s may not be %j: %s", (role, password, code, details) => {
    const refusal = details ? { code, details } : { code }
    expect(decidePassword(password, role, own)).toEqual({ ok: false, refusal })
  })
})
