import type { FileReport, sumReports } from "#app/domain/import.server.ts"
import { rowFates } from "#app/domain/import/difference.ts"
import type { FieldChange, RowDifference } from "#app/domain/import/difference.ts"
import { countNames } from "#app/exchange/tally.ts"
import { sayImport } from "#app/i18n/say-import.ts"
import type { Lang } from "#app/i18n/translate.ts"

const most = 80

/** Rejects and warnings, a line each. */
export function sayProblems({ file, failure, problems }: FileReport): string[] {
  if (failure !== null) return [`${file}: ${failure}`]
  return problems.map(({ level, place, reason }) => {
    const mark = level === "warning" ? "warning: " : ""
    return [file, place, mark + reason].filter(Boolean).join(": ")
  })
}

/** The numbers of one file, or of all. */
export function sayCounts(name: string, counts: ReturnType<typeof sumReports>): string {
  const numbers = [...countNames, "warnings" as const].map((key) => `${key} ${counts[key]}`)
  return `${name}: ${numbers.join(", ")}`
}

/** What a dry run of a file would do, line by line: what is added, what changes and how, what stays. */
export function sayDifference({ difference }: FileReport, lang: Lang): string[] {
  return rowFates.flatMap((fate) =>
    difference.filter((row) => row.fate === fate).map((row) => sayRow(row, lang)),
  )
}

function sayRow({ fate, kind, label, fields }: RowDifference, lang: Lang): string {
  const named = `${sayImport(lang, fate)}: ${sayImport(lang, `kind-${kind}`)} «${cut(label)}»`
  if (fate !== "updated") return named
  return [named, ...fields.map((field) => `    ${sayField(field, lang)}`)].join("\n")
}

function sayField({ column, was, becomes }: FieldChange, lang: Lang): string {
  const [before, after] = [was, becomes].map((value) =>
    value === null ? sayImport(lang, "nothing") : cut(value),
  )
  return `${sayImport(lang, `column-${column}`)}: ${before} → ${after}`
}

function cut(text: string): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
