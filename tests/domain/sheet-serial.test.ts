import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { newSerial } from "#app/domain/sheet-serial.server.ts"
import { encodeSerial, formatSerial, isSerial, parseSerial } from "#app/domain/sheet-serial.ts"

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const serial = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(encodeSerial)
const place = fc.nat({ max: 8 })

describe("a serial", () => {
  test("is nine symbols, and is read back from how it stands on paper", () => {
    fc.assert(
      fc.property(serial, (written) => {
        expect(written).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/)
        expect(parseSerial(formatSerial(written))).toEqual({ ok: true, value: written })
      }),
    )
    expect(formatSerial("K3V9X2M4Q")).toBe("K3V 9X2 M4Q")
    expect(isSerial(newSerial())).toBe(true)
  })

  test("is refused with any one symbol changed", () => {
    fc.assert(
      fc.property(serial, place, fc.constantFrom(...alphabet), (written, at, symbol) => {
        fc.pre(written[at] !== symbol)
        const changed = written.slice(0, at) + symbol + written.slice(at + 1)
        expect(parseSerial(changed)).toMatchObject({ refusal: { code: "serial-wrong" } })
      }),
    )
  })

  test("is refused with any two symbols in each other's place, neighbours or not", () => {
    fc.assert(
      fc.property(serial, place, place, (written, one, other) => {
        fc.pre(written[one] !== written[other])
        const symbols = Array.from(written)
        symbols[one] = written.charAt(other)
        symbols[other] = written.charAt(one)
        expect(isSerial(symbols.join(""))).toBe(false)
      }),
    )
  })

  test("holds its forty bits: no two of them are written alike", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        (one, other) => {
          fc.pre(String(one) !== String(other))
          expect(encodeSerial(one)).not.toBe(encodeSerial(other))
        },
      ),
    )
  })

  test.each([
    ["in small letters", "000000000"],
    ["with hyphens", "000-000-000"],
    ["with the letter O for zero", "OOO OOO OOO"],
    ["with Cyrillic О for zero", "ООО ООО ООО"],
  ])("is read %s", (_, typed) => {
    expect(parseSerial(typed)).toEqual({ ok: true, value: "000000000" })
  })

  test("is read from a Cyrillic keyboard, where the letters look the same", () => {
    const written = encodeSerial(Uint8Array.from([0x51, 0x4a, 0x9c, 0x66, 0x2b]))
    const cyrillic: Record<string, string> = { A: "А", B: "В", C: "С", E: "Е", H: "Н", K: "К" }
    const typed = Array.from(written, (symbol) => cyrillic[symbol] ?? symbol).join("")
    expect(typed).not.toBe(written)
    expect(parseSerial(typed.toLowerCase())).toEqual({ ok: true, value: written })
  })

  test.each(["", "K3V9X2M4", "K3V9X2M4QQ", "K3V9X2M4U", "serial", "00000000*"])(
    "is not %o",
    (typed) => {
      expect(parseSerial(typed)).toMatchObject({ ok: false })
    },
  )

  test("is made of five bytes and no other number", () => {
    expect(() => encodeSerial(new Uint8Array(6))).toThrow(RangeError)
  })
})
