import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseIin } from "#app/domain/iin.ts"

describe("parseIin", () => {
  test.each([
    ["first pass", "900101100004"],
    ["first pass, blind to digit 11", "900101100014"],
    ["second pass", "900101100500"],
    ["second pass, blind to digit 9", "900101100512"],
    ["a public sample", "061211600012"],
  ])("accepts a right check digit: %s", (_, iin) => {
    expect(parseIin(iin)).toEqual({ ok: true, value: iin })
  })

  test.each(["90010110055", "90010110136", "90010110217"])(
    "accepts no twelfth digit after %s: such a number is not issued",
    (prefix) => {
      for (const digit of "0123456789") {
        expect(parseIin(prefix + digit)).toEqual({
          ok: false,
          refusal: { code: "iin-check-digit" },
        })
      }
    },
  )

  test.each([
    ["spaces", " 900101 100004 "],
    ["no-break spaces and hyphens", "900101\u00a010‑0004"],
    ["the Kazakh number row", 'ұққ"қ""ққққң'],
    ["the Kazakh number row with Shift", "ҰҚҚ!Қ!!ҚҚҚҚҢ"],
    ["digits of full width", "９００１０１１００００４"],
  ])("reads what people type: %s", (_, text) => {
    expect(parseIin(text)).toEqual({ ok: true, value: "900101100004" })
  })

  test.each([
    ["iin-not-12-digits", ""],
    ["iin-not-12-digits", "90010110000"],
    ["iin-not-12-digits", "9001011000040"],
    ["iin-not-12-digits", "90010110000x"],
    ["iin-not-12-digits", "90010110000٤"],
    ["iin-is-a-bin", "900140000008"],
    ["iin-is-a-bin", "900160000008"],
    ["iin-check-digit", "900101100005"],
  ])("refuses %s: %s", (code, text) => {
    expect(parseIin(text)).toEqual({ ok: false, refusal: { code } })
  })

  test("does not compare the digits with a birth date: month 13, day 00 may stand", () => {
    expect(parseIin("901300000002").ok).toBe(true)
  })

  test("accepts at most one check digit for eleven digits", () => {
    const eleven = fc.stringMatching(/^[0-9]{4}[0-3][0-9]{6}$/)
    fc.assert(
      fc.property(eleven, (prefix) => {
        const accepted = Array.from("0123456789").filter((digit) => parseIin(prefix + digit).ok)
        expect(accepted.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
