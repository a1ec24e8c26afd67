import type { PaperFacts } from "./paper-facts.server.ts"
import type { Box, Paper } from "./paper.server.ts"
import { mm } from "./measure.ts"
import { replyWords } from "./reply-words.ts"
import { frame } from "./sheet-draft.ts"
import type { SheetDraft } from "./sheet-draft.ts"
import type { Locale } from "#app/i18n/locale.tsx"

const height = mm(31)
const gap = mm(5)
const heading = { size: 8.5, weight: "bold" } as const
const body = { size: 8.5, lineGap: 0.5 } as const

/**
 * Draws the grounds beside the deputy's reply: the same width, height and type, and what is too long is cut
 * on both sides at the same line. Gives where the next part begins.
 */
export function drawGrounds({ paper, locale, facts }: SheetDraft, top: number): number {
  const { t } = locale
  const width = (frame.width - gap) / 2
  const left = { x: frame.left, y: top, width }
  const right = { x: frame.left + width + gap, y: top, width }
  drawHalf(paper, t("sheet.grounds"), groundWords(locale, facts), left)
  drawHalf(paper, t("petition.reply"), quoted(locale, facts), right)
  const middle = frame.left + width + gap / 2
  paper.line(frame.left, top, frame.left + frame.width, top, 1.2)
  paper.line(middle, top + 4, middle, top + height - 4, 0.4)
  return top + height + 3
}

function drawHalf(paper: Paper, title: string, words: string, { x, y, width }: Box): void {
  paper.text("H2", title, { x, y: y + 4, width }, heading)
  const room = { x, y: y + 16, width, height: height - 18 }
  paper.text("P", words, room, body)
}

/** The promises in the order of the petition, each with what the monitoring organisation found. */
function groundWords({ t, quote, day }: Locale, { grounds }: PaperFacts): string {
  return grounds
    .map(({ text, rating, on }, index) => {
      const finding = t("sheet.finding", { rating: t(`rating.${rating}`), date: day(on) })
      return `${String(index + 1)}. ${quote(text)} ${finding}`
    })
    .join("\n")
}

function quoted(locale: Locale, facts: PaperFacts): string {
  const words = replyWords(locale, facts)
  return facts.reply?.outcome === "given" ? locale.quote(words) : words
}
