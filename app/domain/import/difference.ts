/** What becomes of one field: keys of other rows are given as they are called. Null: nothing stands there. */
export interface FieldChange {
  /** In the words of the table: `birth_date`. */
  readonly column: string
  readonly was: string | null
  readonly becomes: string | null
}

export type RowFate = "added" | "updated" | "unchanged"
export const rowFates = ["added", "updated", "unchanged"] as const satisfies readonly RowFate[]

/** One record as a reader sees what an import does to it. */
export interface RowDifference {
  readonly fate: RowFate
  readonly kind: string
  readonly label: string
  readonly fields: readonly FieldChange[]
}

/** A row of another table, which has a name once the import is through. */
export interface Named {
  readonly table: string
  readonly id: number
}

type Value = string | number | null

/** The same before the keys in it were given names. */
export interface RawDifference {
  readonly fate: RowFate
  readonly kind: string
  readonly label: string | readonly (string | Named)[]
  readonly fields: readonly {
    readonly column: string
    readonly was: Value
    readonly becomes: Value
  }[]
}

/** The first records of each kind and fate, in the order of the file: all of a large file would be read by nobody. */
export class Difference {
  readonly rows: RawDifference[] = []
  private readonly counts = new Map<string, number>()

  constructor(private readonly most = 20) {}

  /** Whether another of these would be kept; asked first where making one costs something. */
  wants(kind: string, fate: RowFate): boolean {
    return (this.counts.get(`${kind} ${fate}`) ?? 0) < this.most
  }

  note(row: RawDifference): void {
    if (!this.wants(row.kind, row.fate)) return
    const key = `${row.kind} ${row.fate}`
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    this.rows.push(row)
  }
}

/**
 * The columns in which a row differs from what stood, old and new; of a new row all that it has.
 *
 * @param columns in camelCase, as records have them
 */
export function fieldsThatDiffer(
  columns: readonly string[],
  values: Readonly<Record<string, Value>>,
  stood: Readonly<Record<string, Value>> | undefined,
): RawDifference["fields"] {
  return columns.flatMap((column) => {
    const was = stood?.[column] ?? null
    const becomes = values[column] ?? null
    return was === becomes ? [] : [{ column: inSnakeCase(column), was, becomes }]
  })
}

const tables: Readonly<Record<string, string>> = {
  person_id: "person",
  ...{ organization_id: "organization", on_behalf_of_id: "organization" },
  ...{ group_id: "organization", area_id: "area", post_id: "post" },
  ...{ legislative_period_id: "legislative_period", motion_id: "motion" },
  source_snapshot_id: "source_snapshot",
}

/** The table whose keys a column of a record of some kind holds; undefined where it holds none. */
export function tableOf(kind: string, column: string): string | undefined {
  return column === "parent_id" ? kind : tables[column]
}

function inSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
