import sharp from "sharp"
import type { Sharp } from "sharp"
import { describe, expect, test } from "vitest"
import { makeKeys } from "#app/lib/seal.server.ts"
import { cleanPicture, mostPixels } from "#app/uploads/picture.server.ts"
import type { PictureKind } from "#app/uploads/picture.server.ts"
import { storeUpload } from "#app/uploads/upload.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { listFilesIn } from "#tests/uploads/kept.ts"
import { pngOf } from "#tests/uploads/files.ts"

const kinds = ["jpeg", "png", "webp"] as const satisfies PictureKind[]

/** A picture of 64 by 32 pixels, red on its left and blue on its right half. */
function picture(): Sharp {
  const half = { width: 32, height: 32, channels: 3, background: "#00f" } as const
  return sharp({ create: { ...half, width: 64, background: "#f00" } }).composite([
    { input: { create: half }, left: 32, top: 0 },
  ])
}

const told = {
  IFD0: { Make: "Zhurek", Artist: "Somebody", Copyright: "Karaganda" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "49/1 48/1 1692/100", GPSLongitudeRef: "E" },
}

function laden(kind: PictureKind): Promise<Buffer> {
  return picture()
    .withExif(told)
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>Somebody</rdf></x:xmpmeta>')
    .withIccProfile("p3")
    .toFormat(kind)
    .toBuffer()
}

describe.each(kinds)("a picture of kind %s", (kind) => {
  test("keeps what can be seen and loses all that was written beside it", async () => {
    const sent = Buffer.concat([await laden(kind)])
    expect(sent.includes("Somebody")).toBe(true)
    const cleaned = await cleanPicture(kind, sent)
    if (!cleaned.ok) throw new Error(cleaned.refusal.code)
    const { bytes, width, height } = cleaned.value
    expect([width, height]).toEqual([64, 32])
    for (const word of ["Somebody", "Zhurek", "Karaganda", "Exif", "xmpmeta"]) {
      expect(bytes.includes(word)).toBe(false)
    }
    const { exif, icc, xmp, iptc, comments, format } = await sharp(bytes).metadata()
    expect({ exif, icc, xmp, iptc, comments, format }).toEqual({ format: kind })
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(200)
    expect(data[2]).toBeLessThan(60)
    expect(data.at(-1)).toBeGreaterThan(200)
  })

  test("loses a page that was hung on at its end", async () => {
    const page = "<html><script>alert(1)</script></html>"
    const cleaned = await cleanPicture(kind, Buffer.concat([await laden(kind), Buffer.from(page)]))
    if (cleaned.ok) expect(cleaned.value.bytes.includes("script")).toBe(false)
    // The length of a WebP stands in its head: what does not keep it is refused.
    else expect(cleaned.refusal.code).toBe("torn")
  })

  test("is refused where it is cut off, or is another kind than its first bytes say", async () => {
    const whole = await laden(kind)
    const cut = await cleanPicture(kind, whole.subarray(0, whole.length - 40))
    expect(cut).toMatchObject({ ok: false, refusal: { code: "torn" } })
    const other = kinds.find((one) => one !== kind) ?? "png"
    expect(await cleanPicture(other, whole)).toMatchObject({ refusal: { code: "torn" } })
  })
})

test("a picture that lay on its side stands upright", async () => {
  const sent = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await cleanPicture("jpeg", sent)).toMatchObject({ value: { width: 32, height: 64 } })
})

test("a small file that would unfold into more pixels than allowed is refused by its head", async () => {
  const head = Buffer.from("00000000000000000800000000", "hex")
  head.writeUInt32BE(mostPixels / 1000 + 1, 0)
  head.writeUInt32BE(1000, 4)
  const bomb = pngOf([
    ["IHDR", head],
    ["IDAT", Buffer.from("789c030000000001", "hex")],
    ["IEND", Buffer.alloc(0)],
  ])
  expect(await cleanPicture("png", bomb)).toMatchObject({ refusal: { code: "too-many-pixels" } })
})

test("a picture that moves is refused", async () => {
  const frames = await Promise.all(
    ["#f00", "#00f"].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer()
  expect(await cleanPicture("webp", moving)).toMatchObject({ refusal: { code: "animated" } })
})

test("taken in with `redraw`, what lies on the shelf is the new drawing alone", async () => {
  const shop = { dataDir: emptyFolder(), keys: makeKeys(Buffer.alloc(32, 7)) }
  const terms = { kinds: [...kinds], most: 1_000_000, redraw: true }
  const stored = await storeUpload(shop, await laden("jpeg"), terms)
  const kept = listFilesIn(shop.dataDir)
  expect(stored).toMatchObject({ ok: true, value: { kind: "jpeg" } })
  expect(kept).toHaveLength(1)
  expect(kept[0]?.bytes.includes("Somebody")).toBe(false)
  const torn = await storeUpload(shop, (await laden("webp")).subarray(0, 120), terms)
  expect(torn).toMatchObject({ ok: false, refusal: { code: "torn" } })
  expect(listFilesIn(shop.dataDir)).toHaveLength(1)
})
