import { describe, expect, test } from "vitest"
import { roles } from "#app/domain/access.ts"
import {
  decideFactorRemoval,
  decidePasskeyAddition,
  isFresh,
  needsFactor,
  proofsFor,
  readBackupCode,
  readOneTimeCode,
  readPasskeyName,
  standingOf,
  writeBackupCode,
} from "#app/domain/factor.ts"

describe("a second factor", () => {
  test("is asked of every role but a voter's", () => {
    expect(roles.filter((role) => !needsFactor(role))).toEqual(["constituent"])
  })

  test.each([
    ["constituent", false, null, "full"],
    ["constituent", true, null, "unproved"],
    ["constituent", true, "totp", "full"],
    ["moderator", false, null, "unenrolled"],
    ["moderator", true, null, "unproved"],
    ["moderator", true, "backup-code", "full"],
    ["moderator", false, "demo", "full"],
  ] as const)(
    "of a %s, enrolled: %s, given: %s, makes a session %s",
    (role, is, given, standing) => {
      expect(standingOf(role, is, given)).toBe(standing)
    },
  )

  test.each([
    ["constituent", { totp: false, passkeys: 0 }, true],
    ["operator", { totp: false, passkeys: 0 }, false],
    ["operator", { totp: true, passkeys: 0 }, true],
    ["operator", { totp: false, passkeys: 1 }, true],
  ] as const)("of a %s may go when these are left: %j: %s", (role, left, may) => {
    expect(decideFactorRemoval(role, left).ok).toBe(may)
  })

  test("has ten devices at most", () => {
    expect(decidePasskeyAddition(9).ok).toBe(true)
    expect(decidePasskeyAddition(10)).toMatchObject({ refusal: { details: { most: 10 } } })
  })
})

describe("a proof", () => {
  const provedAt = "2026-04-01T06:00:00.000Z"
  test.each([
    ["reading", "2026-04-01T06:14:59.999Z", true],
    ["reading", "2026-04-01T06:15:00.000Z", false],
    ["sending", "2026-04-01T06:44:59.999Z", true],
    ["sending", "2026-04-01T06:45:00.000Z", false],
  ] as const)("for %s at %s is fresh: %s", (deed, now, fresh) => {
    expect(isFresh({ factor: "totp", provedAt }, deed, now)).toBe(fresh)
    expect(isFresh({ factor: null, provedAt }, deed, now)).toBe(fresh)
  })

  test("by a click, in the demonstration, stays fresh", () => {
    expect(isFresh({ factor: "demo", provedAt }, "reading", "2026-04-09T06:00:00.000Z")).toBe(true)
  })

  test.each([
    [{ totp: false, passkeys: 0 }, ["password"]],
    [{ totp: true, passkeys: 0 }, ["code"]],
    [{ totp: false, passkeys: 2 }, ["passkey"]],
    [{ totp: true, passkeys: 1 }, ["passkey", "code"]],
  ])("with %j is given by %j: by the password only without better", (factors, proofs) => {
    expect(proofsFor(factors)).toEqual(proofs)
  })
})

describe("what people type", () => {
  test.each([
    ["k3v9x2m4q8ab7tpz", "k3v9x2m4q8ab7tpz"],
    [" K3V9-X2M4-Q8AB-7TPZ ", "k3v9x2m4q8ab7tpz"],
    ["k3v9 x2m4–q8ab—7tpz", "k3v9x2m4q8ab7tpz"],
    ["Oooo-lIil-q8ab-7tpz", "00001111q8ab7tpz"],
    ["k3v9-x2m4-q8ab-7tp", undefined],
    ["k3v9-x2m4-q8ab-7tpu", undefined],
    ["123456", undefined],
    ["", undefined],
  ])("for a backup code, %j, is read as %j", (text, code) => {
    expect(readBackupCode(text)).toBe(code)
  })

  test("for a backup code is what was printed", () => {
    expect(writeBackupCode("k3v9x2m4q8ab7tpz")).toBe("k3v9-x2m4-q8ab-7tpz")
  })

  test.each([
    ["123456", "123456"],
    [" 123 456", "123456"],
    ["12345", undefined],
    ["1234567", undefined],
    ["12345a", undefined],
    ["١٢٣٤٥٦", undefined],
  ])("for a one-time code, %j, is read as %j", (text, code) => {
    expect(readOneTimeCode(text)).toBe(code)
  })

  test("for a passkey's name is kept to sixty characters, blanks to nothing", () => {
    expect(readPasskeyName(" Жұмыс \n телефоны ")).toBe("Жұмыс телефоны")
    expect(readPasskeyName("  ")).toBeUndefined()
    expect(Array.from(readPasskeyName("🔑".repeat(70)) ?? "")).toHaveLength(60)
  })
})
