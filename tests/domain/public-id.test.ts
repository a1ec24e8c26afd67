import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { encodePublicId, isPublicId, readPublicId, withTail } from "#app/domain/public-id.ts"

const id = "k3v9x2m4q8ab7tpz"

describe("isPublicId", () => {
  test.each([
    [id, true],
    ["0000000000000000", true],
    ["K3V9X2M4Q8AB7TPZ", false],
    ["k3v9x2m4q8ab7tp", false],
    [`${id}0`, false],
    ["i3v9x2m4q8ab7tpz", false],
    ["l3v9x2m4q8ab7tpz", false],
    ["o3v9x2m4q8ab7tpz", false],
    ["u3v9x2m4q8ab7tpz", false],
    [`${id}\n`, false],
  ])("%j: %s", (text, is) => {
    expect(isPublicId(text)).toBe(is)
  })
})

describe("readPublicId", () => {
  test.each([
    [id, id],
    [`${id}-aigul-sadykova`, id],
    [`${id}-`, id],
    [`${id}aigul`, undefined],
    ["aigul-sadykova", undefined],
    ["", undefined],
  ])("of %j is %s", (param, read) => {
    expect(readPublicId(param)).toBe(read)
  })
})

describe("withTail", () => {
  test.each([
    ["Айгүл Садықова", `${id}-aigul-sadykova`],
    ["Жұмабек Өтегенов", `${id}-zhumabek-otegenov`],
    ["Niinistö, Väinö", `${id}-niinisto-vaino`],
    ["O’Brien", `${id}-obrien`],
    ["№ 3 округ", `${id}-3-okrug`],
    ["天安", id],
    ["", id],
  ])("of %j is %s", (name, link) => {
    expect(withTail(id, name)).toBe(link)
  })

  test("can be read back, stays short and needs no escaping, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
        const link = withTail(id, name)
        expect(readPublicId(link)).toBe(id)
        expect(link).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(link.length).toBeLessThanOrEqual(80)
      }),
    )
  })
})

describe("encodePublicId", () => {
  test.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "0000000000000000"],
    [[255, 255, 255, 255, 255, 255, 255, 255, 255, 255], "zzzzzzzzzzzzzzzz"],
    [[8, 0, 0, 0, 0, 0, 0, 0, 0, 31], "100000000000000z"],
  ])("of %o is %s", (bytes, text) => {
    expect(encodePublicId(Uint8Array.from(bytes))).toBe(text)
  })

  test("keeps every bit: two ids are equal only when the bytes are, and sort as they do", () => {
    const ten = fc.uint8Array({ minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(ten, ten, (left, right) => {
        const [a, b] = [encodePublicId(left), encodePublicId(right)]
        expect(isPublicId(a)).toBe(true)
        const order = Math.sign(Buffer.compare(left, right))
        expect(a < b ? -1 : Number(a > b)).toBe(order)
      }),
    )
  })

  test("throws on any other length", () => {
    expect(() => encodePublicId(new Uint8Array(9))).toThrow(RangeError)
  })
})
