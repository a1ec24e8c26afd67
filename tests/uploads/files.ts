import { crc32, deflateSync } from "node:zlib"

/** The smallest files of each kind: enough for whoever looks at the first bytes. */
export const jpeg = Buffer.from(
  "ffd8ffe000104a46494600010100000100010000ffdb004300" + "01".repeat(64) + "ffd9",
  "hex",
)

export const pdf = Buffer.from(
  "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
)

export const webp = riff([["VP8L", Buffer.from("2f00000000", "hex")]])

export const png = pngOf([
  ["IHDR", Buffer.from("00000001000000010800000000", "hex")],
  ["IDAT", deflateSync(Buffer.from([0, 0]))],
  ["IEND", Buffer.alloc(0)],
])

/** A PNG of these chunks, each with its checksum. */
export function pngOf(chunks: readonly (readonly [type: string, data: Buffer])[]): Buffer {
  const signature = Buffer.from("89504e470d0a1a0a", "hex")
  return Buffer.concat([signature, ...chunks.map(([type, data]) => pngChunk(type, data))])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, checksum])
}

/** A WebP of these chunks. */
export function riff(chunks: readonly (readonly [type: string, data: Buffer])[]): Buffer {
  const body = Buffer.concat(
    chunks.map(([type, data]) => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(data.length)
      return Buffer.concat([
        Buffer.from(type, "latin1"),
        length,
        data,
        Buffer.alloc(data.length % 2),
      ])
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length + 4)
  return Buffer.concat([Buffer.from("RIFF"), length, Buffer.from("WEBP"), body])
}
