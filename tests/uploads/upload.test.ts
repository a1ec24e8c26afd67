import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import fc from "fast-check"
import { makeKeys, sha256 } from "#app/lib/seal.server.ts"
import type { UploadKind } from "#app/uploads/kinds.ts"
import { openUpload, removeUpload, storeUpload } from "#app/uploads/upload.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { jpeg, pdf, png, webp } from "#tests/uploads/files.ts"

const kinds: UploadKind[] = ["jpeg", "png", "webp", "pdf"]
const terms = { kinds, most: 10_000 }

function openShop() {
  return { dataDir: emptyFolder(), keys: makeKeys(Buffer.alloc(32, 7)) }
}

/** Every file under a folder, by its path within it. */
function listAll(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
}

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size))
  }
}

describe("a file", () => {
  test.each([
    ["jpeg", jpeg],
    ["png", png],
    ["webp", webp],
    ["pdf", pdf],
  ] as const)("of kind %s lies under its hash and comes back as it was", async (kind, bytes) => {
    const shop = openShop()
    const stored = await storeUpload(shop, inPieces(bytes, 7), terms)
    const hash = sha256(bytes)
    expect(stored).toEqual({ ok: true, value: { sha256: hash, kind, size: bytes.length } })
    const name = hash.toString("hex")
    expect(listAll(shop.dataDir)).toEqual([`uploads/open/${name.slice(0, 2)}/${name}`])
    expect(await openUpload(shop, hash)).toEqual({
      sha256: hash,
      kind,
      size: bytes.length,
      bytes,
    })
  })

  test("may be read by the program's own user alone", async () => {
    const shop = openShop()
    await storeUpload(shop, pdf, terms)
    const [name = ""] = listAll(shop.dataDir)
    expect(statSync(join(shop.dataDir, name)).mode & 0o777).toBe(0o600)
    expect(statSync(join(shop.dataDir, "uploads")).mode & 0o777).toBe(0o700)
  })

  test("that comes twice, also at once, is one file", async () => {
    const shop = openShop()
    await Promise.all([1, 2, 3, 4].map(() => storeUpload(shop, pdf, terms)))
    expect(listAll(shop.dataDir)).toHaveLength(1)
  })

  test("that is not there, or was thrown away, is undefined", async () => {
    const shop = openShop()
    expect(await openUpload(shop, sha256("nothing"))).toBeUndefined()
    await storeUpload(shop, pdf, terms)
    await removeUpload(shop, sha256(pdf))
    await removeUpload(shop, sha256(pdf))
    expect(await openUpload(shop, sha256(pdf))).toBeUndefined()
  })

  test("that changed on the disk is a fault, never an answer", async () => {
    const shop = openShop()
    await storeUpload(shop, pdf, terms)
    const [name = ""] = listAll(shop.dataDir)
    writeFileSync(join(shop.dataDir, name), Buffer.concat([pdf, Buffer.from("!")]))
    await expect(openUpload(shop, sha256(pdf))).rejects.toThrow("is not what was taken in")
  })

  test("is asked for by a whole SHA-256, and by nothing that could be a path", async () => {
    await expect(openUpload(openShop(), Buffer.from("../../kek"))).rejects.toThrow("SHA-256")
  })
})

describe("a sealed file", () => {
  test("shows nothing of itself on the disk and opens for whoever asks for sealed ones", async () => {
    const shop = openShop()
    await storeUpload(shop, pdf, { ...terms, sealed: true })
    const [name = ""] = listAll(shop.dataDir)
    expect(name).toMatch(/^uploads\/sealed\//)
    expect(readFileSync(join(shop.dataDir, name)).includes("Catalog")).toBe(false)
    expect((await openUpload(shop, sha256(pdf), { sealed: true }))?.bytes).toEqual(pdf)
  })

  test("is not given to whoever asks for open ones by its hash", async () => {
    const shop = openShop()
    await storeUpload(shop, pdf, { ...terms, sealed: true })
    expect(await openUpload(shop, sha256(pdf))).toBeUndefined()
  })

  test("does not open under another key", async () => {
    const shop = openShop()
    await storeUpload(shop, pdf, { ...terms, sealed: true })
    const other = { ...shop, keys: makeKeys(Buffer.alloc(32, 8)) }
    await expect(openUpload(other, sha256(pdf), { sealed: true })).rejects.toThrow()
  })
})

describe("what is refused leaves nothing behind", () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
  const html = Buffer.from("<!doctype html><script>alert(1)</script>")
  const gif = Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1")
  const zip = Buffer.from("504b030414000000", "hex")

  test.each([
    ["empty", Buffer.alloc(0), {}],
    ["too-large", Buffer.concat([pdf, Buffer.alloc(10_000)]), {}],
    ["kind", svg, {}],
    ["kind", Buffer.concat([Buffer.from("\ufeff<?xml version='1.0'?>"), svg]), {}],
    ["kind", html, {}],
    ["kind", gif, {}],
    ["kind", zip, {}],
    ["kind", Buffer.from("just words"), {}],
    ["kind", jpeg, { kinds: ["pdf"] as const }],
    ["ending", jpeg, { name: "sheet.pdf" }],
    ["ending", pdf, { name: "sheet.pdf.html" }],
    ["ending", png, { name: "png" }],
    ["ending", png, { name: "picture.svg" }],
  ] as const)("%s (%#)", async (code, bytes, given) => {
    const shop = openShop()
    expect(await storeUpload(shop, bytes, { ...terms, ...given })).toMatchObject({
      ok: false,
      refusal: { code },
    })
    expect(listAll(shop.dataDir)).toEqual([])
  })

  test.each(["a.jpg", "a.JPEG", "../../a.b.jpeg"])("but %s is a JPEG's name", async (name) => {
    expect((await storeUpload(openShop(), jpeg, { ...terms, name })).ok).toBe(true)
  })

  test("no more is read than the limit and one piece", async () => {
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 1000
        yield await Promise.resolve(Buffer.alloc(1000))
      }
    }
    const outcome = await storeUpload(openShop(), endless(), terms)
    expect(outcome).toMatchObject({ refusal: { code: "too-large" } })
    expect(sent).toBe(11_000)
  })
})

