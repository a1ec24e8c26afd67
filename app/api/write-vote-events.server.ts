import { writeVote } from "#app/domain/program-deeds.server.ts"
import { voteOptions } from "#app/domain/vote.ts"
import { givenDay, givenId } from "./write-fields.ts"
import { write } from "./write.ts"
import { z } from "./zod.ts"

const most = 1000

const body = z
  .strictObject({
    identifier: z
      .string()
      .min(1)
      .max(100)
      .openapi({ description: "Yours: the same vote sent again under it is refused." }),
    organization_id: givenId,
    start_date: givenDay,
    motion: z.strictObject({
      text: z.string().min(1).max(2000),
      classification: z.string().min(1).max(100).optional(),
    }),
    votes: z
      .array(z.strictObject({ voter_id: givenId, option: z.enum(voteOptions) }))
      .min(1)
      .max(most),
  })
  .openapi("NewVoteEvent")

/** Votes of a legislature with each member's ballot, recorded by a watchdog's program. */
export const writeVoteEvents = write({
  path: "/api/v1/vote-events",
  operationId: "recordVoteEvent",
  tag: "vote-events",
  scope: "votes:write",
  says: {
    en: "Record a vote with each member's ballot",
    kk: "Әр депутаттың дауысымен бірге дауыс беруді тіркеу",
    ru: "Записать голосование с голосом каждого депутата",
  },
  body,
  sample: {
    identifier: "2026-06-01/7",
    organization_id: "k3v9x2m4q8ab7tpz",
    start_date: "2026-06-01",
    motion: { text: "On the lighting of Samal street" },
    votes: [{ voter_id: "k3v9x2m4q8ab7tpz", option: "yes" }],
  },
  run: (deed, given) => writeVote(deed, given),
})
