import fc from "fast-check"
import { expect, test } from "vitest"
import { canonicalJson } from "#app/lib/canonical-json.ts"

test.each([
  [{ b: 1, a: [2, { d: null, c: "x" }] }, '{"a":[2,{"c":"x","d":null}],"b":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [["b", "a"], '["b","a"]'],
  ["Қ\n", '"Қ\\n"'],
  [null, "null"],
])("writes %j", (value, text) => expect(canonicalJson(value)).toBe(text))

// RFC 8785 sorts by UTF-16 code units: an emoji (a surrogate pair) comes before U+FB33.
test("sorts keys by UTF-16 code units, numbers among them as text", () => {
  expect(canonicalJson({ "\ufb33": 1, "\u{1f600}": 2, é: 3, a: 4 })).toBe(
    '{"a":4,"é":3,"\u{1f600}":2,"\ufb33":1}',
  )
  expect(canonicalJson({ a: 1, 10: 2, 9: 3 })).toBe('{"10":2,"9":3,"a":1}')
})

test("writes equal objects as equal text, whatever the order of their keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(record))
    }),
  )
})

test("reads back as what was written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
