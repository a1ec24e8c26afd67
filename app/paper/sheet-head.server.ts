import { mm } from "./measure.ts"
import { drawQr } from "./qr.server.ts"
import { frame } from "./sheet-draft.ts"
import type { SheetDraft } from "./sheet-draft.ts"
import { formatSerial } from "#app/domain/sheet-serial.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { valueInForce } from "#app/domain/provision.ts"
import type { PaperFacts } from "./paper-facts.server.ts"

const qrSide = mm(25)
const serialWidth = mm(40)
const gap = mm(4)

/** Draws what the sheet is, about whom, and how it is known again. Gives where the next part begins. */
export function drawHead(draft: SheetDraft): number {
  const { paper, locale, facts } = draft
  const { t } = locale
  drawIdentity(draft)
  const width = frame.width - qrSide - serialWidth - 2 * gap
  let y = frame.top
  const title = t("sheet.title")
  const large = { size: 19, weight: "bold" } as const
  paper.text("H1", title, { x: frame.left, y, width }, large)
  const beside = frame.left + paper.widthOf(title, large) + 8
  const room = { x: beside, y: y + 9.5, width: frame.left + width - beside }
  paper.text("P", t("sheet.subtitle"), room, { size: 9.5 })
  y += paper.heightOf(title, width, large)
  for (const words of about(locale, facts)) {
    const weight = words.startsWith(facts.person) ? "bold" : "regular"
    const type = { size: 9.5, weight } as const
    paper.text("P", words, { x: frame.left, y, width }, type)
    y += paper.heightOf(words, width, type) + 1
  }
  const locality = { x: frame.left, y: y + 6, width }
  paper.text("P", t("sheet.locality"), locality, { size: 9.5 })
  const start = frame.left + paper.widthOf(t("sheet.locality"), { size: 9.5 }) + 6
  paper.line(start, y + 16, frame.left + width, y + 16)
  return Math.max(y + 22, frame.top + qrSide + 6)
}

/** The code and the serial, or in their place that there is none. */
function drawIdentity({ paper, locale, facts, sheet }: SheetDraft): void {
  const { t } = locale
  const right = frame.left + frame.width
  const x = right - serialWidth
  if (!sheet) {
    const words = t("sheet.no-serial")
    const width = serialWidth + qrSide
    paper.text("P", words, { x: right - width, y: frame.top + 4, width }, { size: 9 })
    return
  }
  const serial = formatSerial(sheet.serial)
  const address = `${facts.origin}/${locale.lang}/s/${sheet.serial}`
  paper.figure(t("sheet.qr", { serial }), () => {
    drawQr(paper, address, x - gap - qrSide, frame.top - 2, qrSide)
  })
  const lines = [
    { words: t("sheet.number", { number: sheet.number }), size: 9.5, weight: "regular" },
    { words: serial, size: 15, weight: "bold" },
    { words: address.replace(/^https?:\/\//, ""), size: 7.5, weight: "regular" },
  ] as const
  let y = frame.top + 6
  for (const { words, ...type } of lines) {
    paper.text("P", words, { x, y, width: serialWidth }, type)
    y += paper.heightOf(words, serialWidth, type) + 2
  }
}

function about(locale: Locale, facts: PaperFacts): string[] {
  const { person, organization, district } = facts
  const where = district === null ? [] : [locale.t("sheet.district", { district })]
  return [[person, organization, ...where].join(", "), daysOf(locale, facts)]
}

/** When a signature counts, and by which wording of the law. */
function daysOf({ t, day }: Locale, { window, ruleSet }: PaperFacts): string {
  if (window === null) return t("sheet.days-none")
  if (window.to === null) return t("sheet.days-from", { from: day(window.from) })
  const last = ruleSet.stages.at(-1)
  const isRead = last !== undefined && valueInForce(last.window) !== null
  const dates = { from: day(window.from), to: day(window.to) }
  return t(isRead ? "sheet.days" : "sheet.days-last-known", dates)
}
