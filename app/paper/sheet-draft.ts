import type { PaperFacts } from "./paper-facts.server.ts"
import type { Paper } from "./paper.server.ts"
import { a4, mm } from "./measure.ts"
import type { Locale } from "#app/i18n/locale.tsx"

/** A sheet as it was registered. */
export interface PrintedSheet {
  readonly serial: string
  readonly number: number
  readonly lines: number
}

/** What each part of a sheet is drawn with. */
export interface SheetDraft {
  readonly paper: Paper
  readonly facts: PaperFacts
  readonly locale: Locale
  /** Undefined on a specimen, which nobody can hand in. */
  readonly sheet: PrintedSheet | undefined
}

/** The room between the margins of a sheet on its long side. */
export const frame = {
  left: mm(12),
  top: mm(8),
  width: a4.long - 2 * mm(12),
  bottom: a4.short - mm(6),
} as const
