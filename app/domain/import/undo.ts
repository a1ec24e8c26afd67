/** Why a row that an import made or changed is not taken back. */
export type KeptWhy =
  /** Somebody, or a later import, changed it since. */
  | "edited"
  /** Another import or a person gave it an identifier or a name. */
  | "known"
  /** Something that stays refers to it. */
  | "held"
  /** What it referred to before is no longer there. */
  | "gone"

/** A row that stays, and why. */
export interface KeptRow {
  readonly kind: string
  readonly publicId: string | null
  /** Its name, or the beginning of its words. */
  readonly label: string
  readonly why: KeptWhy
  /** The table of what holds it. */
  readonly by: string | null
}

/** A former wording in the history of a row. */
export interface FormerWording {
  readonly importRunId: number | null
  readonly body: Readonly<Record<string, unknown>>
}

/** What a run did to a row, and the wording that it left. */
export interface Trace {
  readonly did: "created" | "changed"
  /** The wording before the run changed it; undefined where it made the row. */
  readonly before: Readonly<Record<string, unknown>> | undefined
  /** Whether the row still says what the run left. */
  readonly isUntouched: boolean
}

/**
 * Reads from a row and its history what an import run did to it; undefined where it did nothing. A row was
 * made by the run whose mark its oldest wording bears. Whether it was edited since is told by what it says,
 * not by how often it changed: a change that was taken back is none.
 *
 * @param former the wordings that were superseded, the oldest first
 */
export function traceOf(
  row: Readonly<Record<string, unknown>>,
  former: readonly FormerWording[],
  importRunId: number,
): Trace | undefined {
  const oldest = former[0]?.body ?? row
  const isCreated = oldest["import_run_id"] === importRunId
  const first = isCreated ? -1 : former.findIndex((wording) => wording.importRunId === importRunId)
  if (!isCreated && first < 0) return undefined
  const later = former.slice(first + 1).find((wording) => wording.importRunId !== importRunId)
  const left = later?.body ?? row
  return {
    did: isCreated ? "created" : "changed",
    before: isCreated ? undefined : former[first]?.body,
    isUntouched: Object.keys(differences(left, row)).length === 0,
  }
}

/**
 * The columns in which two wordings of a row differ, with the values of the first; which run wrote them does
 * not count. Columns that only one of them has, and byte strings, are left out.
 */
export function differences(
  wanted: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        name !== "import_run_id" && name in row && isPlain(value) && value !== row[name],
    ),
  )
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "number"
}

/** What a row is called: its name or label, else the beginning of its words, else its key. */
export function labelOf(row: Readonly<Record<string, unknown>>): string {
  for (const column of ["name", "label", "title", "text", "url", "on_day", "role"]) {
    const value = row[column]
    if (typeof value === "string" && value !== "")
      return value.length > 80 ? `${value.slice(0, 79)}…` : value
  }
  return String(row["public_id"] ?? row["id"])
}
