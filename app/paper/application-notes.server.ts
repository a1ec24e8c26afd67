import { articleInside } from "./article-words.ts"
import type { Column } from "./application-column.server.ts"
import type { PaperFacts } from "./paper-facts.server.ts"
import { listRules } from "#app/domain/rule-set.ts"
import type { MessageKey } from "#app/i18n/translate.ts"

/** The rules that an applicant leans on, with their names for readers. */
const rules = {
  ground: "sheet.rule-ground",
  closedAtStart: "sheet.rule-closed-start",
  closedAtEnd: "sheet.rule-closed-end",
  repeat: "sheet.rule-repeat",
  signers: "sheet.rule-signers",
  initiator: "sheet.rule-initiator",
  registration: "sheet.rule-registration",
  appeal: "sheet.rule-appeal",
  form: "sheet.rule-form",
  window: "sheet.rule-window",
  needed: "sheet.rule-needed",
  check: "sheet.rule-check",
} as const satisfies Record<string, MessageKey>

const body = { size: 10, lineGap: 1.5 } as const

/** The page for the applicant: it is kept, not handed in. */
export function applicantPage(column: Column, { ruleSet }: PaperFacts): void {
  const { t, lang, day } = column.locale
  column.write("H1", t("sheet.notes-title"), { size: 15, weight: "bold" }, 2)
  column.write("P", t("sheet.notes-keep"), body, 10)
  column.write("P", t("sheet.application-ours"), body)
  column.write("P", t("sheet.form-ours"), body)
  column.write("P", t("sheet.notes-commission"), body, 10)
  if (ruleSet.legalEffect === "none") column.write("P", t("sheet.no-law"), body)
  const unread = listRules(ruleSet).filter(
    ({ name, rule }) => rule.status === "not-established" && Object.hasOwn(rules, name),
  )
  if (unread.length === 0) return
  column.write("H2", t("sheet.unread-title"), { size: 11, weight: "bold" }, 3)
  column.write("P", t("sheet.unread", { name: ruleSet.name[lang] }), body)
  for (const { name, rule } of unread) {
    if (rule.status !== "not-established") continue
    const words = t(rules[name as keyof typeof rules])
    column.write("P", `— ${words} (${articleInside(column.locale, rule.article)})`, body, 1)
  }
  const [source] = Object.values(ruleSet.sources)
  column.space(8)
  if (source?.readOn) {
    const date = day(source.readOn)
    column.write("P", t("sheet.read-on", { source: source.title[lang], date }), { size: 9 })
  }
}
