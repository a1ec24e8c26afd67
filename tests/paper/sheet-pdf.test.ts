import jsQRModule from "jsqr"
import * as mupdf from "mupdf"
import { describe, expect, test } from "vitest"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { newSerial } from "#app/domain/sheet-serial.server.ts"
import { applicationPdf } from "#app/paper/application-pdf.server.ts"
import { drawable, paperLetters } from "#app/paper/letters.ts"
import { sheetPdf } from "#app/paper/sheet-pdf.server.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"
import { at, facts } from "./facts.ts"

/** The package is CommonJS: at run time its function stands a level deeper than its types say. */
const jsQR = "default" in jsQRModule ? (jsQRModule.default as typeof jsQRModule) : jsQRModule

const kazakh = "әғқңөұүһі"
const letters = [...kazakh, ...kazakh.toUpperCase()]
const dot = 72 / 25.4

const sheet = { serial: newSerial(), number: 12, lines: 8 }

function open(bytes: Uint8Array) {
  return mupdf.Document.openDocument(bytes, "application/pdf")
}

function textOf(bytes: Uint8Array): string {
  const pdf = open(bytes)
  return Array.from({ length: pdf.countPages() }, (_, page) =>
    pdf.loadPage(page).toStructuredText("").asText(),
  )
    .join("\n")
    .replace(/\s+/g, " ")
}

/** Every letter that is drawn on a page, with where it stands. */
function glyphsOf(bytes: Uint8Array, page = 0) {
  const glyphs: { letter: string; quad: number[] }[] = []
  open(bytes)
    .loadPage(page)
    .toStructuredText("preserve-whitespace")
    .walk({ onChar: (letter, _origin, _font, _size, quad) => glyphs.push({ letter, quad }) })
  return glyphs
}

/** The darkness of each point in a letter's box, drawn large. */
function drawn(page: mupdf.Page, [x0 = 0, y0 = 0, , , , , x1 = 0, y1 = 0]: number[]): string {
  const scale = 6
  const box: mupdf.Rect = [x0 * scale, y0 * scale, x1 * scale, y1 * scale]
  const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceGray, box, false)
  pixmap.clear(255)
  const device = new mupdf.DrawDevice(mupdf.Matrix.scale(scale, scale), pixmap)
  page.run(device, mupdf.Matrix.identity)
  device.close()
  const inked = [...pixmap.getPixels()].map((grey) => (grey < 128 ? "#" : "."))
  return inked.join("")
}

/** What a camera reads from a page; undefined where there is no code on it. */
function scan(page: mupdf.Page): string | undefined {
  const scale = mupdf.Matrix.scale(1.5, 1.5)
  const pixmap = page.toPixmap(scale, mupdf.ColorSpace.DeviceGray, false)
  const greys = pixmap.getPixels()
  const pixels = new Uint8ClampedArray(greys.length * 4).fill(255)
  greys.forEach((grey, index) => pixels.fill(grey, index * 4, index * 4 + 3))
  const once = { inversionAttempts: "dontInvert" } as const
  return jsQR(pixels, pixmap.getWidth(), pixmap.getHeight(), once)?.data
}

/** The words of a paper, all in one line of one weight: for looking at single letters. */
async function glyphSheet(words: string): Promise<Buffer> {
  const grounds = [{ text: words, rating: "broken" as const, on: "2026-08-14", pledge: "a" }]
  return sheetPdf(facts({ grounds }), [sheet], "kk", at)
}

