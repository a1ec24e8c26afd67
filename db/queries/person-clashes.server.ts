import { sql } from "kysely"
import type { Reader } from "#db/schema.ts"

/** How two people voted where both did, and which votes both explained. */
export interface Clashes {
  readonly votedAlike: number
  /** Titles of what was voted on. */
  readonly votedUnlike: readonly string[]
  readonly explainedBoth: number
}

/** Vote events in which both stand, and annotations of both on one event. */
export async function findClashes(db: Reader, one: number, other: number): Promise<Clashes> {
  const both = await db
    .selectFrom("vote as own")
    .innerJoin("vote as theirs", "theirs.vote_event_id", "own.vote_event_id")
    .innerJoin("vote_event", "vote_event.id", "own.vote_event_id")
    .innerJoin("motion", "motion.id", "vote_event.motion_id")
    .select("motion.title")
    .select(
      sql<number>`case when own.option = theirs.option
        and coalesce(own.group_id, 0) = coalesce(theirs.group_id, 0)
        and coalesce(own.role, '') = coalesce(theirs.role, '')
        and coalesce(own.paired_id, 0) = coalesce(theirs.paired_id, 0) then 1 else 0 end`.as(
        "alike",
      ),
    )
    .where("own.person_id", "=", one)
    .where("theirs.person_id", "=", other)
    .orderBy("vote_event.id")
    .execute()
  const explained = await db
    .selectFrom("vote_annotation as own")
    .innerJoin("vote_annotation as theirs", "theirs.vote_event_id", "own.vote_event_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("own.person_id", "=", one)
    .where("theirs.person_id", "=", other)
    .executeTakeFirstOrThrow()
  const unlike = both.filter(({ alike }) => alike === 0)
  return {
    votedAlike: both.length - unlike.length,
    votedUnlike: unlike.map(({ title }) => title),
    explainedBoth: Number(explained.count),
  }
}
