import type { Generated } from "kysely"

/** The single mechanisms that every subject shares: history, translations, versions, identifiers, search. */
export interface MechanismsTables {
  import_run: ImportRunTable
  revision: RevisionTable
  translation: TranslationTable
  translation_version: TranslationVersionTable
  subject_version: SubjectVersionTable
  identifier: IdentifierTable
  search_word: SearchWordTable
  import_change: ImportChangeTable
  import_problem: ImportProblemTable
  import_difference: ImportDifferenceTable
}

interface ImportRunTable {
  id: Generated<number>
  format: string
  source: string
  file: string
  started_at: string
  read_count: Generated<number>
  added_count: Generated<number>
  updated_count: Generated<number>
  unchanged_count: Generated<number>
  rejected_count: Generated<number>
  warning_count: Generated<number>
  account_id: number | null
  options: string | null
  upload: string | null
  expires_at: string | null
  checked_at: string | null
  confirmed_at: string | null
  finished_at: string | null
  failure: string | null
  undo_asked_at: string | null
  undone_at: string | null
  undone_count: number | null
  kept_count: number | null
}

interface ImportChangeTable {
  id: Generated<number>
  import_run_id: number
  subject_kind: string
  subject_id: number
  part: string
  before: string
}

interface ImportProblemTable {
  import_run_id: number
  position: number
  level: string
  place: string
  reason: string
}

interface ImportDifferenceTable {
  import_run_id: number
  position: number
  fate: string
  kind: string
  label: string
  fields: string
}

interface RevisionTable {
  id: Generated<number>
  subject_kind: string
  subject_id: number
  number: number
  body: string
  at: string
  account_id: number | null
  import_run_id: number | null
  reason: string | null
}

interface TranslationTable {
  subject_kind: string
  subject_id: number
  field: string
  lang: string
  text: string
  translator: string | null
  at: string
  import_run_id: number | null
}

interface TranslationVersionTable {
  id: Generated<number>
  subject_kind: string
  subject_id: number
  field: string
  lang: string
  number: number
  text: string | null
  of_sha256: Buffer
  account_id: number
  organization_id: number | null
  at: string
}

interface SubjectVersionTable {
  subject_kind: string
  subject_id: number
  version: number
  at: string
  sequence: Generated<number>
}

interface IdentifierTable {
  subject_kind: string
  subject_id: number
  scheme: string
  value: string
  import_run_id: number | null
}

interface SearchWordTable {
  word: string
  subject_kind: string
  subject_id: number
}
