import type { Rating } from "#app/domain/rating.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What watchdogs found of a promise. Verdicts are only ever added; the latest is in force. */
export interface Verdict {
  readonly id: number
  readonly publicId: string
  /** 1 for the first verdict on a promise, counted up without gaps. */
  readonly number: number
  readonly rating: Rating
  readonly reason: string
  readonly lang: string
  readonly at: Instant
  readonly codeBookVersion: number
  /** The organisations whose people gave the codings, each once. */
  readonly organizations: readonly { readonly publicId: string; readonly name: string }[]
  /** Public ids of the evidence cited, with the wording of each that was cited (1 for the first). */
  readonly evidence: readonly { readonly publicId: string; readonly revision: number }[]
}

/** The verdict in force; undefined where none was given. */
export async function findCurrentVerdict(
  db: Reader,
  pledgeId: number,
  lang: string,
): Promise<Verdict | undefined> {
  return (await listVerdicts(db, pledgeId, lang))[0]
}

/** The verdicts on a promise, the one in force first. */
export async function listVerdicts(db: Reader, pledgeId: number, lang: string): Promise<Verdict[]> {
  const rows = await db
    .selectFrom("verdict")
    .innerJoin("code_book", "code_book.id", "verdict.code_book_id")
    .selectAll("verdict")
    .select("code_book.version as code_book_version")
    .where("verdict.pledge_id", "=", pledgeId)
    .orderBy("verdict.number", "desc")
    .execute()
  const organizations = await listOrganizations(db, pledgeId, lang)
  const evidence = await listCited(db, pledgeId)
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    number: row.number,
    rating: row.rating as Rating,
    reason: row.reason,
    lang: row.lang,
    at: row.at,
    codeBookVersion: row.code_book_version,
    organizations: organizations.filter((one) => one.verdictId === row.id),
    evidence: evidence.filter((one) => one.verdictId === row.id),
  }))
}

/** How many verdicts a promise has had. */
export async function countVerdicts(db: Reader, pledgeId: number): Promise<number> {
  const { count } = await db
    .selectFrom("verdict")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("pledge_id", "=", pledgeId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface NewVerdict {
  readonly publicId: string
  readonly pledgeId: number
  readonly codeBookId: number
  readonly rating: Rating
  readonly reason: string
  readonly lang: string
  readonly at: Instant
  /** The day from which it is coded anew, where it was drawn for that. */
  readonly recodeOn: Day | null
  readonly codingIds: readonly number[]
  /** The evidence cited, each at the number of its wording. */
  readonly evidence: readonly { readonly id: number; readonly revision: number }[]
}

/** Adds a verdict under the next number and lets the promise point at it. The claim is not touched. */
export async function insertVerdict(
  trx: Trx,
  verdict: NewVerdict,
): Promise<{ readonly id: number; readonly number: number }> {
  const { id, number } = await trx
    .insertInto("verdict")
    .values({
      public_id: verdict.publicId,
      pledge_id: verdict.pledgeId,
      number: (await countVerdicts(trx, verdict.pledgeId)) + 1,
      code_book_id: verdict.codeBookId,
      rating: verdict.rating,
      reason: verdict.reason,
      lang: verdict.lang,
      at: verdict.at,
      recode_on: verdict.recodeOn,
    })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow()
  await insertGrounds(trx, id, verdict)
  await trx
    .updateTable("pledge")
    .set({ verdict_id: id })
    .where("id", "=", verdict.pledgeId)
    .execute()
  return { id, number }
}

async function insertGrounds(trx: Trx, verdictId: number, verdict: NewVerdict): Promise<void> {
  for (const codingId of verdict.codingIds) {
    await trx
      .insertInto("verdict_coding")
      .values({ verdict_id: verdictId, coding_id: codingId })
      .execute()
  }
  for (const { id, revision } of verdict.evidence) {
    await trx
      .insertInto("verdict_evidence")
      .values({ verdict_id: verdictId, evidence_id: id, revision })
      .execute()
  }
}

async function listOrganizations(db: Reader, pledgeId: number, lang: string) {
  const rows = await db
    .selectFrom("verdict_coding")
    .innerJoin("coding", "coding.id", "verdict_coding.coding_id")
    .innerJoin("organization", "organization.id", "coding.organization_id")
    .select([
      "verdict_coding.verdict_id",
      "organization.public_id",
      nameIn(lang, "organization").as("name"),
    ])
    .distinct()
    .where("coding.pledge_id", "=", pledgeId)
    .orderBy("name")
    .execute()
  return rows.map((row) => ({
    verdictId: row.verdict_id,
    publicId: row.public_id,
    name: row.name,
  }))
}

async function listCited(db: Reader, pledgeId: number) {
  const rows = await db
    .selectFrom("verdict_evidence")
    .innerJoin("evidence", "evidence.id", "verdict_evidence.evidence_id")
    .select(["verdict_evidence.verdict_id", "verdict_evidence.revision", "evidence.public_id"])
    .where("evidence.pledge_id", "=", pledgeId)
    .orderBy("evidence.id")
    .execute()
  return rows.map((row) => ({
    verdictId: row.verdict_id,
    publicId: row.public_id,
    revision: row.revision,
  }))
}
