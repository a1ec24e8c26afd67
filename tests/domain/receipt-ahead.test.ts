import { expect, test } from "vitest"
import { formatEnds, isAhead, parseEnds } from "#app/domain/receipt-ahead.ts"

const ends = [
  { origin: "uade.example/log/2", size: 40 },
  { origin: "uade.example/log", size: 300 },
]

function receipt(index: bigint | undefined, origin = "uade.example/log") {
  const checkpoint = { origin, size: 400n, root: new Uint8Array(32) }
  return { extra: undefined, index, checkpoint, cosigners: [], cosignedAt: undefined }
}

test.each<[string, ReturnType<typeof receipt>, boolean]>([
  ["the last leaf that is held", receipt(299n), false],
  ["the first that is not", receipt(300n), true],
  ["one of another epoch", receipt(299n, "uade.example/log/2"), true],
  ["one of a log that is gone on with", receipt(299n, "uade.example/log/3"), false],
  ["one without a place", receipt(undefined), false],
])("a receipt is ahead of the site where its leaf is held no more: %s", (_, said, expected) => {
  expect(isAhead(said, ends)).toBe(expected)
})

test("a page carries the ends as text", () => {
  expect(parseEnds(formatEnds(ends))).toEqual(ends)
  expect(parseEnds("")).toEqual([])
})
