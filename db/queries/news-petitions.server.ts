import type { NewsItem, NewsKind } from "#app/domain/news.ts"
import { publicStates } from "#app/domain/petition-state.ts"
import type { Instant } from "#app/lib/instant.ts"
import { nameIn } from "#db/queries/names.server.ts"
import { isNarrow, listed } from "#db/queries/news-pledges.server.ts"
import type { NewsQuestion, NewsScope } from "#db/queries/news.server.ts"
import type { Reader } from "#db/schema.ts"

/** Kinds of news that are about a petition. */
export const petitionNewsKinds = [
  "petition-state",
  "petition-reply",
  "threshold",
  "recall-state",
] as const satisfies readonly NewsKind[]

type PetitionNewsKind = (typeof petitionNewsKinds)[number]

/** News of one kind about petitions that everybody may read, the newest first. */
export async function listPetitionNews(
  db: Reader,
  kind: PetitionNewsKind,
  scope: NewsScope,
  { after, until, limit, lang }: NewsQuestion,
): Promise<NewsItem[]> {
  let query = happenings(db, kind)
    .innerJoin("petition", "petition.id", "happened.petition_id")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .select([
      "happened.at",
      "happened.to",
      "person.public_id as person_public_id",
      nameIn(lang, "person").as("person_name"),
      "petition.public_id",
      "petition.title",
      "petition.lang",
    ])
    .where("petition.state", "in", publicStates)
    .orderBy("happened.at", "desc")
    .orderBy("petition.id", "desc")
    .limit(limit)
  if (after !== undefined) query = query.where("happened.at", ">", after)
  if (until !== undefined) query = query.where("happened.at", "<=", until)
  if (isNarrow(scope)) {
    query = query.where((eb) =>
      eb.or([
        eb("membership.person_id", "in", listed(scope.personIds)),
        eb("petition.id", "in", listed(scope.petitionIds)),
      ]),
    )
  }
  return (await query.execute()).map((row) => ({
    kind,
    key: `${row.public_id}-${row.to ?? "said"}-${row.at}`,
    at: row.at,
    person: { publicId: row.person_public_id, name: row.person_name },
    pledge: null,
    petition: { publicId: row.public_id, title: row.title, lang: row.lang },
    rating: null,
    to: row.to,
  }))
}

interface Happened {
  readonly petition_id: number
  readonly at: Instant
  readonly to: string | null
}

function happenings(db: Reader, kind: PetitionNewsKind) {
  return db.selectFrom(() => source(db, kind).$castTo<Happened>().as("happened"))
}

function source(db: Reader, kind: PetitionNewsKind) {
  switch (kind) {
    case "petition-state":
      return transitions(db, "state").where("made.to_state", "in", publicStates)
    case "recall-state":
      return transitions(db, "recall_state").where("made.to_state", "!=", "none")
    case "threshold":
      return db
        .selectFrom("petition_news as made")
        .select(["made.petition_id", "made.at", "made.to_state as to"])
        .where("made.track", "=", "threshold")
    case "petition-reply":
      return db
        .selectFrom("petition as made")
        .select((eb) => ["made.id as petition_id", "made.replied_at as at", eb.lit(null).as("to")])
        .where("made.reply_outcome", "=", "given")
        .where("made.replied_at", "is not", null)
  }
}

function transitions(db: Reader, track: "state" | "recall_state") {
  return db
    .selectFrom("petition_transition as made")
    .select(["made.petition_id", "made.at", "made.to_state as to"])
    .where("made.track", "=", track)
}
