import type { Expression, ExpressionBuilder, SqlBool } from "kysely"
import type { ConcernedKind } from "#app/domain/incident.ts"
import type { Database, Reader } from "#db/schema.ts"

/** How many of each kind have data here at this moment. Whole tables are counted: asked after a breach, not before. */
export async function countConcerned(db: Reader): Promise<Readonly<Record<ConcernedKind, number>>> {
  const [signers, accounts, followers, paper, roll, reports, offers, requests] = await Promise.all([
    countOf(db, "signature", (eb) => eb("key_sealed", "is not", null)),
    countOf(db, "account", (eb) => eb("erased_at", "is", null)),
    countOf(db, "follower"),
    countOf(db, "sheet_line", (eb) => eb("reading_sealed", "is not", null)),
    countOf(db, "roll_entry"),
    countOf(db, "report", (eb) => eb("email_sealed", "is not", null)),
    countOf(db, "evidence_offer", (eb) => eb("email_sealed", "is not", null)),
    countOf(db, "data_request", (eb) => eb("email_sealed", "is not", null)),
  ])
  return { signers, accounts, followers, paper, roll, reporters: reports + offers, requests }
}

async function countOf<Table extends keyof Database>(
  db: Reader,
  table: Table,
  where?: (eb: ExpressionBuilder<Database, Table>) => Expression<SqlBool>,
): Promise<number> {
  const counted = db.selectFrom(table as never).select((eb) => eb.fn.countAll().as("count"))
  const asked = where ? counted.where(where as never) : counted
  const { count } = (await asked.executeTakeFirstOrThrow()) as { count: number | string }
  return Number(count)
}
