import { isPublicId } from "#app/domain/public-id.ts"
import { voteOptions } from "#app/domain/vote.ts"
import { findBallotRecord, listBallotRecords } from "#db/queries/ballot-records.server.ts"
import type { BallotKey, BallotRecord } from "#db/queries/ballot-records.server.ts"
import { collection } from "./collection.ts"
import { refField } from "./field.ts"
import { idFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: z.string().openapi({ description: "The ids of event and voter." }),
    vote_event_id: refField,
    voter_id: refField,
    option: z.enum(voteOptions),
    group_id: refField
      .nullable()
      .openapi({ description: "The voter's party or group on that day." }),
    role: z.string().nullable(),
    pair_id: refField.nullable().openapi({ description: "The other one of a pair." }),
  })
  .openapi("Vote")

/** Who voted how, in Popolo's words. */
export const votes = collection({
  name: "votes",
  moves: true,
  one: "Vote",
  many: "Votes",
  says: {
    en: "Votes: who voted how",
    kk: "Дауыстар: кім қалай дауыс берді",
    ru: "Голоса: кто как голосовал",
  },
  saysOfOne: { en: "One vote", kk: "Бір дауыс", ru: "Один голос" },
  item,
  id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}-[0-9a-hjkmnp-tv-z]{16}$/),
  isId: (text) => keyOf(text) !== undefined,
  filters: {
    person: idFilter("Of this person."),
    vote_event: idFilter("In this vote event."),
  },
  list: async ({ house }, { person, vote_event: voteEvent }, { after, limit }) => {
    const page = { after: after === undefined ? undefined : keyOf(after), limit }
    return (await listBallotRecords(house.db.read, { person, voteEvent }, page)).map(itemOf)
  },
  find: async ({ house }, id) => {
    const key = keyOf(id)
    const record = key && (await findBallotRecord(house.db.read, key))
    return record && itemOf(record)
  },
})

function keyOf(id: string): BallotKey | undefined {
  const [voteEventId = "", voterId = "", ...more] = id.split("-")
  const isOne = isPublicId(voteEventId) && isPublicId(voterId) && more.length === 0
  return isOne ? { voteEventId, voterId } : undefined
}

function itemOf(record: BallotRecord): z.input<typeof item> {
  return {
    id: `${record.voteEventId}-${record.voterId}`,
    vote_event_id: record.voteEventId,
    voter_id: record.voterId,
    option: record.option,
    group_id: record.groupId,
    role: record.role,
    pair_id: record.pairId,
  }
}
