import { voteOptions } from "#app/domain/vote.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findVoteEventRecord, listVoteEventRecords } from "#db/queries/vote-records.server.ts"
import type { VoteEventRecord } from "#db/queries/vote-records.server.ts"
import { collection } from "./collection.ts"
import { idField, identifiersField, refField, updatedAtField } from "./field.ts"
import { idFilter, sinceFilter, updatedSinceFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    motion_id: refField,
    organization_id: refField,
    start_date: z
      .string()
      .nullable()
      .openapi({ description: "A day, or a day with a time, as its source writes it." }),
    result: z.string().nullable(),
    counts: z
      .array(
        z
          .strictObject({ option: z.enum(voteOptions), value: z.int().nonnegative() })
          .openapi("Count"),
      )
      .openapi({ description: "As the source gives them. Who voted how: `votes`." }),
    identifiers: identifiersField,
    updated_at: updatedAtField,
  })
  .openapi("VoteEvent")

/** Votings, in Popolo's words. Single votes are a collection of their own: an event has hundreds. */
export const voteEvents = collection({
  name: "vote-events",
  one: "VoteEvent",
  many: "VoteEvents",
  says: {
    en: "Vote events: when and how it was voted, with counts",
    kk: "Дауыс берулер: қашан және қалай дауыс берілді, саны қанша",
    ru: "Голосования: когда и как голосовали, с подсчётом",
  },
  saysOfOne: { en: "One vote event", kk: "Бір дауыс беру", ru: "Одно голосование" },
  item,
  filters: {
    person: idFilter("In which this person took part."),
    motion: idFilter("On this motion."),
    since: sinceFilter("On that day or later."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { person, motion, since, updated_since }, stretch) => {
    const filter = { person, motion, since: since && todayAt(since), updatedSince: updated_since }
    return (await listVoteEventRecords(house.db.read, filter, stretch)).map(itemOf)
  },
  find: async ({ house }, id) => {
    const record = await findVoteEventRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: VoteEventRecord): z.input<typeof item> {
  return {
    id: record.id,
    motion_id: record.motionId,
    organization_id: record.organizationId,
    start_date: record.startDate,
    result: record.result,
    counts: record.counts.map(({ option, value }) => ({ option, value })),
    identifiers: [...record.identifiers],
    updated_at: record.updatedAt,
  }
}
