import type { CodingTask } from "#app/domain/coding-need.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { todayAt } from "#app/lib/zone.ts"
import { nameIn, pledgeTextIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** The case that somebody holds, with the words of its promise: for that person alone. */
export interface HeldCase {
  readonly publicId: string
  readonly text: string
  readonly lang: string
  readonly personName: string
  readonly task: CodingTask
  readonly expiresAt: Instant
}

/** The case that an account holds at an instant. */
export async function findHeldCase(
  db: Reader,
  accountId: number,
  lang: string,
  now: Instant,
): Promise<HeldCase | undefined> {
  const row = await db
    .selectFrom("coding_handout")
    .innerJoin("coding_round", "coding_round.id", "coding_handout.round_id")
    .innerJoin("pledge", "pledge.id", "coding_round.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .select(["pledge.public_id", "pledge.text", "pledge.lang", "coding_handout.task"])
    .select(["coding_handout.expires_at", nameIn(lang, "person").as("person_name")])
    .where("coding_handout.account_id", "=", accountId)
    .where("coding_handout.ended_at", "is", null)
    .where("coding_handout.expires_at", ">", now)
    .executeTakeFirst()
  return (
    row && {
      publicId: row.public_id,
      text: row.text,
      lang: row.lang,
      personName: row.person_name,
      task: row.task as CodingTask,
      expiresAt: row.expires_at,
    }
  )
}

/** What somebody coded: for that person alone. */
export interface OwnCoding {
  readonly pledgePublicId: string
  readonly text: string
  readonly lang: string
  readonly translation: string | null
  readonly personName: string
  readonly adjudicated: boolean
  readonly rating: Rating
  readonly at: Instant
  /** What the round led to; null until it has ended, however many codings are in. */
  readonly verdict: { readonly number: number; readonly rating: Rating } | null
}

/** The codings of an account, the latest first. */
export async function listOwnCodings(
  db: Reader,
  accountId: number,
  lang: string,
  limit: number,
): Promise<OwnCoding[]> {
  const rows = await db
    .selectFrom("coding")
    .innerJoin("pledge", "pledge.id", "coding.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("verdict_coding", "verdict_coding.coding_id", "coding.id")
    .leftJoin("verdict", "verdict.id", "verdict_coding.verdict_id")
    .select(["pledge.public_id", "pledge.text", "pledge.lang", "coding.task", "coding.rating"])
    .select(["coding.at", "verdict.number", "verdict.rating as verdict_rating"])
    .select([pledgeTextIn(lang).as("translation"), nameIn(lang, "person").as("person_name")])
    .where("coding.account_id", "=", accountId)
    .orderBy("coding.id", "desc")
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    pledgePublicId: row.public_id,
    text: row.text,
    lang: row.lang,
    translation: row.translation,
    personName: row.person_name,
    adjudicated: row.task === "adjudicate",
    rating: row.rating as Rating,
    at: row.at,
    verdict:
      row.number === null ? null : { number: row.number, rating: row.verdict_rating as Rating },
  }))
}

/** One blind coding of a round that has ended: a row of the open data from which agreement is computed. */
export interface FinishedCoding {
  /** Public id of the promise. */
  readonly promise: string
  /** The number of the verdict that the round led to. */
  readonly round: number
  /** The coder's public name, which is no name and stays the same. */
  readonly coder: string
  /** Public id of the organisation that the coder worked for; null for what is older than organisations. */
  readonly organization: string | null
  readonly rating: Rating
  readonly category: string | null
  /** The day in the country, never the minute. */
  readonly codedOn: Day
  readonly codeBookVersion: number
  /** What a third person decided; null where the codings agreed. */
  readonly adjudicatedRating: Rating | null
}

/**
 * The blind codings of all rounds that have ended, by round and coder, without the adjudications
 * themselves. Nothing of a round under way is among them.
 */
export async function listFinishedCodings(db: Reader): Promise<FinishedCoding[]> {
  const rows = await db
    .selectFrom("coding_round")
    .innerJoin("pledge", "pledge.id", "coding_round.pledge_id")
    .innerJoin("code_book", "code_book.id", "coding_round.code_book_id")
    .innerJoin("coding", (join) =>
      join
        .onRef("coding.pledge_id", "=", "coding_round.pledge_id")
        .onRef("coding.round", "=", "coding_round.number"),
    )
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
    .orderBy("coding_round.id")
    .orderBy("coder_pseudonym.pseudonym")
    .execute()
  return rows.map((row) => ({
    promise: row.public_id,
    round: row.number,
    coder: row.pseudonym,
    organization: row.organization_public_id,
    rating: row.rating as Rating,
    category: row.category,
    codedOn: todayAt(row.at),
    codeBookVersion: row.version,
    adjudicatedRating: row.decided as Rating | null,
  }))
}
