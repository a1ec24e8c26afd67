import type { Column } from "./columns.ts"
import { mm } from "./measure.ts"
import type { Paper } from "./paper.server.ts"
import type { Locale } from "#app/i18n/locale.tsx"

interface Lines {
  readonly columns: readonly Column[]
  readonly lines: number
  readonly top: number
  readonly asksIin: boolean
}

const headHeight = mm(10.5)
/** Tall enough for two rows of handwriting. */
const lineHeight = mm(11.8)
const padding = 3

/** Draws the table that people write in. Gives where it ends. */
export function drawLines(paper: Paper, locale: Locale, { columns, lines, top, asksIin }: Lines) {
  const table = paper.part("Table")
  const head = paper.part("TR", table)
  for (const { head: words, x, width } of columns) {
    const room = { x: x + padding, y: top + padding, width: width - 2 * padding }
    paper.text("TH", locale.t(words), room, { size: 8, weight: "bold" }, head)
  }
  for (let number = 1; number <= lines; number++) {
    const y = top + headHeight + (number - 1) * lineHeight
    drawLine(paper, locale, { columns, number, y, asksIin, table })
  }
  const bottom = top + headHeight + lines * lineHeight
  drawGrid(paper, columns, { top, bottom, lines })
  return bottom
}

interface Line {
  readonly columns: readonly Column[]
  readonly number: number
  readonly y: number
  readonly asksIin: boolean
  readonly table: PDFKit.PDFStructureElement
}

/** A line is blank but for its number and, where two numbers are written, what goes where. */
function drawLine(paper: Paper, { t }: Locale, { columns, number, y, asksIin, table }: Line): void {
  const row = paper.part("TR", table)
  for (const { name, x, width } of columns) {
    const room = { x: x + padding, y: y + padding, width: width - 2 * padding }
    if (name === "number") {
      const middle = { ...room, y: y + lineHeight / 2 - 6 }
      paper.text("TD", String(number), middle, { size: 10, align: "center" }, row)
    } else if (name === "identity-document" && asksIin) {
      paper.text("TD", "№", room, { size: 7 }, row)
      paper.ornament(() => {
        paper.write(t("sign.iin"), { ...room, y: y + lineHeight / 2 + 2 }, { size: 7 })
      })
      paper.ornament(() => {
        const half = y + lineHeight / 2
        paper.doc.lineWidth(0.4).dash(1.5, { space: 1.5 })
        paper.doc
          .moveTo(x, half)
          .lineTo(x + width, half)
          .stroke()
          .undash()
      })
    } else {
      paper.part("TD", row)
    }
  }
}

function drawGrid(
  paper: Paper,
  columns: readonly Column[],
  { top, bottom, lines }: { top: number; bottom: number; lines: number },
): void {
  const [first] = columns
  const last = columns.at(-1)
  if (!first || !last) return
  const right = last.x + last.width
  paper.line(first.x, top, right, top, 1.2)
  for (let number = 0; number <= lines; number++) {
    const y = top + headHeight + number * lineHeight
    paper.line(first.x, y, right, y, number === 0 || number === lines ? 1.2 : 0.6)
  }
  for (const { x } of [...columns, { x: right }]) paper.line(x, top, x, bottom, 0.6)
}
