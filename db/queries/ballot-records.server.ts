import { sql } from "kysely"
import type { VoteOption } from "#app/domain/vote.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import type { Reader } from "#db/schema.ts"

/** How one person voted in one vote event; ids are public ones. */
export interface BallotRecord {
  readonly voteEventId: string
  readonly voterId: string
  readonly option: VoteOption
  /** The party or group of the voter that day. */
  readonly groupId: string | null
  readonly role: string | null
  /** The other one of a pair. */
  readonly pairId: string | null
}

/** What names a vote: its event and its voter. */
export interface BallotKey {
  readonly voteEventId: string
  readonly voterId: string
}

/** By public ids. */
export interface BallotRecordFilter {
  readonly person?: string | undefined
  readonly voteEvent?: string | undefined
}

/** Votes in the order of the public ids of event and voter, a stretch of them after a key. */
export async function listBallotRecords(
  db: Reader,
  { person, voteEvent }: BallotRecordFilter,
  { after, limit }: { readonly after?: BallotKey | undefined; readonly limit: number },
): Promise<BallotRecord[]> {
  let query = ballots(db).orderBy("vote_event.public_id").orderBy("person.public_id").limit(limit)
  if (person !== undefined) query = query.where("person.id", "=", personMeant(person))
  if (voteEvent !== undefined) query = query.where("vote_event.public_id", "=", voteEvent)
  if (after !== undefined) {
    const { voteEventId, voterId } = after
    // The first half bounds the walk through the index of events; the second is exact.
    query = query
      .where("vote_event.public_id", ">=", voteEventId)
      .where(sql<boolean>`(vote_event.public_id > ${voteEventId} or person.public_id > ${voterId})`)
  }
  return (await query.execute()).map(asBallot)
}

/** One vote by its event and voter. */
export async function findBallotRecord(
  db: Reader,
  { voteEventId, voterId }: BallotKey,
): Promise<BallotRecord | undefined> {
  const row = await ballots(db)
    .where("vote_event.public_id", "=", voteEventId)
    .where("person.id", "=", personMeant(voterId))
    .executeTakeFirst()
  return row && asBallot(row)
}

function ballots(db: Reader) {
  return (
    db
      .selectFrom("vote_event")
      // SQLite keeps the order of cross joins: event by event along their index, never over all votes.
      .crossJoin("vote")
      .whereRef("vote.vote_event_id", "=", "vote_event.id")
      .innerJoin("person", "person.id", "vote.person_id")
      .leftJoin("organization", "organization.id", "vote.group_id")
      .leftJoin("person as other", "other.id", "vote.paired_id")
      .select(["vote_event.public_id as event_public_id", "person.public_id as person_public_id"])
      .select(["vote.option", "vote.role", "organization.public_id as group_public_id"])
      .select("other.public_id as other_public_id")
  )
}

function asBallot(
  row: Awaited<ReturnType<ReturnType<typeof ballots>["execute"]>>[number],
): BallotRecord {
  return {
    voteEventId: row.event_public_id,
    voterId: row.person_public_id,
    option: row.option as VoteOption,
    groupId: row.group_public_id,
    role: row.role,
    pairId: row.other_public_id,
  }
}
