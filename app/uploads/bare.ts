import { bareJpeg } from "./jpeg.ts"
import type { UploadKind } from "./kinds.ts"

/**
 * A file without what tells of the person and the place it comes from. Pictures lose all that is not
 * picture; a PDF stays as it is.
 *
 * @returns undefined where the file is not whole
 */
export function bareFile(kind: UploadKind, bytes: Buffer): Buffer | undefined {
  switch (kind) {
    case "jpeg":
      return bareJpeg(bytes)
    case "png":
      return barePng(bytes)
    case "webp":
      return bareWebp(bytes)
    case "pdf":
      return isWholePdf(bytes) ? bytes : undefined
    case "html":
    case "text":
      return bytes
  }
}

/** A PDF ends with its mark (ISO 32000-1 §7.5.5), which readers look for in the last 1024 bytes. */
function isWholePdf(bytes: Buffer): boolean {
  return bytes.includes("%%EOF", Math.max(0, bytes.length - 1024))
}

/** What a PNG needs to look as it does (W3C PNG, third edition); text, time, place and Exif are not among it. */
const pngPicture = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|pHYs)$/

function barePng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const type = bytes.toString("latin1", at + 4, at + 8)
    if (pngPicture.test(type)) kept.push(bytes.subarray(at, end))
    if (type === "IEND") return Buffer.concat(kept)
    at = end
  }
  return undefined
}

const webpPicture = /^(VP8[ LX]|ALPH|ANIM|ANMF|ICCP)$/
/** In the flags of VP8X (RFC 9649 §2.7): Exif and XMP follow. */
const told = 0x08 | 0x04

function bareWebp(bytes: Buffer): Buffer | undefined {
  const whole = bytes.length >= 12 ? 8 + bytes.readUInt32LE(4) : Infinity
  if (whole > bytes.length) return undefined
  const kept: Buffer[] = []
  let at = 12
  while (at + 8 <= whole) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > whole) return undefined
    const type = bytes.toString("latin1", at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (type === "VP8X" && size > 0) chunk.writeUInt8(chunk.readUInt8(8) & ~told, 8)
    if (webpPicture.test(type)) kept.push(chunk)
    at = end
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return kept.length === 0 ? undefined : Buffer.concat([head, body])
}
