import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import { nameIn, pledgeTextIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** A verdict in a list of news, with the promise it is about. */
export interface FreshVerdict {
  readonly publicId: string
  readonly rating: Rating
  readonly at: Instant
  readonly pledgePublicId: string
  readonly pledgeText: string
  readonly pledgeLang: string
  /** In the reader's language, where somebody translated it. */
  readonly pledgeTranslation: string | null
  readonly personPublicId: string
  readonly personName: string
  /** What the verdict before it said; null for a first verdict. */
  readonly previousRating: Rating | null
}

/** The latest verdicts in force, one a promise, the newest first. */
export async function listFreshVerdicts(
  db: Reader,
  lang: string,
  limit: number,
): Promise<FreshVerdict[]> {
  const rows = await freshVerdicts(db, { lang, limit })
  return rows.map((row) => ({
    publicId: row.public_id,
    rating: row.rating as Rating,
    at: row.at,
    pledgePublicId: row.pledge_public_id,
    pledgeText: row.pledge_text,
    pledgeLang: row.pledge_lang,
    pledgeTranslation: row.pledge_translation,
    personPublicId: row.person_public_id,
    personName: row.person_name,
    previousRating: row.previous_rating as Rating | null,
  }))
}

const freshVerdicts = shaped<{ lang: string; limit: number }>()((db, { lang, limit }) =>
  db
    .selectFrom("verdict")
    // SQLite keeps the order of cross joins: from the latest verdict on, never over all promises.
    .crossJoin("pledge")
    .whereRef("pledge.verdict_id", "=", "verdict.id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("verdict as previous", (join) =>
      join
        .onRef("previous.pledge_id", "=", "verdict.pledge_id")
        .on((eb) => eb("previous.number", "=", eb(eb.ref("verdict.number"), "-", 1))),
    )
    .select([
      "verdict.public_id",
      "verdict.rating",
      "verdict.at",
      "pledge.public_id as pledge_public_id",
      "pledge.text as pledge_text",
      "pledge.lang as pledge_lang",
      pledgeTextIn(lang).as("pledge_translation"),
      "person.public_id as person_public_id",
      nameIn(lang, "person").as("person_name"),
      "previous.rating as previous_rating",
    ])
    .orderBy("verdict.at", "desc")
    .orderBy("verdict.id", "desc")
    .limit(limit),
)
