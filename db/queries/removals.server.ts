import type { Measure } from "#app/domain/content-measure.ts"
import type { Instant } from "#app/lib/instant.ts"
import { stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** An entry of the public ledger: what was done to how many of what, under which class. */
export interface NewRemoval {
  readonly publicId: string
  readonly at: Instant
  readonly measure: Measure
  /** The rule, or another class of reasons such as those of signatures. */
  readonly class: string
  readonly subjectKind: string
  /** Public id of the one subject; null where it concerns many or must not be named. */
  readonly subject: string | null
  readonly count: number
  /** Roles of who proposed and who approved, such as `moderator+moderator`: who they are stays inside. */
  readonly roles: string
  readonly first: number
  readonly second: number
  /** The entry that this one goes on from or takes back. */
  readonly of: number | null
}

export interface StoredRemoval extends NewRemoval {
  readonly id: number
}

/** The same without the two persons: what everybody reads. */
export type PublicRemoval = Omit<StoredRemoval, "id" | "first" | "second" | "of">

/** Writes an entry; entries are never changed. @returns its key */
export async function insertRemoval(trx: Trx, removal: NewRemoval): Promise<number> {
  const { id } = await trx
    .insertInto("removal")
    .values({
      public_id: removal.publicId,
      at: removal.at,
      measure: removal.measure,
      class: removal.class,
      subject_kind: removal.subjectKind,
      subject: removal.subject,
      count: removal.count,
      roles: removal.roles,
      first_account_id: removal.first,
      second_account_id: removal.second,
      of_removal_id: removal.of,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** One entry by its public id, with the two persons: for rules, not for pages. */
export async function findRemoval(
  db: Reader,
  publicId: string,
): Promise<StoredRemoval | undefined> {
  const row = await db
    .selectFrom("removal")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asRemoval(row)
}

/** One entry as everybody reads it, by its public id. */
export async function findPublicRemoval(
  db: Reader,
  publicId: string,
): Promise<PublicRemoval | undefined> {
  const row = await db
    .selectFrom("removal")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && withoutPersons(row)
}

/** The ledger, the latest entry first. An unknown `after` gives an empty page. */
export async function listRemovals(
  db: Reader,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly removals: readonly PublicRemoval[]; readonly next: string | null }> {
  const { after, limit } = page
  let query = db
    .selectFrom("removal")
    .selectAll()
    .orderBy("id", "desc")
    .limit(limit + 1)
  if (after !== undefined) {
    query = query.where("id", "<", (eb) =>
      eb.selectFrom("removal as last").select("last.id").where("last.public_id", "=", after),
    )
  }
  const removals = (await query.execute()).map(withoutPersons)
  const shown = removals.slice(0, limit)
  return {
    removals: shown,
    next: removals.length > limit ? (shown.at(-1)?.publicId ?? null) : null,
  }
}

/** The ledger as programs read it, a stretch of it. @param since entries of this instant or later */
export async function listRemovalRecords(
  db: Reader,
  { since }: { readonly since?: Instant | undefined },
  page: RecordPage,
): Promise<PublicRemoval[]> {
  let query = stretchOf(db.selectFrom("removal").selectAll(), "removal.public_id", page)
  if (since !== undefined) query = query.where("removal.at", ">=", since)
  return (await query.execute()).map(withoutPersons)
}

/** An entry by which a text is not shown any more: which text, and since when. */
export interface HidingRemoval {
  readonly publicId: string
  readonly at: Instant
  readonly subject: string
}

/** The entries from an instant on by which one text was hidden or removed, the earliest first. */
export async function listHiddenSince(db: Reader, since: Instant): Promise<HidingRemoval[]> {
  const rows = await db
    .selectFrom("removal")
    .select(["public_id", "at", "subject"])
    .where("at", ">=", since)
    .where("measure", "in", ["hidden", "removed"])
    .where("subject", "is not", null)
    .orderBy("at")
    .execute()
  return rows.map((row) => ({ publicId: row.public_id, at: row.at, subject: row.subject ?? "" }))
}

/** What was done to one subject, the earliest first. */
export async function listRemovalsOf(
  db: Reader,
  subjectKind: string,
  subject: string,
): Promise<PublicRemoval[]> {
  const rows = await db
    .selectFrom("removal")
    .selectAll()
    .where("subject_kind", "=", subjectKind)
    .where("subject", "=", subject)
    .orderBy("id")
    .execute()
  return rows.map(withoutPersons)
}

/** How much was hidden, removed and put back of each class. */
export async function countRemovals(
  db: Reader,
): Promise<{ readonly class: string; readonly measure: Measure; readonly count: number }[]> {
  const rows = await db
    .selectFrom("removal")
    .select((eb) => ["class", "measure", eb.fn.sum<number | string>("count").as("count")])
    .groupBy(["class", "measure"])
    .orderBy("class")
    .orderBy("measure")
    .execute()
  return rows.map((row) => ({
    class: row.class,
    measure: row.measure as Measure,
    count: Number(row.count),
  }))
}

function asRemoval(row: Row<"removal">): StoredRemoval {
  return {
    id: row.id,
    publicId: row.public_id,
    at: row.at,
    measure: row.measure as Measure,
    class: row.class,
    subjectKind: row.subject_kind,
    subject: row.subject,
    count: row.count,
    roles: row.roles,
    first: row.first_account_id,
    second: row.second_account_id,
    of: row.of_removal_id,
  }
}

function withoutPersons(row: Row<"removal">): PublicRemoval {
  const { publicId, at, measure, class: kind, subjectKind, subject, count, roles } = asRemoval(row)
  return { publicId, at, measure, class: kind, subjectKind, subject, count, roles }
}
