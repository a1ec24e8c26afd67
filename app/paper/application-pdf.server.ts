import { Column } from "./application-column.server.ts"
import { applicantPage } from "./application-notes.server.ts"
import { blankParts, bodyParts } from "./application-text.ts"
import { letOthers } from "./kept.server.ts"
import type { PaperFacts } from "./paper-facts.server.ts"
import { Paper } from "./paper.server.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"

/**
 * Draws the application to the territorial election commission, to be filled in by hand, and a page for
 * the applicant that is not handed in: what is not established, and whose form this is.
 *
 * @returns the bytes of a PDF
 */
export async function applicationPdf(facts: PaperFacts, lang: Lang, at: Instant): Promise<Buffer> {
  const locale = makeLocale(lang, facts.ruleSet.procedure.timeZone)
  const { t } = locale
  const title = t("sheet.application-title")
  const paper = await Paper.begin({ title, lang, at, layout: "portrait" })
  const column = new Column(paper, locale)
  if (lang === "en") column.write("P", t("sheet.reading-copy"), { size: 9 }, 8)
  for (const label of blankParts(locale)) column.blank(label, 0.38)
  column.space(10)
  column.write("H1", t("sheet.application"), { size: 18, weight: "bold", align: "center" }, 1)
  column.write("P", t("sheet.application-about"), { size: 11.5, align: "center" }, 12)
  for (const { part, words } of bodyParts(locale, facts)) {
    const heading = { size: 11, weight: "bold" } as const
    column.write(
      part,
      words,
      part === "P" ? { size: 10.5, lineGap: 1.5 } : heading,
      part === "P" ? 6 : 3,
    )
  }
  column.space(14)
  column.blanks(t("sheet.day"), t("sheet.signature"))
  await letOthers()
  column.turn()
  applicantPage(column, facts)
  await letOthers()
  return paper.finish()
}
