import { deflateSync } from "node:zlib"
import sharp from "sharp"
import { expect, test } from "vitest"
import { action as offer } from "#app/routes/promises.$pledgeId.evidence.offer.tsx"
import { action as capture } from "#app/routes/promises.capture._index.tsx"
import { loader as copy } from "#app/routes/sources.$sourceId.copy.ts"
import { langs, translate } from "#app/i18n/translate.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import type { Asked } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import * as make from "#tests/support/make.ts"
import { jpeg, pdf, pngOf } from "#tests/uploads/files.ts"
import { listFilesIn } from "#tests/uploads/kept.ts"

const page = Buffer.from("<!doctype html><script>alert(1)</script>")
const archive = Buffer.from("504b0506" + "00".repeat(18), "hex")
const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')

/** A picture of 900 million pixels in a few hundred bytes. */
function unfolding(): Buffer {
  const head = Buffer.from("00007530000075300800000000", "hex")
  const line = deflateSync(Buffer.alloc(30_001))
  return pngOf([
    ["IHDR", head],
    ["IDAT", line],
    ["IEND", Buffer.alloc(0)],
  ])
}

function photo() {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: "#385" } })
    .withExif({ IFD0: { Artist: "Somebody" }, IFD3: { GPSLatitude: "49/1 48/1 0/1" } })
    .jpeg()
    .toBuffer()
}

/** Files that are refused by whoever takes pictures and documents, and with what. */
const refused = [
  ["too-large", "long.pdf", Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])],
  ["kind", "drawing.svg", drawing],
  ["kind", "drawing.png", drawing],
  ["kind", "page.pdf", Buffer.concat([page, pdf])],
  ["kind", "archive.png", Buffer.concat([pngOf([["IEND", Buffer.alloc(0)]]), archive])],
  ["kind", "archive.pdf", Buffer.concat([pdf, archive])],
  ["kind", "words.docx", Buffer.from(`504b030414000600${"00".repeat(40)}`, "hex")],
  ["kind", "moving.gif", Buffer.from("GIF89a=1;alert(1)//", "latin1")],
  ["ending", "photo.pdf", jpeg],
  ["torn", "cut.jpg", jpeg.subarray(0, 40)],
  ["torn", "cut.pdf", pdf.subarray(0, pdf.length - 8)],
  ["too-many-pixels", "small.png", unfolding()],
] as const

/** The two doors: a watchdog's captured source and anybody's evidence. */
async function makeDoors(db: TestDb) {
  const dataDir = emptyFolder()
  const pledge = await make.makePledge(db)
  const { public_id } = await db.read
    .selectFrom("person")
    .select("public_id")
    .where("id", "=", pledge.person_id)
    .executeTakeFirstOrThrow()
  const watchdog = await make.makeAccount(db, { role: "watchdog" })
  const reader = await make.makeAccount(db)
  const captured = { db, account: watchdog, path: `/en/a?person=${public_id}` }
  const offered = { db, account: reader, path: "/en/a", params: { pledgeId: pledge.public_id } }
  const act = {
    ...{ kind: "local-work", title: "Visit to the site", happenedOn: "2026-10-02" },
    ...{ direction: "contradicts", note: "A slab of concrete, no walls.", lang: "en" },
    alt: "A slab with weeds on it",
  }
  function bring(asked: Asked, fields: Record<string, string>, name: string, bytes: Uint8Array) {
    const body = new FormData()
    for (const [field, value] of Object.entries(fields)) body.set(field, value)
    body.set("file", new File([new Uint8Array(bytes)], name))
    const request = new Request(asked.request.url, { method: "POST", body })
    const house = { ...asked.context.house, dataDir }
    return { ...asked, request, context: { ...asked.context, house } }
  }
  return {
    dataDir,
    capture: (name: string, bytes: Uint8Array) =>
      answerOf(capture, bring(post(captured, {}), {}, name, bytes)),
    offer: (name: string, bytes: Uint8Array) =>
      answerOf(offer, bring(post(offered, {}), act, name, bytes)),
    open(sourceId: string) {
      const asked = visit({ ...captured, params: { sourceId } })
      const house = { ...asked.context.house, dataDir }
      return copy({ ...asked, context: { ...asked.context, house } } as never)
    },
  }
}

describeOnBothEngines("a hostile file", (open) => {
  test("is refused in words at both doors, and leaves neither a file nor a row", async () => {
    const db = await open()
    const doors = await makeDoors(db)
    for (const [code, name, bytes] of refused) {
      expect(await doors.capture(name, bytes), name).toMatchObject({
        status: 409,
        data: { refusal: { code: `copy-${code}` } },
      })
      expect(await doors.offer(name, bytes), name).toMatchObject({
        status: 422,
        data: { answer: { errors: { file: { code: `refusal.file-${code}` } } } },
      })
      for (const lang of langs)
        expect(translate(lang, `refusal.file-${code}`)).toMatch(/^\p{Lu}.*\.$/u)
    }
    expect(listFilesIn(doors.dataDir)).toEqual([])
    for (const table of ["source_text", "kept_file", "evidence_offer"] as const)
      expect(await db.read.selectFrom(table).selectAll().execute(), table).toEqual([])
    const copies = db.read.selectFrom("source_snapshot").where("captured_at", "is not", null)
    expect(await copies.selectAll().execute()).toEqual([])
  })

  test("of which something can be seen is drawn anew: no place, no author, no page behind it", async () => {
    const db = await open()
    const doors = await makeDoors(db)
    const laden = Buffer.concat([await photo(), page])
    expect(laden.includes("Somebody")).toBe(true)
    const taken = await doors.capture("photo.jpg", laden)
    const sourceId = /capture\/(\w{16})/.exec(taken.location ?? "")?.[1] ?? ""
    const kept = Buffer.from(await (await doors.open(sourceId)).arrayBuffer())
    for (const word of ["Somebody", "Exif", "script"]) expect(kept.includes(word), word).toBe(false)
    expect(await sharp(kept).metadata()).toMatchObject({ format: "jpeg", width: 60 })
    expect((await doors.offer("photo.jpg", laden)).status).toBe(200)
    const shelf = listFilesIn(doors.dataDir)
    expect(shelf.filter(({ bytes }) => bytes.includes("Somebody"))).toEqual([])
    expect(shelf.filter(({ name }) => name.endsWith(".tmp"))).toEqual([])
  })

  test("that acts by itself in a reader's program is handed out to be saved, never shown", async () => {
    const doors = await makeDoors(await open())
    const acting = Buffer.concat([
      Buffer.from(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>",
      ),
      Buffer.from("endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
    ])
    const taken = await doors.capture("acting.pdf", acting)
    const served = await doors.open(/capture\/(\w{16})/.exec(taken.location ?? "")?.[1] ?? "")
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^attachment/) as string,
      "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/) as string,
      "x-content-type-options": "nosniff",
    })
  })
})
