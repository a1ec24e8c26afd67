const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const app1 = 0xe1
/** JFIF, colour profile, Adobe's colour transform: without them a picture has other colours. */
const keptApplications = [0xe0, 0xe2, 0xee]

/**
 * A JPEG without what its camera and its programs wrote beside the picture: place, device, author, preview,
 * and whatever follows its end. Which way is up is kept.
 *
 * @returns undefined where the bytes are no whole JPEG (ITU-T T.81 Annex B)
 */
export function bareJpeg(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== soi) return undefined
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]
    if (marker === undefined) return undefined
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === eoi) return Buffer.concat([...kept, Buffer.from([0xff, eoi])])
    const end = segmentEnd(bytes, at)
    if (end === undefined) return undefined
    const next = marker === sos ? scanEnd(bytes, end) : end
    if (isPicture(marker)) kept.push(bytes.subarray(at, next))
    else if (marker === app1) kept.push(...uprightSegment(bytes.subarray(at + 4, end)))
    at = next
  }
}

function segmentEnd(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined
  const end = at + 2 + bytes.readUInt16BE(at + 2)
  return end > bytes.length || end < at + 4 ? undefined : end
}

/** Where the coded data of a scan ends: at the next marker that is no restart and no stuffed zero. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
    at += 2
  }
}

/** Application segments and comments are words about the picture; all others are the picture. */
function isPicture(marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef
  return isApplication ? keptApplications.includes(marker) : marker !== 0xfe
}

/** An Exif segment that says nothing but which way is up; none where the picture stands as it is. */
function uprightSegment(content: Buffer): Buffer[] {
  const turn = orientationIn(content)
  if (turn === undefined || turn < 2 || turn > 8) return []
  const segment = Buffer.from(
    "ffe10022" +
      "457869660000" +
      "4d4d002a00000008" +
      "0001" +
      "0112000300000001" +
      "0000000000000000",
    "hex",
  )
  segment.writeUInt16BE(turn, 28)
  return [segment]
}

/** The value of tag 0x0112 in the first directory of an Exif segment (TIFF 6.0, Exif 2.3). */
function orientationIn(content: Buffer): number | undefined {
  if (content.toString("latin1", 0, 6) !== "Exif\0\0" || content.length < 16) return undefined
  const tiff = content.subarray(6)
  const isLittle = tiff.toString("latin1", 0, 2) === "II"
  function short(at: number): number {
    if (at + 2 > tiff.length) return 0
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  }

  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    if (short(at) === 0x0112) return short(at + 8)
  }
  return undefined
}