test("any bytes after the first ones of a kind are taken or refused, never a fault", async () => {
  const shop = openShop()
  const heads = [jpeg, png, webp, pdf, Buffer.alloc(0)].map((bytes) => bytes.subarray(0, 16))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 200 }),
      async (head, rest) => {
        const outcome = await storeUpload(shop, Buffer.concat([head, rest]), terms)
        if (outcome.ok) expect(kinds).toContain(outcome.value.kind)
      },
    ),
    { numRuns: 300 },
  )
})

describe("a file that is two things at once", () => {
  const page = Buffer.from("<!doctype html><script>alert(1)</script>")
  /** The directory's end of an empty archive. */
  const archive = Buffer.from("504b0506" + "00".repeat(18), "hex")
  const all = { kinds: [...kinds, "html", "text"] as UploadKind[], most: 10_000 }

  test.each([
    ["a page with a PDF in it", Buffer.concat([page, pdf])],
    ["a PDF with a page in its head", Buffer.concat([Buffer.from("%PDF-1.7\n<html>"), page, pdf])],
    ["a picture that is a script", Buffer.from("GIF89a=1;alert(1)//", "latin1")],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a drawing behind a remark", Buffer.from('<!-- x --><?xml version="1.0"?><svg/>')],
    ["a PDF with an archive behind it", Buffer.concat([pdf, archive])],
    ["a page with an archive behind it", Buffer.concat([page, archive])],
    ["a text with an archive behind it", Buffer.concat([Buffer.from("just words "), archive])],
    ["a picture with an archive behind it", Buffer.concat([png, archive])],
    [
      "an archive, as of a word processor",
      Buffer.from(`504b030414000600${"00".repeat(40)}`, "hex"),
    ],
    ["a program", Buffer.from("7f454c46020101000000000000000000", "hex")],
    ["bytes that are no text", Buffer.from("words \0 and more")],
    ["a document of words that is markup", Buffer.from("<feed xmlns='a'><entry/></feed>")],
  ])("is refused: %s", async (_, bytes) => {
    const shop = openShop()
    expect(await storeUpload(shop, bytes, all)).toMatchObject({ refusal: { code: "kind" } })
    expect(listAll(shop.dataDir)).toEqual([])
  })

  test("or cut off before its end", async () => {
    const shop = openShop()
    const torn = await storeUpload(shop, pdf.subarray(0, pdf.length - 8), all)
    expect(torn).toMatchObject({ refusal: { code: "torn" } })
    expect(listAll(shop.dataDir)).toEqual([])
  })

  test.each([
    ["html", page, "page.htm"],
    ["html", Buffer.from("\ufeff  <!-- saved --> <HTML><body>"), "page.html"],
    ["html", Buffer.from("<p>no head at all"), undefined],
    ["text", Buffer.from("Ауылға жол саламын."), "said.txt"],
    ["text", Buffer.from("\ufeffжол", "utf16le"), "said.txt"],
    ["text", Buffer.from("1 < 2"), undefined],
  ] as const)("but %s is taken: %#", async (kind, bytes, name) => {
    const shop = openShop()
    const stored = await storeUpload(shop, bytes, { ...all, ...(name ? { name } : {}) })
    expect(stored).toMatchObject({ ok: true, value: { kind, sha256: sha256(bytes) } })
    expect((await openUpload(shop, sha256(bytes)))?.bytes).toEqual(bytes)
  })

  test("and whoever asks for pictures and documents gets no text", async () => {
    expect(await storeUpload(openShop(), page, terms)).toMatchObject({ refusal: { code: "kind" } })
  })
})
