import type { CodingTask } from "#app/domain/coding-need.ts"
import type { Confidence } from "#app/domain/verdict.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { nameInOrNull } from "#db/queries/names.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** How one person rated a promise. Nobody but its author reads it before a verdict was made of it. */
export interface Coding {
  readonly id: number
  readonly publicId: string
  /** The verdict that the round leads to: 1 for the first. */
  readonly round: number
  /** `adjudicate`: it decided between codings that differ. */
  readonly task: CodingTask
  readonly rating: Rating
  readonly confidence: Confidence
  readonly reason: string
  readonly lang: string
  /** Numbers of the clauses of the code book that were applied. */
  readonly clauses: readonly number[]
  readonly at: Instant
  readonly accountId: number
}

/** A coding as the public sees it once its verdict was made: its coder has a name that is no name. */
export interface PublishedCoding extends Omit<Coding, "accountId"> {
  readonly verdictId: number
  readonly coder: string | null
  readonly organization: { readonly publicId: string; readonly name: string } | null
}

/** The codings that verdicts on a promise were made of, in the order in which they came. */
export async function listPublishedCodings(
  db: Reader,
  pledgeId: number,
  lang: string,
): Promise<PublishedCoding[]> {
  const rows = await selectCodings(db)
    .innerJoin("verdict_coding", "verdict_coding.coding_id", "coding.id")
    .leftJoin("organization", "organization.id", "coding.organization_id")
    .leftJoin("coder_pseudonym", "coder_pseudonym.account_id", "coding.account_id")
    .select(["verdict_coding.verdict_id", "organization.public_id as organization_public_id"])
    .select(["coder_pseudonym.pseudonym", nameInOrNull(lang, "organization").as("shown_name")])
    .where("coding.pledge_id", "=", pledgeId)
    .execute()
  return rows.map((row) => {
    const publicId = row.organization_public_id
    return {
      ...asGiven(row),
      verdictId: row.verdict_id,
      coder: row.pseudonym,
      organization: publicId === null ? null : { publicId, name: row.shown_name ?? "" },
    }
  })
}

/** All codings of a round, published or not: for making a verdict and for whoever adjudicates. */
export async function listCodingsOfRound(
  db: Reader,
  pledgeId: number,
  round: number,
): Promise<Coding[]> {
  const rows = await selectCodings(db)
    .where("coding.pledge_id", "=", pledgeId)
    .where("coding.round", "=", round)
    .execute()
  return rows.map(asCoding)
}

/** Tells whether somebody, or somebody else of their organisation, coded for a verdict. */
export async function hasCodedFor(
  db: Reader,
  verdictId: number,
  { id, organizationId }: { readonly id: number; readonly organizationId: number | null },
): Promise<boolean> {
  const row = await db
    .selectFrom("verdict_coding")
    .innerJoin("coding", "coding.id", "verdict_coding.coding_id")
    .select("coding.id")
    .where("verdict_coding.verdict_id", "=", verdictId)
    .where((eb) =>
      eb.or([eb("coding.account_id", "=", id), eb("coding.organization_id", "=", organizationId)]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** The evidence that codings cite, each once, at the latest wording that one of them saw. */
export async function listEvidenceOfCodings(
  trx: Trx,
  codingIds: readonly number[],
): Promise<{ readonly id: number; readonly revision: number }[]> {
  const rows = await trx
    .selectFrom("coding_evidence")
    .select((eb) => ["evidence_id", eb.fn.max("revision").as("revision")])
    .where("coding_id", "in", codingIds)
    .groupBy("evidence_id")
    .orderBy("evidence_id")
    .execute()
  return rows.map((row) => ({ id: row.evidence_id, revision: row.revision }))
}

export interface NewCoding {
  readonly publicId: string
  readonly pledgeId: number
  readonly codeBookId: number
  readonly accountId: number
  readonly organizationId: number | null
  readonly round: number
  readonly task: CodingTask
  readonly rating: Rating
  readonly confidence: Confidence
  readonly reason: string
  readonly lang: string
  readonly clauses: readonly number[]
  readonly at: Instant
  /** What it cites, each at the number of its wording. */
  readonly evidence: readonly { readonly id: number; readonly revision: number }[]
}

/** Stores a coding with what it cites; undefined where its person has coded in this round, or it was adjudicated. */
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
      task: coding.task,
      criteria: coding.clauses.join(" "),
      rating: coding.rating,
      confidence: coding.confidence,
      reason: coding.reason,
      lang: coding.lang,
      at: coding.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!inserted) return undefined
  for (const { id, revision } of coding.evidence) {
    await trx
      .insertInto("coding_evidence")
      .values({ coding_id: inserted.id, evidence_id: id, revision })
      .execute()
  }
  return inserted
}

function selectCodings(db: Reader) {
  return db.selectFrom("coding").selectAll("coding").orderBy("coding.id")
}

type CodingRow = Awaited<ReturnType<ReturnType<typeof selectCodings>["execute"]>>[number]

function asCoding(row: CodingRow): Coding {
  return { ...asGiven(row), accountId: row.account_id }
}

function asGiven(row: CodingRow): Omit<Coding, "accountId"> {
  return {
    id: row.id,
    publicId: row.public_id,
    round: row.round,
    task: row.task as CodingTask,
    rating: row.rating as Rating,
    confidence: row.confidence as Confidence,
    reason: row.reason,
    lang: row.lang,
    clauses: row.criteria === "" ? [] : row.criteria.split(" ").map(Number),
    at: row.at,
  }
}
