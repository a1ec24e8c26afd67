import { inPageOrder } from "#app/domain/vote.ts"
import type { OptionCount, VoteOption } from "#app/domain/vote.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

/** The counts that the source gives of a vote event, in the order of pages. */
export async function listCounts(db: Reader, voteEventId: number): Promise<OptionCount[]> {
  const rows = await db
    .selectFrom("vote_count")
    .select(["option", "value"])
    .where("vote_event_id", "=", voteEventId)
    .execute()
  return inPageOrder(rows.map(({ option, value }) => ({ option: option as VoteOption, value })))
}

/** How often one person chose each option, in the order of pages. */
export async function countVotesOf(db: Reader, personId: number): Promise<OptionCount[]> {
  const rows = await optionsOf(db, { personId })
  return inPageOrder(
    rows.map(({ option, count }) => ({ option: option as VoteOption, value: Number(count) })),
  )
}

const optionsOf = shaped<{ personId: number }>()((db, { personId }) =>
  db
    .selectFrom("vote")
    .select((eb) => ["option", eb.fn.countAll().as("count")])
    .where("person_id", "=", personId)
    .groupBy("option"),
)