describe("a signature sheet", () => {
  test.each(["kk", "ru"] as const)("says in %s what it is, about whom and why", async (lang) => {
    const text = textOf(await sheetPdf(facts(), [sheet], lang, at))
    expect(text).toContain(lang === "kk" ? "Қол қою парағы" : "Подписной лист")
    expect(text).toContain("Ерлан Қонысбайұлы")
    expect(text).toContain("№ 7 Үшкөпір сайлау округі")
    expect(text).toContain("ыстық тамақ тегін беріледі")
    expect(text).toContain("екі рет дауыс бердім")
    expect(text).toContain(formatSerial(sheet.serial))
    expect(text).toMatch(/113.14/)
  })

  test.each([
    ["kk", "Ресми нысанды Орталық сайлау комиссиясы белгілейді", "біз оны таппадық"],
    ["ru", "Официальную форму устанавливает Центральная избирательная комиссия", "её не нашли"],
  ] as const)("says in %s that its form is ours", async (lang, ...sentences) => {
    const text = textOf(await sheetPdf(facts(), [sheet], lang, at))
    for (const sentence of sentences) expect(text).toContain(sentence)
  })

  test("holds every Kazakh letter as text, small and capital", async () => {
    const text = textOf(await glyphSheet(letters.join(" ")))
    expect(letters.filter((letter) => !text.includes(letter))).toEqual([])
  })

  test("draws each Kazakh letter, and draws it otherwise than a letter it has not", async () => {
    // Ethiopic: Literata has none of it, so that a box stands in its place.
    const bytes = await glyphSheet(`${letters.join(" ")} \u1200`)
    const page = open(bytes).loadPage(0)
    const glyphs = glyphsOf(bytes)
    // Letters of the ground itself: from the first quotation mark on.
    const ground = glyphs.slice(glyphs.findIndex(({ letter }) => letter === "«"))
    const missing = ground.find(({ letter }) => letter === "□")
    if (!missing) throw new Error("nothing stands for the missing letter")
    const box = drawn(page, missing.quad)
    expect(box).toContain("#")
    const shapes = letters.map((letter) => {
      const glyph = ground.find((of) => of.letter === letter)
      return glyph ? drawn(page, glyph.quad) : "not there"
    })
    for (const shape of shapes) {
      expect(shape).toContain("#")
      expect(shape).not.toBe(box)
    }
    expect(new Set(shapes).size).toBe(letters.length)
  })

  test.each(["kk", "ru", "en"] as const)("has a letter for every sign in %s", async (lang) => {
    for (const bytes of [
      await sheetPdf(facts(), [sheet], lang, at),
      await applicationPdf(facts(), lang, at),
    ]) {
      expect(textOf(bytes)).not.toMatch(/[\ufffd□]/)
    }
  })

  test("is set in a font that has every letter papers are written with", async () => {
    const grounds = [
      { text: paperLetters, rating: "broken" as const, on: "2026-08-14", pledge: "a" },
    ]
    const text = textOf(await applicationPdf(facts({ grounds }), "kk", at))
    expect(text).not.toContain("\ufffd")
    const visible = Array.from(paperLetters).filter((letter) => /\S/.test(letter))
    expect(visible.filter((letter) => !text.includes(letter))).toEqual([])
  })

  test("shows a box for what it cannot draw, and drops what cannot be seen", () => {
    expect(drawable("113\u201113 \u{1f600} сло\u00adво\u2060\n№")).toBe("113-13 □ слово\n№")
  })

  test("has a QR code that scans back to the address of its serial", async () => {
    const sheets = [sheet, { ...sheet, serial: newSerial(), number: 13 }]
    const pdf = open(await sheetPdf(facts(), sheets, "kk", at))
    expect(pdf.countPages()).toBe(2)
    const scanned = sheets.map((_, index) => scan(pdf.loadPage(index)))
    expect(scanned).toEqual(sheets.map(({ serial }) => `https://uade.example/kk/s/${serial}`))
  })

  test("is one side of A4, with every letter within the margins a printer leaves", async () => {
    const long = "Балабақша мен мектеп арасындағы көше жарықтандырылады. ".repeat(20)
    const grounds = [{ text: long, rating: "broken" as const, on: "2026-08-14", pledge: "a" }]
    const reply = { outcome: "given", text: long.repeat(2), lang: "kk", at } as const
    const bytes = await sheetPdf(facts({ grounds, reply }), [sheet], "kk", at)
    const pdf = open(bytes)
    expect(pdf.countPages()).toBe(1)
    const [, , width, height] = pdf.loadPage(0).getBounds()
    expect([Math.round(width / dot), Math.round(height / dot)]).toEqual([297, 210])
    for (const { quad } of glyphsOf(bytes)) {
      const [x0 = 0, y0 = 0, , , , , x1 = 0, y1 = 0] = quad
      expect(x0).toBeGreaterThan(5 * dot)
      expect(y0).toBeGreaterThan(5 * dot)
      expect(x1).toBeLessThan(width - 5 * dot)
      expect(y1).toBeLessThan(height - 5 * dot)
    }
  })

  test("gives grounds and reply the same type and the same number of lines", async () => {
    const long = "Балабақша мен мектеп арасындағы көше жарықтандырылады. ".repeat(20)
    const grounds = [{ text: long, rating: "broken" as const, on: "2026-08-14", pledge: "a" }]
    const reply = { outcome: "given", text: long, lang: "kk", at } as const
    const bytes = await sheetPdf(facts({ grounds, reply }), [sheet], "kk", at)
    const lines: { x: number; y: number; size: number }[] = []
    let size = 0
    open(bytes)
      .loadPage(0)
      .toStructuredText("")
      .walk({
        onChar: (_letter, _origin, _font, of) => (size = of),
        beginLine: ([x0, y0]) => lines.push({ x: x0, y: y0, size }),
      })
    const middle = (297 / 2) * dot
    const box = lines.filter(({ y }) => y > 42 * dot && y < 74 * dot)
    const sides = [box.filter(({ x }) => x < middle), box.filter(({ x }) => x >= middle)]
    expect(sides[0]?.length).toBeGreaterThan(4)
    expect(sides[0]?.map(({ y }) => Math.round(y))).toEqual(sides[1]?.map(({ y }) => Math.round(y)))
  })

  test("leaves lines tall enough to write in: eleven millimetres at least", async () => {
    const numbers = glyphsOf(await sheetPdf(facts(), [sheet], "kk", at)).filter(
      ({ letter, quad }) =>
        /[1-8]/.test(letter) && (quad[0] ?? 0) < 20 * dot && (quad[1] ?? 0) > 75 * dot,
    )
    const tops = numbers.map(({ quad }) => quad[1] ?? 0)
    expect(tops).toHaveLength(8)
    for (const [index, top] of tops.slice(1).entries()) {
      expect((top - (tops[index] ?? 0)) / dot).toBeGreaterThanOrEqual(11)
    }
  })

  test("is titled, tagged and in its language for screen readers", async () => {
    const pdf = open(await sheetPdf(facts(), [sheet], "kk", at)).asPDF()
    if (!pdf) throw new Error("no PDF")
    const catalogue = pdf.getTrailer().get("Root")
    expect(pdf.getMetaData("info:Title")).toBe(`Қол қою парағы ${formatSerial(sheet.serial)}`)
    expect(catalogue.get("Lang").asString()).toBe("kk")
    expect(catalogue.get("MarkInfo").get("Marked").asBoolean()).toBe(true)
    expect(catalogue.get("ViewerPreferences").get("DisplayDocTitle").asBoolean()).toBe(true)
    expect(catalogue.get("StructTreeRoot").isNull()).toBe(false)
  })

  test("asks for what the law lets a signer state, and for the IIN only where the petition does", async () => {
    const [law, rules] = [ruleSets.get("ca-bc"), ruleSets.get("kz-2026")]
    if (!law || !rules) throw new Error("a rule set is gone")
    const birth = { ...rules.signerStates, value: ["family-name", "birth-date", "signature"] }
    const ruleSet = { ...rules, signerStates: birth } as typeof rules
    const text = textOf(await sheetPdf(facts({ ruleSet, asksIin: false }), [sheet], "ru", at))
    expect(text).toContain("Дата рождения")
    expect(text).not.toContain("Место регистрации")
    expect(text).not.toContain("ИИН")
  })
})

