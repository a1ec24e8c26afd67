import { measures } from "#app/domain/content-measure.ts"
import { contentRules } from "#app/domain/content-rule.ts"
import { directions, evidenceKinds, strengths } from "#app/domain/evidence.ts"
import { petitionStates } from "#app/domain/petition-state.ts"
import { powers } from "#app/domain/pledge.ts"
import { ratings } from "#app/domain/rating.ts"
import { recallStates } from "#app/domain/recall.ts"
import { voteOptions } from "#app/domain/vote.ts"
import { langs, translate } from "#app/i18n/translate.ts"
import type { MessageKey } from "#app/i18n/translate.ts"
import { listShownCodeBooks } from "#db/queries/code-books.server.ts"
import type { Reader } from "#db/schema.ts"
import { fieldsOf, jsonSchemaOf } from "./field.server.ts"
import type { Field } from "./field.server.ts"
import { meanings } from "./meaning.ts"
import type { Table } from "./table.server.ts"

/** Each scale with its values in their order, and the catalogue that says them. */
const scales = {
  rating: labels(ratings, "rating"),
  power: labels(powers, "power"),
  evidence_kind: labels(evidenceKinds, "evidence", "kind-"),
  direction: labels(directions, "evidence"),
  strength: labels(strengths, "evidence"),
  vote_option: labels(voteOptions, "vote"),
  petition_state: labels(petitionStates, "petitionState"),
  recall_state: labels(recallStates, "recallState"),
  measure: labels(measures, "removal", "measure-"),
  content_rule: labels(contentRules, "rule"),
}

/** What a column means: as its schema says, or as its name does in every table. */
export function meaningOf({ name, description }: Field): string | undefined {
  return description ?? meanings[name]
}

/** The code book of an export as JSON: its columns, the words for values, and by which rules promises are rated. */
export async function codeBookText(db: Reader, tables: readonly Table[]): Promise<string> {
  const books = await listShownCodeBooks(db)
  const columns = Object.fromEntries(
    tables.map(({ name, row }) => {
      const fields = fieldsOf(jsonSchemaOf(row))
      return [name, Object.fromEntries(fields.map((field) => [field.name, meaningOf(field) ?? ""]))]
    }),
  )
  const versions = books.map(({ version, codingsNeeded, lang, text, translations, adoptedAt }) => ({
    ...{ version, adopted_at: adoptedAt, codings_needed: codingsNeeded },
    texts: { [lang]: text, ...translations },
    decides: lang,
  }))
  return `${JSON.stringify({ columns, values: scales, code_books: versions }, null, 2)}\n`
}

function labels(values: readonly string[], noun: string, prefix = "") {
  return Object.fromEntries(
    values.map((value) => {
      const key = `${noun}.${prefix}${value}` as MessageKey
      return [value, Object.fromEntries(langs.map((lang) => [lang, translate(lang, key)]))]
    }),
  )
}
