import PDFDocument from "pdfkit"
import { paperFonts } from "./fonts.server.ts"
import type { Fonts, Weight } from "./fonts.server.ts"
import { drawable } from "./letters.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { dateAt } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Parts of a paper as PDF names them for screen readers (ISO 32000-1, 14.8.4). */
export type Part = "H1" | "H2" | "P" | "Caption" | "L" | "LI" | "Table" | "TR" | "TH" | "TD"

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  /** Text that does not fit is cut with an ellipsis. */
  readonly height?: number
}

export interface Type {
  readonly size: number
  readonly weight?: Weight
  readonly align?: "left" | "center" | "right"
  readonly lineGap?: number
}

/** What a paper is called, in which language it is, when it was made and which way it lies. */
export interface Imprint {
  readonly title: string
  readonly lang: Lang
  readonly at: Instant
  readonly layout: "portrait" | "landscape"
}

/** Ink on white: papers are copied in black. */
const ink = "#000000"

/**
 * A paper in the making: tagged for screen readers, with its fonts inside and cut to the letters used.
 * Coordinates are in points from the upper left corner.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument
  private readonly root: PDFKit.PDFStructureElement
  private readonly whole: Promise<Buffer>

  /** Takes a fresh sheet. */
  static async begin(what: Imprint): Promise<Paper> {
    return new Paper(what, await paperFonts())
  }

  private constructor({ title, lang, at, layout }: Imprint, fonts: Fonts) {
    this.doc = new PDFDocument({
      size: "A4",
      layout,
      margin: 0,
      autoFirstPage: false,
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang,
      info: { Title: title, Creator: "Uade", Producer: "Uade", CreationDate: dateAt(at) },
    })
    this.doc.registerFont("regular", fonts.regular)
    this.doc.registerFont("bold", fonts.bold)
    this.root = this.doc.struct("Document")
    this.doc.addStructure(this.root)
    this.whole = collect(this.doc)
  }

  page(): void {
    this.doc.addPage()
  }

  /** Draws text as a part of its own, or within another. */
  text(part: Part, words: string, box: Box, type: Type, within = this.root): void {
    within.add(this.doc.struct(part, {}, () => this.write(words, box, type)))
  }

  /** Opens a part that holds others: a table, a row, a list. */
  part(part: Part, within = this.root): PDFKit.PDFStructureElement {
    const element = this.doc.struct(part)
    within.add(element)
    return element
  }

  /** Draws a picture that screen readers know by its words alone. */
  figure(words: string, draw: () => void): void {
    this.root.add(this.doc.struct("Figure", { alt: words }, draw))
  }

  /** Draws what says nothing to a reader: rules, frames, a mark across the page. */
  ornament(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" })
    draw()
    this.doc.endMarkedContent()
  }

  line(fromX: number, fromY: number, toX: number, toY: number, width = 0.6): void {
    this.ornament(() => {
      this.doc.lineWidth(width).strokeColor(ink).moveTo(fromX, fromY).lineTo(toX, toY).stroke()
    })
  }

  /** How wide words are on one line. */
  widthOf(words: string, type: Type): number {
    return this.set(type).widthOfString(drawable(words))
  }

  /** How tall words are in a column of a width. */
  heightOf(words: string, width: number, type: Type): number {
    return this.set(type).heightOfString(drawable(words), { width, lineGap: type.lineGap ?? 0 })
  }

  /** Writes words without a part around them: only within `figure` and `ornament`. */
  write(words: string, { x, y, width, height }: Box, type: Type): void {
    const { align = "left", lineGap = 0 } = type
    this.set(type).text(drawable(words), x, y, {
      ...{ width, align, lineGap },
      ...(height === undefined ? {} : { height, ellipsis: true }),
    })
  }

  /** Ends the paper. Nothing can be drawn after it. */
  async finish(): Promise<Buffer> {
    this.root.end()
    this.doc.end()
    return this.whole
  }

  private set({ size, weight = "regular" }: Type): PDFKit.PDFDocument {
    return this.doc.font(weight).fontSize(size).fillColor(ink)
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on("data", (chunk: Buffer) => chunks.push(chunk))
    doc.on("end", () => resolve(Buffer.concat(chunks)))
    doc.on("error", reject)
  })
}
