import * as mupdf from "mupdf"
import { describe, expect, test } from "vitest"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { newSerial } from "#app/domain/sheet-serial.server.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { applicationPdf } from "#app/paper/application-pdf.server.ts"
import { sheetPdf } from "#app/paper/sheet-pdf.server.ts"
import { latinNames } from "#tests/i18n/messages.ts"
import { at, facts } from "./facts.ts"

const sheet = { serial: newSerial(), number: 12, lines: 8 }

/** Every paper that the site prints. */
const papers: Record<string, (lang: Lang) => Promise<Buffer>> = {
  "a sheet": (lang) => sheetPdf(facts(), [sheet], lang, at),
  "sheets of a batch": (lang) => sheetPdf(facts(), [sheet, sheet], lang, at),
  "a specimen": (lang) => sheetPdf(facts(), [], lang, at),
  "an application": (lang) => applicationPdf(facts(), lang, at),
}

function read(bytes: Uint8Array) {
  const pdf = mupdf.Document.openDocument(bytes, "application/pdf").asPDF()
  if (!pdf) throw new Error("it is no PDF")
  const pages = Array.from({ length: pdf.countPages() }, (_, page) => pdf.loadPage(page))
  const lines = pages.map((page) => page.toStructuredText("").asText()).join("\n")
  // An address that is too long for its line is broken behind a slash.
  const text = lines.replaceAll(/\/\s+(?=[0-9a-z]{16})/g, "/")
  const words = text
    .replaceAll(/https?:\/\/\S+|\/(kk|ru|en)\/s\/\S*/g, "")
    .replaceAll(formatSerial(sheet.serial), "")
    .replaceAll(new RegExp(sheet.serial, "gi"), "")
  return {
    lang: pdf.getTrailer().get("Root").get("Lang").asString(),
    titled: pdf.getMetaData("info:Title") !== "",
    words,
    shape: {
      pages: pages.length,
      links: (text.match(/https?:\/\/\S+/g) ?? []).map((url) => url.replace(/\/(kk|ru|en)\b/, "")),
      numbers: numbersIn(words),
    },
  }
}

function numbersIn(text: string): string[] {
  const whole = text.replaceAll(/(\d)[\u00a0\u202f ,.](?=\d{3}\b)/g, "$1")
  return (whole.match(/\d+/g) ?? []).sort()
}

describe("papers in three languages", () => {
  test.each(Object.entries(papers))(
    "say the same: %s",
    async (_, print) => {
      const all = []
      for (const lang of langs) all.push({ asked: lang, ...read(await print(lang)) })
      for (const { asked, lang, titled, words } of all) {
        expect(lang).toBe(asked)
        expect(titled).toBe(true)
        expect(words).not.toMatch(/[{}]|(?:^|\s)[a-z]+(?:-[a-z]+)*\.[a-z]+-[a-z-]+/)
        const own = words.replaceAll(latinNames, "")
        if (asked !== "en") expect(own).not.toMatch(/[A-Za-z]{3,}/)
      }
      const [first, ...others] = all.map(({ shape }) => shape)
      for (const other of others) expect(other).toEqual(first)
    },
    60_000,
  )
})
