import type { AnnotationReason } from "#app/domain/annotation.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a deputy says of an own vote or absence: the latest word. */
export interface VoteAnnotation {
  readonly publicId: string
  readonly voteEventPublicId: string
  readonly personPublicId: string
  readonly number: number
  readonly reason: AnnotationReason
  /** Empty where the reason says it all. */
  readonly text: string
  readonly lang: string
  readonly at: Instant
  /** `delegate` where somebody wrote it in the deputy's name. */
  readonly authorRole: string
}

interface Annotated {
  readonly personId?: number
  readonly voteEventId?: number
}

/** The latest annotations of a person's votes, of an event's, or of one vote where both are given. */
export async function listAnnotations(db: Reader, of: Annotated): Promise<VoteAnnotation[]> {
  const rows = await latestWords(db, of)
  return rows.map((row) => ({
    publicId: row.public_id,
    voteEventPublicId: row.event_public_id,
    personPublicId: row.person_public_id,
    number: row.number,
    reason: row.reason as AnnotationReason,
    text: row.text,
    lang: row.lang,
    at: row.at,
    authorRole: row.author_role,
  }))
}

const latestWords = shaped<Annotated>()((db, { personId, voteEventId }) => {
  let query = db
    .selectFrom("vote_annotation as one")
    .innerJoin("vote_event", "vote_event.id", "one.vote_event_id")
    .innerJoin("person", "person.id", "one.person_id")
    .innerJoin("account", "account.id", "one.account_id")
    .selectAll("one")
    .select([
      "vote_event.public_id as event_public_id",
      "person.public_id as person_public_id",
      "account.role as author_role",
    ])
    .where("one.number", "=", (eb) =>
      eb
        .selectFrom("vote_annotation as all")
        .select((of) => of.fn.max("all.number").as("latest"))
        .whereRef("all.vote_event_id", "=", "one.vote_event_id")
        .whereRef("all.person_id", "=", "one.person_id"),
    )
  if (personId !== undefined) query = query.where("one.person_id", "=", personId)
  if (voteEventId !== undefined) query = query.where("one.vote_event_id", "=", voteEventId)
  return query.orderBy("one.id")
})

/** Adds a deputy's word on an own vote under the next number. */
export async function insertAnnotation(
  trx: Trx,
  annotation: {
    readonly publicId: string
    readonly voteEventId: number
    readonly personId: number
    readonly number: number
    readonly reason: AnnotationReason
    readonly text: string
    readonly lang: string
    readonly accountId: number
    readonly at: Instant
  },
): Promise<void> {
  await trx
    .insertInto("vote_annotation")
    .values({
      public_id: annotation.publicId,
      vote_event_id: annotation.voteEventId,
      person_id: annotation.personId,
      number: annotation.number,
      reason: annotation.reason,
      text: annotation.text,
      lang: annotation.lang,
      account_id: annotation.accountId,
      at: annotation.at,
    })
    .execute()
}
