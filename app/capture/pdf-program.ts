/**
 * What the thread runs that reads a document, as text: a function would not stay what it is on its way
 * through those who bundle and compile it. It answers with the text of each page, or ends with a fault.
 *
 * The library's memory grows by `Memory.grow` alone; where it must not grow the library gives up in order.
 */
export const pdfProgram = `
const { parentPort, workerData } = require("node:worker_threads")
const { library, bytes, mostMemory, mostPages, mostLetters } = workerData
const grow = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > mostMemory) throw new RangeError("too much memory")
  return grow.call(this, pages)
}
import(library).then((mupdf) => {
  const document = mupdf.Document.openDocument(bytes, "application/pdf")
  if (document.needsPassword()) throw new Error("it is locked")
  const texts = []
  let letters = 0
  for (let at = 0; at < Math.min(document.countPages(), mostPages) && letters < mostLetters; at += 1) {
    const page = document.loadPage(at)
    const structured = page.toStructuredText("dehyphenate")
    const text = structured.asText()
    letters += text.length
    texts.push(text)
    structured.destroy()
    page.destroy()
  }
  parentPort.postMessage(texts)
})
`
