import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import { pdfProgram } from "./pdf-program.ts"
import { Semaphore } from "#app/lib/semaphore.ts"

/** What a document may take while it is read. */
export interface ReadingLimits {
  /** Milliseconds. */
  readonly patience: number
  /** Bytes of the library's memory, most of which the document's own parts fill. */
  readonly mostMemory: number
  /** Pages that are read; what stands on later ones is not looked for. */
  readonly mostPages: number
  /** Letters after which no further page is read. */
  readonly mostLetters: number
}

const limits: ReadingLimits = {
  patience: 15_000,
  mostMemory: 256 * 1024 * 1024,
  mostPages: 300,
  mostLetters: 1_500_000,
}

/** One document at a time: each may take the memory above. */
const desk = new Semaphore(1, 20)

/** Between two pages: a form feed, so that the page of a place can be counted. */
export const pageBreak = "\f"

/**
 * The letters of a PDF, page by page, in a thread of its own that ends with its limits: a document may be
 * made to take for ever or all memory. Words that a line's end parts are put together.
 *
 * @returns undefined where it has no letters (a scan), is locked, broken or beyond the limits
 * @throws Crowded where too many documents wait already
 */
export function readPdfText(
  bytes: Uint8Array,
  given: Partial<ReadingLimits> = {},
): Promise<string | undefined> {
  return desk.run(async () => {
    const pages = await readPages(bytes, { ...limits, ...given })
    const text = pages?.map(cleared).join(pageBreak) ?? ""
    return /[\p{L}\p{N}]/u.test(text) ? text : undefined
  })
}

/** What no text holds in either database, and page breaks that are none. */
function cleared(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cs}]/gu, (mark) =>
      /[\n\t]/.test(mark) ? mark : /\s/.test(mark) ? " " : "",
    )
    .trimEnd()
}

function readPages(
  bytes: Uint8Array,
  { patience, ...told }: ReadingLimits,
): Promise<string[] | undefined> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve("mupdf")).href
  const worker = new Worker(pdfProgram, {
    eval: true,
    // Neither the settings nor what the program itself was started with.
    ...{ env: {}, execArgv: [], stdout: true, stderr: true },
    workerData: { library, bytes: new Uint8Array(bytes), ...told },
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  })
  return new Promise((resolve) => {
    const clock = setTimeout(() => finish(undefined), patience)
    function finish(pages: string[] | undefined) {
      clearTimeout(clock)
      void worker.terminate()
      resolve(pages)
    }
    worker.once("message", (pages: string[]) => finish(pages))
    worker.once("error", () => finish(undefined))
    worker.once("exit", () => finish(undefined))
  })
}