describe("a specimen", () => {
  test.each([
    ["kk", "ҮЛГІ"],
    ["ru", "ОБРАЗЕЦ"],
    ["en", "SPECIMEN"],
  ] as const)("says so across the page in %s", async (lang, word) => {
    expect(textOf(await sheetPdf(facts({ window: null }), [], lang, at))).toContain(word)
  })

  test("has no code to scan, and no serial", async () => {
    const bytes = await sheetPdf(facts({ window: null }), [], "ru", at)
    expect(scan(open(bytes).loadPage(0))).toBeUndefined()
    expect(textOf(bytes)).toContain("лист без серийного номера не сдают")
  })

  test("in English says that it is a copy for reading", async () => {
    const text = textOf(await sheetPdf(facts(), [], "en", at))
    expect(text).toContain("A copy for reading")
  })
})

describe("the application", () => {
  test("names the deputy, the ground, both sides and the articles", async () => {
    const text = textOf(await applicationPdf(facts(), "ru", at))
    for (const words of [
      "В территориальную избирательную комиссию",
      "Ерлан Қонысбайұлы",
      "утратил доверие избирателей",
      "ыстық тамақ тегін беріледі",
      "екі рет дауыс бердім",
      "пункт 1 статьи 113-12",
      "пункт 3 статьи 113-13",
    ]) {
      expect(text).toContain(words)
    }
  })

  test("names on a page of its own what is not established", async () => {
    const pdf = open(await applicationPdf(facts(), "ru", at))
    const pages = Array.from({ length: pdf.countPages() }, (_, page) =>
      pdf.loadPage(page).toStructuredText("").asText().replace(/\s+/g, " "),
    )
    expect(pages.at(-1)).toContain("Что не установлено")
    expect(pages.at(-1)).toContain("срок сбора подписей (пункт 1 статьи 113-14)")
    expect(pages.slice(0, -1).join(" ")).not.toContain("Что не установлено")
  })
})
