import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseEmailAddress } from "#app/domain/email-address.ts"

function canonical(text: string): string | undefined {
  const outcome = parseEmailAddress(text)
  return outcome.ok ? outcome.value.canonical : undefined
}

describe("parseEmailAddress", () => {
  test("keeps the address that mail goes to, with the domain in lower case", () => {
    expect(parseEmailAddress("  Aigul.S+petition@Example.KZ ")).toEqual({
      ok: true,
      value: { address: "Aigul.S+petition@example.kz", canonical: "aigul.s@example.kz" },
    })
  })

  test.each([
    ["a.i.gul@gmail.com", "aigul@gmail.com"],
    ["Aigul+1@googlemail.com", "aigul@gmail.com"],
    ["aigul-s@ya.ru", "aigul.s@yandex.ru"],
    ["aigul.s+x@yandex.kz", "aigul.s@yandex.ru"],
    ["ai_gul.s@pm.me", "aiguls@proton.me"],
    ["aigul@me.com", "aigul@icloud.com"],
    ["aigul.s@mail.ru", "aigul.s@mail.ru"],
    ["aigul+news@bk.ru", "aigul@bk.ru"],
    ["aigul@outlook.com", "aigul@outlook.com"],
    ["+tag@example.kz", "+tag@example.kz"],
    ["aigul.+tag@example.kz", "aigul@example.kz"],
    ["aigul@пошта.қаз", "aigul@xn--80a1acn3a.xn--80ao21a"],
  ])("%s reaches the mailbox %s", (text, mailbox) => {
    expect(canonical(text)).toBe(mailbox)
  })

  test.each([
    "",
    "aigul",
    "@example.kz",
    "aigul@",
    "aigul@localhost",
    "aigul@example..kz",
    "aigul@-example.kz",
    "ai gul@example.kz",
    "aigul@exam ple.kz",
    ".aigul@example.kz",
    "aigul.@example.kz",
    "ai..gul@example.kz",
    "a@b@example.kz",
    '"aigul"@example.kz',
    "Aigul <aigul@example.kz>",
    "aigul@example.kz,other@example.kz",
    "aigul@example.kz\r\nBcc: other@example.kz",
    "aigul\u0000@example.kz",
    "aigul@[127.0.0.1]",
    "aigul@127.0.0.1",
    "aigul@0x7f.1",
    "aigul@example.kz:25",
    "aigul@example.kz/path",
    "айгуль@example.kz",
    `${"a".repeat(65)}@example.kz`,
    `aigul@${"a.".repeat(125)}kz`,
  ])("refuses %j", (text) => {
    expect(parseEmailAddress(text)).toEqual({ ok: false, refusal: { code: "email-invalid" } })
  })

  test("never lets through what a mail header could misread", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (left, right) => {
        const outcome = parseEmailAddress(`${left}@${right}.kz`)
        if (outcome.ok) expect(outcome.value.address).toMatch(/^[\x21-\x7e]+$/)
        if (outcome.ok) expect(outcome.value.address).not.toMatch(/[<>,;:"()[\]\\]/)
      }),
    )
  })

  test("gives the canonical form of a canonical form unchanged", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const once = canonical(text)
        if (once !== undefined) expect(canonical(once)).toBe(once)
      }),
    )
  })
})
