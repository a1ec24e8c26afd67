import type { Confidence } from "#app/domain/verdict.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** How one person rated a promise. Nobody but its author reads it before a verdict was made of it. */
export interface Coding {
  readonly id: number
  readonly publicId: string
  /** The verdict that the round leads to: 1 for the first. */
  readonly round: number
  readonly rating: Rating
  readonly confidence: Confidence
  readonly reason: string
  readonly lang: string
  readonly at: Instant
  readonly accountId: number
  readonly coderName: string | null
  readonly organizationName: string | null
}

/** The codings that verdicts on a promise were made of, in the order in which they came. */
export async function listPublishedCodings(
  db: Reader,
  pledgeId: number,
): Promise<(Coding & { readonly verdictId: number })[]> {
  const rows = await selectCodings(db)
    .innerJoin("verdict_coding", "verdict_coding.coding_id", "coding.id")
    .select("verdict_coding.verdict_id")
    .where("coding.pledge_id", "=", pledgeId)
    .execute()
  return rows.map((row) => ({ ...asCoding(row), verdictId: row.verdict_id }))
}

/** All codings of a round, published or not: for making a verdict, never for showing. */
export async function listCodingsOfRound(
  trx: Trx,
  pledgeId: number,
  round: number,
): Promise<Coding[]> {
  const rows = await selectCodings(trx)
    .where("coding.pledge_id", "=", pledgeId)
    .where("coding.round", "=", round)
    .execute()
  return rows.map(asCoding)
}

/** The rating that an account gave to a promise in a round. */
export async function findOwnCoding(
  db: Reader,
  pledgeId: number,
  round: number,
  accountId: number,
): Promise<Coding | undefined> {
  const row = await selectCodings(db)
    .where("coding.pledge_id", "=", pledgeId)
    .where("coding.round", "=", round)
    .where("coding.account_id", "=", accountId)
    .executeTakeFirst()
  return row && asCoding(row)
}

/** The keys of the evidence that codings cite, each once. */
export async function listEvidenceOfCodings(
  trx: Trx,
  codingIds: readonly number[],
): Promise<number[]> {
  const rows = await trx
    .selectFrom("coding_evidence")
    .select("evidence_id")
    .distinct()
    .where("coding_id", "in", codingIds)
    .orderBy("evidence_id")
    .execute()
  return rows.map((row) => row.evidence_id)
}

export interface NewCoding {
  readonly publicId: string
  readonly pledgeId: number
  readonly codeBookId: number
  readonly accountId: number
  readonly organizationId: number | null
  readonly round: number
  readonly rating: Rating
  readonly confidence: Confidence
  readonly reason: string
  readonly lang: string
  readonly at: Instant
  readonly evidenceIds: readonly number[]
}

/** Stores a coding with what it cites; undefined where the account has coded in this round already. */
export async function insertCoding(
  trx: Trx,
  coding: NewCoding,
): Promise<{ id: number } | undefined> {
  const inserted = await trx
    .insertInto("coding")
    .values({
      public_id: coding.publicId,
      pledge_id: coding.pledgeId,
      code_book_id: coding.codeBookId,
      account_id: coding.accountId,
      organization_id: coding.organizationId,
      round: coding.round,
      rating: coding.rating,
      confidence: coding.confidence,
      reason: coding.reason,
      lang: coding.lang,
      at: coding.at,
    })
    .onConflict((conflict) => conflict.columns(["pledge_id", "round", "account_id"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!inserted) return undefined
  for (const evidenceId of coding.evidenceIds) {
    await trx
      .insertInto("coding_evidence")
      .values({ coding_id: inserted.id, evidence_id: evidenceId })
      .execute()
  }
  return inserted
}

function selectCodings(db: Reader) {
  return db
    .selectFrom("coding")
    .innerJoin("account", "account.id", "coding.account_id")
    .leftJoin("organization", "organization.id", "coding.organization_id")
    .selectAll("coding")
    .select(["account.display_name as coder_name", "organization.name as organization_name"])
    .orderBy("coding.id")
}

type CodingRow = Awaited<ReturnType<ReturnType<typeof selectCodings>["execute"]>>[number]

function asCoding(row: CodingRow): Coding {
  return {
    id: row.id,
    publicId: row.public_id,
    round: row.round,
    rating: row.rating as Rating,
    confidence: row.confidence as Confidence,
    reason: row.reason,
    lang: row.lang,
    at: row.at,
    accountId: row.account_id,
    coderName: row.coder_name,
    organizationName: row.organization_name,
  }
}
