import { sql } from "kysely"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A column that speaks of a person. */
export interface PersonReference {
  readonly child: string
  readonly reference: string
  /** The column that tells the row. */
  readonly key: string
  /** A second one, where the first tells several rows. */
  readonly part?: string
  /** What else must hold of the row: it names any kind of subject. */
  readonly isLoose?: true
  /** Whether a row may have gone its own way since: it is somebody's who decides about it. */
  readonly isOwn?: true
}

/** Every column that follows a person whose record is merged into another's. A test holds it to the schema. */
export const personReferences: readonly PersonReference[] = [
  { child: "membership", reference: "person_id", key: "id" },
  { child: "candidacy", reference: "person_id", key: "id" },
  { child: "pledge", reference: "person_id", key: "id" },
  { child: "vote", reference: "person_id", key: "vote_event_id" },
  { child: "vote", reference: "paired_id", key: "vote_event_id", part: "person_id" },
  { child: "vote_annotation", reference: "person_id", key: "id" },
  { child: "reply_request", reference: "person_id", key: "id" },
  { child: "declared_conflict", reference: "person_id", key: "id" },
  { child: "account", reference: "person_id", key: "id", isOwn: true },
  { child: "profile_code", reference: "person_id", key: "id", isOwn: true },
  { child: "invitation", reference: "person_id", key: "id", isOwn: true },
  { child: "follow_request", reference: "subject_id", key: "id", isLoose: true, isOwn: true },
  { child: "follow", reference: "subject_id", key: "id", isLoose: true, isOwn: true },
]

/** What tells a row that was moved; `folded` is the row itself, where the kept person had the very same. */
export interface PersonMove {
  readonly child: string
  readonly reference: string
  readonly rowId: number
  readonly rowPart: number
  readonly folded: string | null
}

/** How many rows of each table speak of a person. */
export async function countReferences(
  db: Reader,
  personId: number,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const reference of personReferences) {
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as count from ${sql.table(reference.child)}
      where ${speaksOf(reference, personId)}`.execute(db)
    const count = Number(rows[0]?.count ?? 0)
    if (count > 0) counts.set(reference.child, (counts.get(reference.child) ?? 0) + count)
  }
  return counts
}

/** Makes all that speaks of one person speak of another, and answers which rows those are. */
export async function moveReferences(trx: Trx, from: number, to: number): Promise<PersonMove[]> {
  const moves: PersonMove[] = await foldDoubles(trx, from, to)
  for (const reference of personReferences) {
    const { child, key, part } = reference
    const where = speaksOf(reference, from)
    const { rows } = await sql<{ id: number; part: number }>`
      select ${sql.ref(key)} as id, ${part ? sql.ref(part) : sql`0`} as part
      from ${sql.table(child)} where ${where} order by 1, 2`.execute(trx)
    await sql`update ${sql.table(child)} set ${sql.ref(reference.reference)} = ${to}
      where ${where}`.execute(trx)
    for (const row of rows) {
      const told = { child, reference: reference.reference, rowId: row.id }
      moves.push({ ...told, rowPart: row.part, folded: null })
    }
  }
  return moves
}

/** A vote in an event in which the other voted alike, and who follows both: one row is enough, and only one fits. */
async function foldDoubles(trx: Trx, from: number, to: number): Promise<PersonMove[]> {
  const votes = await trx
    .deleteFrom("vote")
    .where("person_id", "=", from)
    .where("vote_event_id", "in", (eb) =>
      eb.selectFrom("vote as other").select("vote_event_id").where("person_id", "=", to),
    )
    .returningAll()
    .execute()
  const follows = await trx
    .deleteFrom("follow")
    .where("subject_kind", "=", "person")
    .where("subject_id", "=", from)
    .where("follower_id", "in", (eb) =>
      eb
        .selectFrom("follow as other")
        .select("follower_id")
        .where("subject_kind", "=", "person")
        .where("subject_id", "=", to),
    )
    .returningAll()
    .execute()
  return [
    ...votes.map((row) => folded("vote", "person_id", row.vote_event_id, row)),
    ...follows.map((row) => folded("follow", "subject_id", row.id, row)),
  ]
}

function folded(child: string, reference: string, rowId: number, row: object): PersonMove {
  return { child, reference, rowId, rowPart: 0, folded: JSON.stringify(row) }
}

/**
 * Makes moved rows of one column speak of the person again of whom they spoke, and answers how many did: rows
 * that speak of somebody else by now are left alone.
 */
export async function moveBack(
  trx: Trx,
  engine: Engine,
  reference: PersonReference,
  moves: readonly PersonMove[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number> {
  const { child, key, part } = reference
  let count = 0
  for (const some of chunks(moves, 1000)) {
    const rows = some.map(({ rowId, rowPart }) => [rowId, rowPart])
    const moved = await sql`
      update ${sql.table(child)} set ${sql.ref(reference.reference)} = ${to}
      where ${speaksOf(reference, from)} and (${sql.ref(key)}, ${part ? sql.ref(part) : sql`0`}) in (
        select cast(value->>0 as integer), cast(value->>1 as integer) from ${jsonRows(engine, rows)})`.execute(
      trx,
    )
    count += Number(moved.numAffectedRows ?? 0n)
  }
  return count
}

/** Puts a row back that was folded; a follower who is gone by now follows nobody. */
export async function unfold(trx: Trx, { child, folded: text }: PersonMove): Promise<void> {
  const row = JSON.parse(text ?? "{}") as Readonly<Record<string, string | number | null>>
  if (child === "follow" && !(await hasFollower(trx, Number(row["follower_id"])))) return
  const names = Object.keys(row).map((name) => sql.ref(name))
  const values = Object.values(row).map((value) => sql`${value}`)
  await sql`insert into ${sql.table(child)} (${sql.join(names)}) values (${sql.join(values)})
    on conflict do nothing`.execute(trx)
}

async function hasFollower(trx: Trx, id: number): Promise<boolean> {
  const found = await trx.selectFrom("follower").select("id").where("id", "=", id).execute()
  return found.length > 0
}

/** Which rows of a table were moved with a merge that stands: an import that is taken back leaves them alone. */
export async function listMovedRows(
  db: Reader,
  engine: Engine,
  child: string,
  ids: readonly number[],
): Promise<Set<number>> {
  const moved = new Set<number>()
  for (const some of chunks(ids, 5000)) {
    const rows = await db
      .selectFrom("person_merge_move")
      .innerJoin("person_merge", "person_merge.id", "person_merge_move.merge_id")
      .select("person_merge_move.row_id")
      .distinct()
      .where("person_merge.undone_at", "is", null)
      .where("person_merge_move.child", "=", child)
      .where("person_merge_move.row_id", "in", sql<number>`${jsonKeys(engine, "integer", some)}`)
      .execute()
    for (const { row_id } of rows) moved.add(row_id)
  }
  return moved
}

function speaksOf({ reference, isLoose }: PersonReference, personId: number) {
  const kind = isLoose ? sql` and subject_kind = 'person'` : sql``
  return sql`${sql.ref(reference)} = ${personId}${kind}`
}
