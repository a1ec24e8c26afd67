import type { HeldKind } from "#app/domain/legal-hold.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { prepared } from "#db/prepared.server.ts"
import { readOnce } from "#db/read-once.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What a court ordered to be kept, by whose order and until when. */
export interface NewLegalHold {
  readonly publicId: string
  readonly kind: HeldKind
  /** Public id of the petition or the account. */
  readonly subject: string
  readonly authority: string
  readonly caseNumber: string
  readonly reason: string
  /** The last day on which it holds. */
  readonly endsOn: Day
  readonly first: number
  readonly second: number
  readonly placedAt: Instant
}

export interface LegalHold extends NewLegalHold {
  readonly id: number
  readonly liftedAt: Instant | null
}

/** Stores a hold. */
export async function insertLegalHold(trx: Trx, hold: NewLegalHold): Promise<void> {
  await trx
    .insertInto("legal_hold")
    .values({
      ...{ public_id: hold.publicId, subject_kind: hold.kind, subject: hold.subject },
      ...{ authority: hold.authority, case_number: hold.caseNumber, reason: hold.reason },
      ...{ ends_on: hold.endsOn, placed_at: hold.placedAt },
      ...{ first_account_id: hold.first, second_account_id: hold.second },
    })
    .execute()
}

/** A hold by its public id, or undefined. */
export async function findLegalHold(db: Reader, publicId: string): Promise<LegalHold | undefined> {
  const row = await holds(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asHold(row)
}

/** The same, held by this transaction until it ends. */
export async function lockLegalHold(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<LegalHold | undefined> {
  const query = holds(trx).where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asHold(row)
}

/** Ends a hold before its day. */
export async function endLegalHold(trx: Trx, id: number, at: Instant, by: number): Promise<void> {
  await trx
    .updateTable("legal_hold")
    .set({ lifted_at: at, lifted_by: by })
    .where("id", "=", id)
    .execute()
}

/** The holds that stand on a day, the first to end first. */
export async function listStandingHolds(db: Reader, today: Day): Promise<LegalHold[]> {
  const rows = await holds(db)
    .where("lifted_at", "is", null)
    .where("ends_on", ">=", today)
    .orderBy("ends_on")
    .orderBy("id")
    .execute()
  return rows.map(asHold)
}

/** All holds, also those that are over, the latest first. */
export async function listLegalHolds(db: Reader): Promise<LegalHold[]> {
  return (await holds(db).orderBy("id", "desc").limit(200).execute()).map(asHold)
}

/** The hold of a petition or an account that lasts longest; undefined where none stands. */
export async function findHoldOn(
  db: Reader,
  kind: HeldKind,
  subject: string,
  today: Day,
): Promise<LegalHold | undefined> {
  return readOnce(db, ["legal_hold"], `hold ${kind} ${subject} ${today}`, async () => {
    const [row] = await longestOn(db, { kind, subject, today })
    return row && asHold(row)
  })
}

interface Held {
  kind: HeldKind
  subject: string
  today: Day
}

const longestOn = prepared<Held>()((db, value) =>
  holds(db)
    .where("lifted_at", "is", null)
    .where("ends_on", ">=", value("today"))
    .where("subject_kind", "=", value("kind"))
    .where("subject", "=", value("subject"))
    .orderBy("ends_on", "desc")
    .limit(1),
)

/** The public ids of what is held, as a subquery. */
export function heldSubjects(db: Reader, kind: HeldKind, today: Day) {
  return db
    .selectFrom("legal_hold")
    .select("subject")
    .where("subject_kind", "=", kind)
    .where("lifted_at", "is", null)
    .where("ends_on", ">=", today)
}

function holds(db: Reader) {
  return db.selectFrom("legal_hold").selectAll()
}

function asHold(row: Row<"legal_hold">): LegalHold {
  return {
    ...{ id: row.id, publicId: row.public_id, kind: row.subject_kind as HeldKind },
    ...{ subject: row.subject, authority: row.authority, caseNumber: row.case_number },
    ...{ reason: row.reason, endsOn: row.ends_on, placedAt: row.placed_at },
    ...{ first: row.first_account_id, second: row.second_account_id, liftedAt: row.lifted_at },
  }
}
