import { describe, expect, test } from "vitest"
import { fromBase64, utf8 } from "#app/log/bytes.ts"
import { formatCheckpoint, parseCheckpoint } from "#app/log/checkpoint.ts"
import { browserDigest } from "#app/log/digest-browser.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import {
  formatNote,
  formatVerifierKey,
  openNote,
  parseNote,
  parseVerifierKey,
} from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import {
  formatEntries,
  formatTilePath,
  hasTile,
  hashesAtLevel,
  parseEntries,
  parseTilePath,
} from "#app/log/tile.ts"
import { formatTlogProof, parseTlogProof } from "#app/log/tlog-proof.ts"

/** The example that the C2SP signed-note specification publishes. */
const published = {
  key: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  note: [
    "This is an example message.",
    "",
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
    "",
  ].join("\n"),
}
const key = parseVerifierKey(nodeDigest, published.key) as VerifierKey

describe.each([
  ["node:crypto", nodeDigest],
  ["the browser's library", browserDigest],
])("a signed note, by %s", (_, digest) => {
  test("of the specification's example opens, and is written back the same", () => {
    expect(openNote(digest, published.note, [key])).toMatchObject({
      ok: true,
      text: "This is an example message.\n",
    })
    expect(formatNote(parseNote(published.note) as never)).toBe(published.note)
    expect(formatVerifierKey(key)).toBe(published.key)
  })

  test("with one letter changed is refused as a whole", () => {
    const forged = published.note.replace("an example", "my example")
    expect(openNote(digest, forged, [key])).toEqual({ ok: false, why: "bad-signature" })
  })

  test("of nobody known is unsigned", () => {
    const other = parseVerifierKey(
      digest,
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ) as VerifierKey
    expect(openNote(digest, published.note, [other])).toEqual({ ok: false, why: "unsigned" })
  })

  test.each([
    ["no empty line", "text\n— a b\n"],
    ["a control character", published.note.replace("This", "This\t")],
    ["a carriage return", published.note.replace("message.", "message.\r")],
    ["no last newline", published.note.slice(0, -1)],
    ["no signature", "text\n\n"],
    ["a hyphen for the dash", published.note.replace("—", "-")],
    ["base64 that is not canonical", published.note.replace("aQM=", "aQN=")],
    ["over a hundred signatures", published.note + "— a AAAAAAAA\n".repeat(100)],
  ])("is refused with %s", (_reason, note) => {
    expect(openNote(digest, note, [key])).toEqual({ ok: false, why: "malformed" })
  })
})

test("a verifier key whose id is another key's is refused", () => {
  expect(parseVerifierKey(nodeDigest, published.key.replace("530d", "530e"))).toBeUndefined()
})

describe("a checkpoint", () => {
  const root = browserDigest.sha256(utf8(""))

  test("is written as three lines and read back", () => {
    const checkpoint = { origin: "uade.example/log", size: 12n, root }
    const text = formatCheckpoint(checkpoint)
    expect(text).toBe("uade.example/log\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    expect(parseCheckpoint(text)).toEqual(checkpoint)
    expect(parseCheckpoint(`${text}an extension\n`)).toEqual(checkpoint)
  })

  test.each([
    ["a size with a zero before it", "o\n012\nR\n"],
    ["a size below zero", "o\n-1\nR\n"],
    ["a size beyond 64 bits", "o\n18446744073709551616\nR\n"],
    ["no origin", "\n1\nR\n"],
    ["no last newline", "o\n1\nR"],
    ["a root of another length", "o\n1\nAAAA\n"],
  ])("is refused with %s", (_reason, text) => {
    const filled = text.replace("R", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    expect(parseCheckpoint(filled)).toBeUndefined()
  })
})

describe("a tile", () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, "0/000"],
    [{ level: 0, index: 1_234_067, width: 256 }, "0/x001/x234/067"],
    [{ level: 1, index: 12, width: 17 }, "1/012.p/17"],
    [{ level: "entries", index: 1000, width: 1 }, "entries/x001/000.p/1"],
  ] as const)("%o has the path %s", (place, path) => {
    expect(formatTilePath(place)).toBe(path)
    expect(parseTilePath(path)).toEqual(place)
  })

  test.each([
    "0/0",
    "0/0000",
    "0/x000/001",
    "64/000",
    "-1/000",
    "0/000.p/256",
    "0/000.p/0",
    "0/000.p/01",
    "00/000",
    "entries/000/",
    "0/1/000",
    "0/x001/x2/001",
  ])("has no path %s", (path) => {
    expect(parseTilePath(path)).toBeUndefined()
  })

  test("stands in a tree of its size: full ones, and each width up to the edge", () => {
    expect([0, 1, 2].map((level) => hashesAtLevel(level, 70_000))).toEqual([70_000, 273, 1])
    expect(hasTile({ level: 0, index: 272, width: 256 }, 70_000)).toBe(true)
    expect(hasTile({ level: 0, index: 273, width: 112 }, 70_000)).toBe(true)
    expect(hasTile({ level: 0, index: 273, width: 113 }, 70_000)).toBe(false)
    expect(hasTile({ level: 1, index: 1, width: 17 }, 70_000)).toBe(true)
    expect(hasTile({ level: 2, index: 0, width: 1 }, 70_000)).toBe(true)
    expect(hasTile({ level: 1, index: 0, width: 1 }, 255)).toBe(false)
  })

  test("of entries gives the leaves back, byte for byte", () => {
    const leaves = [utf8(""), utf8("қол"), new Uint8Array(300).fill(9)]
    expect(parseEntries(formatEntries(leaves))).toEqual(leaves)
    expect(parseEntries(formatEntries(leaves).slice(0, -1))).toBeUndefined()
    expect(() => formatEntries([new Uint8Array(65_536)])).toThrow(RangeError)
  })
})

describe("a receipt", () => {
  const receipt = {
    extra: utf8("{}"),
    index: 5n,
    proof: [browserDigest.sha256(utf8("a")), browserDigest.sha256(utf8("b"))],
    checkpoint: published.note,
  }

  test("is written as the specification says and read back", () => {
    const text = formatTlogProof(receipt)
    expect(text.split("\n").slice(0, 3)).toEqual([
      "c2sp.org/tlog-proof@v1",
      "extra e30=",
      "index 5",
    ])
    expect(parseTlogProof(text)).toEqual(receipt)
    const bare = { ...receipt, extra: undefined, proof: [] }
    expect(parseTlogProof(formatTlogProof(bare))).toEqual(bare)
  })

  test.each([
    ["another first line", (text: string) => text.replace("@v1", "@v2")],
    ["an index with a zero before it", (text: string) => text.replace("index 5", "index 05")],
    ["a hash of another length", (text: string) => text.replace(/\n\S{44}\n/, "\nAAAA\n")],
    [
      "more hashes than a tree can need",
      (text: string) => text.replace("index 5", `index 5${`\n${"A".repeat(43)}=`.repeat(64)}`),
    ],
    ["an extra that is no base64", (text: string) => text.replace("e30=", "e3")],
  ])("is refused with %s", (_reason, spoil) => {
    expect(parseTlogProof(spoil(formatTlogProof(receipt)))).toBeUndefined()
  })

  test("keeps base64 strict: what decodes the same is not the same text", () => {
    expect(fromBase64("e30")).toBeUndefined()
    expect(fromBase64("e3 0=")).toBeUndefined()
  })
})
