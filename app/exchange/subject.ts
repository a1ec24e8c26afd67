/** The kinds of record that have a public id; each is named as its table is. */
export type SubjectKind =
  | "area"
  | "place"
  | "organization"
  | "legislative_period"
  | "person"
  | "post"
  | "membership"
  | "motion"
  | "vote_event"
  | "source_snapshot"
  | "pledge"

/** Person ids of Popolo files, and ids of files that name no legislature or several, lie in one space. */
export const sharedSpace = "popolo"

/** Names a record: its kind, the source that speaks of it, and its id there. The public id is made of these. */
export interface Ref {
  readonly kind: SubjectKind
  readonly source: string
  readonly id: string
  /** Where the source gave no id, `id` is made of the record's content and is not given back on export. */
  readonly made: boolean
  /** What an inline mention calls it. */
  readonly name?: string | undefined
  /** A second source to look into where the first knows no such record. */
  readonly orSource?: string | undefined
}

export interface Identifier {
  readonly scheme: string
  readonly value: string
}

/** A name in one language (BCP 47). */
export interface NameIn {
  readonly lang: string
  readonly text: string
}

export type Fields = Readonly<Record<string, string | number | null>>

/**
 * One record as the writing side takes it, whatever its format: columns of its table in camelCase, links
 * to other records by column, and in `extra` all that the table has no column for.
 */
export interface Subject {
  readonly ref: Ref
  readonly place: string
  readonly fields: Fields
  readonly links: Readonly<Record<string, Ref | null>>
  readonly extra: Readonly<Record<string, unknown>>
  readonly identifiers: readonly Identifier[]
  readonly names: readonly NameIn[]
  /** Texts by whose words it is found. */
  readonly searchable: readonly string[]
}

/** A record whose own id may be missing: then its id is made of `key`, or of all it says. */
export interface Draft extends Omit<Subject, "ref"> {
  readonly ownId: string | null
  readonly key: readonly unknown[]
}

/** A draft of which nothing is known but its place. */
export function blankDraft(place: string): Draft {
  return {
    place,
    ownId: null,
    key: [],
    fields: {},
    links: {},
    extra: {},
    identifiers: [],
    names: [],
    searchable: [],
  }
}
