import { a4, mm } from "./measure.ts"
import type { Paper, Type } from "./paper.server.ts"
import type { Locale } from "#app/i18n/locale.tsx"

const left = mm(25)
const width = a4.short - left - mm(15)
const top = mm(18)
const bottom = a4.long - mm(20)

/** A page that text runs down on, and goes on overleaf where it is full. */
export class Column {
  private y = top

  constructor(
    readonly paper: Paper,
    readonly locale: Locale,
  ) {
    paper.page()
  }

  write(part: "H1" | "H2" | "P", words: string, type: Type, after = 5): void {
    const height = this.paper.heightOf(words, width, type)
    this.makeRoom(Math.min(height, mm(30)))
    this.paper.text(part, words, { x: left, y: this.y, width }, type)
    this.y += height + after
  }

  /** A label with a line to write on, from `from` of the width to its end; a long label stands above it. */
  blank(label: string, from = 0): void {
    const x = left + width * from
    const type = { size: 10.5 }
    const isLong = this.paper.widthOf(label, type) > (left + width - x) * 0.65
    this.makeRoom(isLong ? 40 : 23)
    this.paper.text("P", label, { x, y: this.y, width: left + width - x }, type)
    const start = isLong ? x : x + this.paper.widthOf(label, type) + 4
    this.y += isLong ? 17 : 0
    this.paper.line(start, this.y + 12, left + width, this.y + 12)
    this.y += 23
  }

  /** Two labels side by side, each with its line. */
  blanks(first: string, second: string): void {
    this.makeRoom(23)
    const { y } = this
    this.blankAt(first, left, left + width * 0.4, y)
    this.blankAt(second, left + width * 0.46, left + width, y)
    this.y = y + 23
  }

  private blankAt(label: string, x: number, end: number, y: number): void {
    const type = { size: 10.5 }
    this.paper.text("P", label, { x, y, width: end - x }, type)
    this.paper.line(x + this.paper.widthOf(label, type) + 4, y + 12, end, y + 12)
  }

  space(points: number): void {
    this.y += points
  }

  turn(): void {
    this.paper.page()
    this.y = top
  }

  private makeRoom(height: number): void {
    if (this.y + height > bottom) this.turn()
  }
}
