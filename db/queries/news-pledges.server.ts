import type { NewsItem, NewsKind } from "#app/domain/news.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { nameIn, pledgeTextIn } from "#db/queries/names.server.ts"
import type { NewsQuestion, NewsScope } from "#db/queries/news.server.ts"
import type { Reader } from "#db/schema.ts"

/** Kinds of news that are about a promise. */
export const pledgeNewsKinds = [
  "promise",
  "evidence",
  "verdict",
  "claim",
  "finding-reply",
] as const satisfies readonly NewsKind[]

type PledgeNewsKind = (typeof pledgeNewsKinds)[number]

/** News of one kind about promises, the newest first. */
export async function listPledgeNews(
  db: Reader,
  kind: PledgeNewsKind,
  scope: NewsScope,
  question: NewsQuestion,
): Promise<NewsItem[]> {
  const { after, until, limit, lang } = question
  let query = happenings(db, kind)
    .innerJoin("pledge", "pledge.id", "happened.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .select([
      "happened.key",
      "happened.at",
      "happened.rating",
      "person.public_id as person_public_id",
      nameIn(lang, "person").as("person_name"),
      "pledge.public_id as pledge_public_id",
      "pledge.text",
      "pledge.lang",
      pledgeTextIn(lang).as("translation"),
    ])
    .orderBy("happened.at", "desc")
    .orderBy("happened.key", "desc")
    .limit(limit)
  if (after !== undefined) query = query.where("happened.at", ">", after)
  if (until !== undefined) query = query.where("happened.at", "<=", until)
  const { personIds, pledgeIds } = scope
  if (isNarrow(scope)) {
    query = query.where((eb) =>
      eb.or([
        eb("pledge.person_id", "in", listed(personIds)),
        eb("pledge.id", "in", listed(pledgeIds)),
      ]),
    )
  }
  return (await query.execute()).map((row) => ({
    kind,
    key: row.key,
    at: row.at,
    person: { publicId: row.person_public_id, name: row.person_name },
    pledge: {
      publicId: row.pledge_public_id,
      text: row.text,
      lang: row.lang,
      translation: row.translation,
    },
    petition: null,
    rating: row.rating as Rating | null,
    to: null,
  }))
}

/** Tells whether a scope means some and not all. */
export function isNarrow({ personIds, pledgeIds, petitionIds }: NewsScope): boolean {
  return personIds !== undefined || pledgeIds !== undefined || petitionIds !== undefined
}

/** An empty list would be no SQL; no row has the key 0. */
export function listed(ids: readonly number[] | undefined): readonly number[] {
  return ids === undefined || ids.length === 0 ? [0] : ids
}

interface Happened {
  readonly pledge_id: number
  readonly key: string
  readonly at: Instant
  readonly rating: string | null
}

/** What happened to promises, from the table that holds it. */
function happenings(db: Reader, kind: PledgeNewsKind) {
  return db.selectFrom(() => source(db, kind).$castTo<Happened>().as("happened"))
}

function source(db: Reader, kind: PledgeNewsKind) {
  switch (kind) {
    case "promise":
      return db
        .selectFrom("pledge as made")
        .select((eb) => [
          "made.id as pledge_id",
          "made.public_id as key",
          "made.recorded_at as at",
          eb.lit(null).as("rating"),
        ])
    case "evidence":
      return db
        .selectFrom("evidence as made")
        .select((eb) => [
          "made.pledge_id",
          "made.public_id as key",
          "made.at",
          eb.lit(null).as("rating"),
        ])
    case "verdict":
      return db
        .selectFrom("verdict as made")
        .select(["made.pledge_id", "made.public_id as key", "made.at", "made.rating"])
    case "claim":
      return db
        .selectFrom("claim as made")
        .select(["made.pledge_id", "made.public_id as key", "made.at", "made.rating"])
    case "finding-reply":
      return db
        .selectFrom("finding_reply as made")
        .innerJoin("verdict as answered", "answered.id", "made.verdict_id")
        .select(["answered.pledge_id", "made.public_id as key", "made.at", "answered.rating"])
  }
}
