import { createRequire } from "node:module"
import { deflateSync } from "node:zlib"
import PDFDocument from "pdfkit"
import { expect, test } from "vitest"
import { pageAt } from "#app/capture/copy-text.server.ts"
import { readPdfText } from "#app/capture/pdf-text.server.ts"
import { findQuote } from "#app/domain/quote.ts"
import { pdf as empty } from "#tests/uploads/files.ts"

const said = "Ұзынөзек ауылында 240 орындық мектеп салып, үйге әрбір көшеден жол тартамын."
const font = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/literata/500Medium/Literata_500Medium.ttf",
)

/** A programme of these pages, each set in a column so narrow that a sentence takes several lines. */
async function printed(pages: readonly string[]): Promise<Buffer> {
  const document = new PDFDocument({ font, autoFirstPage: false })
  for (const text of pages) document.addPage().fontSize(14).text(text, { width: 160 })
  document.end()
  const chunks: Buffer[] = []
  for await (const chunk of document) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

test("a promise is found in the letters of a document, over its lines, with its page", async () => {
  const text = await readPdfText(await printed(["Бағдарлама", `Құрметті сайлаушылар! ${said}`]))
  const found = findQuote(text ?? "", said)
  expect(text?.slice(found?.start, found?.end).replace(/\s+/g, " ")).toBe(said)
  expect(pageAt(text ?? "", found?.start ?? 0)).toBe(2)
})

test("a document is read as far as its limits go, and no further", async () => {
  const document = await printed(["Бірінші бет", "Екінші бет"])
  expect(await readPdfText(document, { mostPages: 1 })).toBe("Бірінші бет")
  expect(await readPdfText(document, { mostLetters: 1 })).toBe("Бірінші бет")
  expect(await readPdfText(document, { patience: 1 })).toBeUndefined()
})

test("a small file that unfolds into more than it may take is given up", async () => {
  const drawing = deflateSync(`BT /F 9 Tf ${`(${"a".repeat(5000)}) Tj `.repeat(200)} ET`)
  const bomb = Buffer.concat([
    Buffer.from(`%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9000000 9] /Contents 4 0 R
  /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
4 0 obj <</Filter /FlateDecode /Length ${String(drawing.length)}>> stream
`),
    drawing,
    Buffer.from("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"),
  ])
  expect(bomb.length).toBeLessThan(10_000)
  expect((await readPdfText(bomb))?.length).toBe(1_000_000)
  expect(await readPdfText(bomb, { mostMemory: 64 * 1024 * 1024 })).toBeUndefined()
})

test("a broken, an empty and an unknown file have no letters and do no harm", async () => {
  const torn = (await printed([said])).subarray(0, 300)
  for (const bytes of [torn, empty, Buffer.from("%PDF-1.7"), Buffer.alloc(5000, "x")])
    expect(await readPdfText(bytes)).toBeUndefined()
})
