import { mm } from "./measure.ts"
import { frame } from "./sheet-draft.ts"
import type { SheetDraft } from "./sheet-draft.ts"
import { articleOf } from "#app/domain/provision.ts"
import { paperOf } from "#app/domain/sheet.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { articleInside } from "./article-words.ts"
import type { PaperFacts } from "./paper-facts.server.ts"

const small = { size: 7.4, lineGap: 0.2 } as const

/** Draws who answers for the sheet, and what a reader must know of its form. */
export function drawFoot({ paper, locale, facts, sheet }: SheetDraft, top: number): void {
  const { t } = locale
  const y = top + mm(3)
  const blanks = [
    { label: t("sheet.collector"), x: frame.left, width: mm(128) },
    { label: t("sheet.signature"), x: frame.left + mm(132), width: mm(72) },
    { label: t("sheet.day"), x: frame.left + mm(208), width: frame.width - mm(208) },
  ]
  for (const { label, x, width } of blanks) {
    paper.text("P", label, { x, y, width }, { size: 8.5 })
    const start = x + paper.widthOf(label, { size: 8.5 }) + 4
    paper.line(start, y + 10, x + width, y + 10)
  }
  const words = notes(locale, facts, sheet !== undefined).join(" ")
  const room = { x: frame.left, y: y + 15, width: frame.width, height: frame.bottom - y - 15 }
  paper.text("P", words, room, small)
}

function notes(locale: Locale, facts: PaperFacts, isIssued: boolean): string[] {
  const { t } = locale
  const { ruleSet, asksIin, publicId, origin } = facts
  const once = articleOf(ruleSet.signerStates)
  const form = articleOf(ruleSet.form)
  return [
    once === undefined
      ? t("sheet.once")
      : t("sheet.once-article", { article: articleInside(locale, once) }),
    ...(asksIin ? [t("sheet.iin-ours")] : []),
    form === undefined
      ? t("sheet.form-ours")
      : t("sheet.form-ours-article", { article: articleInside(locale, form) }),
    ...(paperOf(ruleSet) === "none" ? [t("sheet.no-law")] : []),
    ...(isIssued ? [] : [t("sheet.specimen-why")]),
    ...(locale.lang === "en" ? [t("sheet.reading-copy")] : []),
    t("sheet.full-text", { address: `${origin}/${locale.lang}/petitions/${publicId}` }),
  ]
}
