import { supersede } from "#db/queries/revisions.server.ts"
import type { Change } from "#db/queries/posts.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"
import type { PartialDay } from "#app/lib/day.ts"

/** A term of a legislature. Days may be known in part; null where nobody gave them. */
export interface Term {
  readonly id: number
  readonly publicId: string
  readonly organizationId: number | null
  readonly name: string
  readonly startDate: PartialDay | null
  readonly endDate: PartialDay | null
}

/** The terms of a legislature, the latest first. */
export async function listTerms(db: Reader, organizationId: number): Promise<Term[]> {
  const rows = await db
    .selectFrom("legislative_period")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .orderBy("start_date", "desc")
    .orderBy("id")
    .execute()
  return rows.map(asTerm)
}

/** Stores a term. */
export async function insertTerm(
  trx: Trx,
  term: Omit<Term, "id"> & { readonly importRunId: number | null },
): Promise<number> {
  const { id } = await trx
    .insertInto("legislative_period")
    .values({
      public_id: term.publicId,
      organization_id: term.organizationId,
      name: term.name,
      start_date: term.startDate,
      end_date: term.endDate,
      import_run_id: term.importRunId,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Corrects the days of a term; what stood is kept as a revision. */
export async function dateTerm(
  trx: Trx,
  id: number,
  { startDate, endDate }: Pick<Term, "startDate" | "endDate">,
  change: Change,
): Promise<void> {
  const query = trx.selectFrom("legislative_period").selectAll().where("id", "=", id)
  const body = await query.executeTakeFirstOrThrow()
  await supersede(trx, { kind: "legislative_period", id, body: { ...body }, ...change })
  await trx
    .updateTable("legislative_period")
    .set({ start_date: startDate, end_date: endDate })
    .where("id", "=", id)
    .execute()
}

/** Memberships of a legislature that began within a term and name none. */
export async function listTermless(
  db: Reader,
  organizationId: number,
  { startDate, endDate }: { readonly startDate: string; readonly endDate: string },
): Promise<number[]> {
  const rows = await db
    .selectFrom("membership")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("legislative_period_id", "is", null)
    .where("start_date", ">=", startDate)
    .where("start_date", "<=", endDate)
    .execute()
  return rows.map(({ id }) => id)
}

/** Names the term of memberships; what stood is kept as a revision. */
export async function putIntoTerm(
  trx: Trx,
  membershipIds: readonly number[],
  termId: number,
  change: Change,
): Promise<void> {
  for (const id of membershipIds) {
    const query = trx.selectFrom("membership").selectAll().where("id", "=", id)
    const body = await query.executeTakeFirstOrThrow()
    await supersede(trx, { kind: "membership", id, body: { ...body }, ...change })
    const update = trx.updateTable("membership").set({ legislative_period_id: termId })
    await update.where("id", "=", id).execute()
  }
}

function asTerm(row: Row<"legislative_period">): Term {
  return {
    id: row.id,
    publicId: row.public_id,
    organizationId: row.organization_id,
    name: row.name,
    startDate: row.start_date,
    endDate: row.end_date,
  }
}
