import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bareFile } from "#app/uploads/bare.ts"
import { jpeg, pdf, png, pngOf, riff, webp } from "#tests/uploads/files.ts"

const place = Buffer.from("49.8047 N 73.1094 E")

/** A JPEG with these segments after its first, each with a marker and content. */
function jpegWith(...segments: readonly (readonly [marker: number, content: Buffer])[]): Buffer {
  const between = segments.map(([marker, content]) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  })
  return Buffer.concat([jpeg.subarray(0, 20), ...between, jpeg.subarray(20)])
}

/** Exif with an orientation and words after it, in either order of bytes. */
function exif(turn: number, order: "II" | "MM"): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write(order, "latin1")
  const short = order === "II" ? tiff.writeUInt16LE.bind(tiff) : tiff.writeUInt16BE.bind(tiff)
  const long = order === "II" ? tiff.writeUInt32LE.bind(tiff) : tiff.writeUInt32BE.bind(tiff)
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(turn, 18)
  return Buffer.concat([Buffer.from("Exif\0\0"), tiff, place])
}

/** The content of VP8X with these flags. */
function flags(bits: number): Buffer {
  return Buffer.from([bits, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

/** The orientation in a JPEG's Exif segment as this program writes it. */
function turnOf(bytes: Buffer | undefined): number | undefined {
  const at = bytes?.indexOf("Exif\0\0MM") ?? -1
  return at < 0 ? undefined : bytes?.readUInt16BE(at + 6 + 18)
}

describe("a picture loses what tells of its maker", () => {
  test.each([
    ["Exif", jpegWith([0xe1, exif(1, "MM")])],
    [
      "XMP",
      jpegWith([0xe1, Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0"), place])]),
    ],
    ["IPTC", jpegWith([0xed, place])],
    ["a comment", jpegWith([0xfe, place])],
    ["a segment of a program", jpegWith([0xeb, place])],
    ["what follows the end", Buffer.concat([jpeg, place])],
  ])("JPEG: %s", (_, bytes) => {
    expect(bareFile("jpeg", bytes)).toEqual(jpeg)
  })

  const ihdr = png.subarray(16, 29)
  test.each(["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"])("PNG: %s", (type) => {
    const [idat, iend] = [Buffer.from("x"), Buffer.alloc(0)]
    const parts: [string, Buffer][] = [
      ["IHDR", ihdr],
      ["IDAT", idat],
      ["IEND", iend],
    ]
    const bare = pngOf(parts)
    const told = Buffer.concat([
      pngOf([
        ["IHDR", ihdr],
        [type, place],
        ["IDAT", idat],
        ["IEND", iend],
      ]),
      place,
    ])
    expect(bareFile("png", told)).toEqual(bare)
  })

  test.each(["EXIF", "XMP ", "NOTE"])("WebP: %s", (type) => {
    const picture = Buffer.from("2f00000000", "hex")
    const told = riff([
      ["VP8X", flags(0x2c)],
      ["VP8L", picture],
      [type, place],
    ])
    expect(bareFile("webp", told)).toEqual(
      riff([
        ["VP8X", flags(0x20)],
        ["VP8L", picture],
      ]),
    )
  })
})

describe("a picture keeps", () => {
  test.each([
    ["II", 6],
    ["MM", 6],
    ["II", 8],
    ["MM", 3],
  ] as const)("which way is up (%s, %i)", (order, turn) => {
    const bare = bareFile("jpeg", jpegWith([0xe1, exif(turn, order)]))
    expect(turnOf(bare)).toBe(turn)
    expect(bare?.includes(place)).toBe(false)
    expect(bare && bareFile("jpeg", bare), "made bare once is bare").toEqual(bare)
  })

  test("its colours", () => {
    const told = jpegWith([0xe2, Buffer.from("ICC_PROFILE\0")], [0xee, Buffer.from("Adobe")])
    expect(bareFile("jpeg", told)).toEqual(told)
  })

  test("its scans, with restarts and stuffed bytes in them", () => {
    const scan = Buffer.from("ffda0008010100003f00" + "12ff0034ffd056ff00", "hex")
    const told = Buffer.concat([jpeg.subarray(0, -2), scan, scan, jpeg.subarray(-2)])
    expect(bareFile("jpeg", told)).toEqual(told)
  })
})

test("a PDF stays as it is", () => {
  expect(bareFile("pdf", pdf)).toBe(pdf)
})

test.each([
  ["jpeg", jpeg],
  ["png", png],
  ["webp", webp],
] as const)("a %s that is cut anywhere is torn", (kind, bytes) => {
  for (let length = 0; length < bytes.length; length += 1) {
    expect(bareFile(kind, bytes.subarray(0, length))).toBeUndefined()
  }
})

test("whatever follows the first bytes, it is a picture or torn, never a fault", () => {
  const heads = [
    ["jpeg", Buffer.from("ffd8", "hex")],
    ["jpeg", jpegWith([0xe1, exif(6, "II")]).subarray(0, 40)],
    ["png", png.subarray(0, 8)],
    ["webp", webp.subarray(0, 12)],
  ] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 120 }),
      ([kind, head], rest) => {
        const bare = bareFile(kind, Buffer.concat([head, rest]))
        if (bare) expect(bareFile(kind, bare)).toEqual(bare)
      },
    ),
    { numRuns: 3000 },
  )
})
