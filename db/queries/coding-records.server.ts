import { sql } from "kysely"
import type { Rating } from "#app/domain/rating.ts"
import type { Day } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"
import type { FinishedCoding } from "#db/queries/coding-history.server.ts"
import type { Reader } from "#db/schema.ts"

/** What names a coding outside: the promise, the round and the coder's public name, which is no name. */
export type CodingKey = Pick<FinishedCoding, "promise" | "round" | "coder">

export interface CodingRecordFilter {
  /** Public id. */
  readonly promise?: string | undefined
  readonly rating?: Rating | undefined
  /** From the first instant of this day in the country on. */
  readonly since?: string | undefined
}

/**
 * The blind codings of rounds that have ended, in the order of promise, round and coder; a stretch of them
 * after a key. Adjudications are none, and nothing of a round under way is among them.
 */
export async function listCodingRecords(
  db: Reader,
  { promise, rating, since }: CodingRecordFilter,
  { after, limit }: { readonly after?: CodingKey | undefined; readonly limit: number },
): Promise<FinishedCoding[]> {
  let query = codings(db)
    .orderBy("pledge.public_id")
    .orderBy("coding_round.number")
    .orderBy("coder_pseudonym.pseudonym")
    .limit(limit)
  if (promise !== undefined) query = query.where("pledge.public_id", "=", promise)
  if (rating !== undefined) query = query.where("coding.rating", "=", rating)
  if (since !== undefined) query = query.where("coding.at", ">=", since)
  if (after !== undefined) {
    query = query.where("pledge.public_id", ">=", after.promise).where(
      sql<boolean>`(pledge.public_id, coding_round.number, coder_pseudonym.pseudonym)
          > (${after.promise}, ${after.round}, ${after.coder})`,
    )
  }
  return (await query.execute()).map(asCoding)
}

/** One of them. */
export async function findCodingRecord(
  db: Reader,
  { promise, round, coder }: CodingKey,
): Promise<FinishedCoding | undefined> {
  const row = await codings(db)
    .where("pledge.public_id", "=", promise)
    .where("coding_round.number", "=", round)
    .where("coder_pseudonym.pseudonym", "=", coder)
    .executeTakeFirst()
  return row && asCoding(row)
}

function codings(db: Reader) {
  return (
    db
      .selectFrom("pledge")
      // SQLite keeps the order of cross joins: along the index of promises, never over all codings.
      .crossJoin("coding_round")
      .crossJoin("coding")
      .whereRef("coding_round.pledge_id", "=", "pledge.id")
      .whereRef("coding.pledge_id", "=", "pledge.id")
      .whereRef("coding.round", "=", "coding_round.number")
      .innerJoin("code_book", "code_book.id", "coding_round.code_book_id")
      .innerJoin("coder_pseudonym", "coder_pseudonym.account_id", "coding.account_id")
      .leftJoin("organization", "organization.id", "coding.organization_id")
      .leftJoin("coding as decision", (join) =>
        join
          .onRef("decision.pledge_id", "=", "coding_round.pledge_id")
          .onRef("decision.round", "=", "coding_round.number")
          .on("decision.task", "=", "adjudicate"),
      )
      .select(["pledge.public_id", "coding_round.number", "coder_pseudonym.pseudonym"])
      .select(["organization.public_id as organization_public_id", "coding.rating", "coding.at"])
      .select(["pledge.category", "code_book.version", "decision.rating as decided"])
      .where("coding_round.ended_at", "is not", null)
      .where("coding.task", "=", "code")
  )
}

function asCoding(
  row: Awaited<ReturnType<ReturnType<typeof codings>["execute"]>>[number],
): FinishedCoding {
  const codedOn: Day = todayAt(row.at)
  return {
    promise: row.public_id,
    round: row.number,
    coder: row.pseudonym,
    organization: row.organization_public_id,
    rating: row.rating as Rating,
    category: row.category,
    codedOn,
    codeBookVersion: row.version,
    adjudicatedRating: row.decided as Rating | null,
  }
}
