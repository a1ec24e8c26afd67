import { columnsFor } from "./columns.ts"
import { letOthers } from "./kept.server.ts"
import type { PaperFacts } from "./paper-facts.server.ts"
import { a4 } from "./measure.ts"
import { Paper } from "./paper.server.ts"
import { frame } from "./sheet-draft.ts"
import type { PrintedSheet, SheetDraft } from "./sheet-draft.ts"
import { drawFoot } from "./sheet-foot.server.ts"
import { drawGrounds } from "./sheet-grounds.server.ts"
import { drawHead } from "./sheet-head.server.ts"
import { drawLines } from "./sheet-lines.server.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import { linesOnSheet, signerFields } from "#app/domain/sheet.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"

/**
 * Draws signature sheets, one a page; without any, a specimen.
 *
 * @param lang of the words that are ours; promises and reply stand in the language they were written in
 * @returns the bytes of a PDF
 */
export async function sheetPdf(
  facts: PaperFacts,
  sheets: readonly PrintedSheet[],
  lang: Lang,
  at: Instant,
): Promise<Buffer> {
  const locale = makeLocale(lang, facts.ruleSet.procedure.timeZone)
  const [first] = sheets
  const title = locale.t(first ? "sheet.title" : "sheet.title-specimen")
  const name = first && sheets.length === 1 ? `${title} ${formatSerial(first.serial)}` : title
  const paper = await Paper.begin({ title: name, lang, at, layout: "landscape" })
  for (const sheet of first ? sheets : [undefined]) {
    await letOthers()
    drawSheet({ paper, facts, locale, sheet })
  }
  await letOthers()
  return paper.finish()
}

function drawSheet(draft: SheetDraft): void {
  const { paper, facts, sheet, locale } = draft
  paper.page()
  if (!sheet) drawSpecimenMark(draft)
  const grounds = drawHead(draft)
  const table = drawGrounds(draft, grounds)
  const columns = columnsFor(signerFields(facts.ruleSet), frame.left, frame.width)
  const lines = sheet?.lines ?? linesOnSheet
  const foot = drawLines(paper, locale, { columns, lines, top: table, asksIin: facts.asksIin })
  drawFoot(draft, foot)
}

/** Across the page, so that no copy of it passes for a sheet. */
function drawSpecimenMark({ paper, locale }: SheetDraft): void {
  const { doc } = paper
  const words = locale.t("sheet.specimen")
  paper.ornament(() => {
    doc.save()
    doc.rotate(-24, { origin: [a4.long / 2, a4.short / 2] })
    doc.font("bold").fontSize(120).fillColor("#e9e9e9")
    doc.text(words, 0, a4.short / 2 - 60, { width: a4.long, align: "center", lineBreak: false })
    doc.restore()
  })
}
