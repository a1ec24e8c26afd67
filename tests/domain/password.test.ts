import { describe, expect, test } from "vitest"
import { commonPasswords } from "#app/domain/common-passwords.ts"
import { decidePassword } from "#app/domain/password.ts"

const own = ["samal.example@mail.kz", "Самал Мысалова"]

describe("a password", () => {
  test.each([
    ["of fifteen letters", "tall poplars ab"],
    ["of Kazakh words", "биік теректер су"],
    ["of signs that are two units each", "🌲🌳🌴🌵🌾🌿🍀🍁🌲🌳🌴🌵🌾🌿🍀"],
    ["of 64 characters and more", "x7".padEnd(120, "correct horse ") + " battery"],
    ["with the own name among other words", "samal likes tall poplars"],
    ["with a common password among other words", "the dragon likes tall poplars"],
    ["of letters alone", "poplarsandwillowsandreeds"],
    ["with spaces at its ends", "  tall  poplars  "],
  ])("may be one %s", (_, password) => {
    expect(decidePassword(password, own)).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ["tall poplars a", "password-short", { min: 15 }],
    ["🌲🌳🌴🌵🌾🌿🍀🍁", "password-short", { min: 15 }],
    ["abcd".repeat(32) + "e", "password-long", { max: 128 }],
  ] as const)("may not be %j: %s", (password, code, details) => {
    expect(decidePassword(password, own)).toEqual({ ok: false, refusal: { code, details } })
  })

  test.each([
    ["listed", "1qaz2wsx3edc4rfv"],
    ["listed, in capitals", "QwertyUiopAsdfghjkl"],
    ["listed, with a year", "passwordpassword2026"],
    ["two common ones joined", "sunshineprincess"],
    ["two common ones joined by a sign", "Football-Superman1!"],
    ["one letter", "aaaaaaaaaaaaaaaaaa"],
    ["two letters in turn", "abababababababab"],
    ["a run again and again", "tulip tulip tulip"],
    ["the site's name", "uade-uade-uade-2026"],
    ["the site's name in Kazakh", "Уәде уәде уәде-123"],
    ["the site's words in Russian", "отзыв-депутата1"],
    ["the site's words in Latin letters", "otzyv-deputata1"],
    ["the word for it", "құпиясөзқұпиясөз"],
    ["Russian typed on Latin keys", "gfhjkmgfhjkm123"],
    ["the own address", "samal.example@mail"],
    ["the own name", "Мысалова-Самал-1"],
    ["the own name in Latin letters", "mysalova-samal-1"],
  ])("may not be %s: %j", (_, password) => {
    const code = Array.from(password).length < 15 ? "password-short" : "password-common"
    expect(decidePassword(password, own)).toMatchObject({ ok: false, refusal: { code } })
    expect(code).toBe("password-common")
  })
})

test("holds passwords against more than the 3,000 that are tried first (ASVS 6.2.4)", () => {
  const long = [...commonPasswords].filter((password) => password.length >= 8)
  expect(long.length).toBeGreaterThan(3000)
  for (const password of commonPasswords) {
    expect(password).toBe(password.toLowerCase().normalize("NFKC"))
  }
})
