import { sql } from "kysely"
import type { VoteOption } from "#app/domain/vote.ts"
import type { RawBuilder } from "kysely"
import { nameIn, nameInOrNull } from "#db/queries/names.server.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

/** One vote event with the motion it decided. */
export interface VoteEvent {
  readonly id: number
  readonly publicId: string
  readonly title: string
  readonly text: string | null
  /** The language of title and text, where the source says it. */
  readonly lang: string | null
  readonly organization: string
  /** A day, partial day or local time as the source gives it; sources name no zone. */
  readonly startDate: string | null
  readonly result: string | null
  readonly sourceUrl: string | null
}

/** How one person voted. */
export interface CastVote {
  readonly personPublicId: string
  readonly personName: string
  readonly option: VoteOption
  readonly group: string | null
  readonly role: string | null
}

/** One vote event by public id, or undefined. */
export async function findVoteEvent(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<VoteEvent | undefined> {
  const row = await selectVoteEvents(db, lang)
    .where("vote_event.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asVoteEvent(row)
}

/** Everyone's option in a vote event, by name as the source gives it. */
export async function listVotes(
  db: Reader,
  voteEventId: number,
  lang: string,
): Promise<CastVote[]> {
  const rows = await db
    .selectFrom("vote")
    .innerJoin("person", "person.id", "vote.person_id")
    .leftJoin("organization", "organization.id", "vote.group_id")
    .where("vote.vote_event_id", "=", voteEventId)
    .select([
      "person.public_id",
      nameIn(lang, "person").as("name"),
      "vote.option",
      "vote.role",
      nameInOrNull(lang, "organization").as("group"),
    ])
    .orderBy("person.name")
    .orderBy("person.id")
    .execute()
  return rows.map((row) => ({
    personPublicId: row.public_id,
    personName: row.name,
    option: row.option as VoteOption,
    group: row.group,
    role: row.role,
  }))
}

export interface VoteEventPage {
  readonly events: readonly VoteEvent[]
  /** What `after` takes for the next page; null on the last. */
  readonly next: string | null
}

/** Vote events, the latest first. A page goes on after the event that ended the last one. */
export async function listVoteEvents(
  db: Reader,
  lang: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<VoteEventPage> {
  let query = latestFirst(selectVoteEvents(db, lang)).limit(page.limit + 1)
  if (page.after !== undefined) {
    const last = await db
      .selectFrom("vote_event")
      .select(["id", "start_date"])
      .where("public_id", "=", page.after)
      .executeTakeFirst()
    if (!last) return { events: [], next: null }
    const start = last.start_date ?? ""
    query = query
      // By itself, so that the index leads to the day and is not walked up to it.
      .where(startKey, "<=", start)
      .where((eb) => eb.or([eb(startKey, "<", start), eb("vote_event.id", "<", last.id)]))
  }
  const rows = await query.execute()
  const events = rows.slice(0, page.limit).map(asVoteEvent)
  return { events, next: rows.length > page.limit ? (events.at(-1)?.publicId ?? null) : null }
}

/** A vote event with how one person voted in it. */
export interface OwnVote extends VoteEvent {
  readonly option: VoteOption
}

/** The latest votes of one person. Which they are is found out first: of the others nothing is looked up. */
export async function listVotesOf(
  db: Reader,
  personId: number,
  lang: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<OwnVote[]> {
  const rows = await listOwn(db, { personId, lang, limit, offset })
  return rows.map((row) => ({ ...asVoteEvent(row), option: row.option as VoteOption }))
}

const listOwn = shaped<{ personId: number; lang: string; limit: number; offset: number }>()((
  db,
  { personId, lang, limit, offset },
) => {
  const latest = latestFirst(
    db
      .selectFrom("vote")
      .innerJoin("vote_event", "vote_event.id", "vote.vote_event_id")
      .where("vote.person_id", "=", personId)
      .select(["vote_event.id", "vote.option"]),
  )
    .limit(limit)
    .offset(offset)
  return latestFirst(
    selectVoteEvents(db, lang)
      .innerJoin(latest.as("own"), "own.id", "vote_event.id")
      .select("own.option"),
  )
})

function selectVoteEvents(db: Reader, lang: string) {
  return db
    .selectFrom("vote_event")
    .innerJoin("motion", "motion.id", "vote_event.motion_id")
    .innerJoin("organization as body", "body.id", "vote_event.organization_id")
    .select([
      "vote_event.id",
      "vote_event.public_id",
      "vote_event.start_date",
      "vote_event.result",
      "motion.title",
      "motion.text",
      "motion.lang",
      "motion.date",
      "motion.result as motion_result",
      "motion.source_url",
      nameIn(lang, "organization", "body").as("organization"),
    ])
}

/** Undated events come last on both engines; the index is on the same expression. */
const startKey = sql<string>`coalesce(vote_event.start_date, '')`

function latestFirst<Query extends Ordered<Query>>(query: Query): Query {
  return query.orderBy(startKey, "desc").orderBy("vote_event.id", "desc")
}

interface Ordered<Query> {
  orderBy(column: "vote_event.id" | RawBuilder<string>, direction: "desc"): Query
}

function asVoteEvent(
  row: Awaited<ReturnType<ReturnType<typeof selectVoteEvents>["execute"]>>[number],
): VoteEvent {
  return {
    id: row.id,
    publicId: row.public_id,
    title: row.title,
    text: row.text,
    lang: row.lang,
    organization: row.organization,
    startDate: row.start_date ?? row.date,
    result: row.result ?? row.motion_result,
    sourceUrl: row.source_url,
  }
}
