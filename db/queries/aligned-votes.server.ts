import type { AlignedVote } from "#app/domain/alignment.ts"
import type { FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import { shaped } from "#db/prepared.server.ts"
import { pledgeTextIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** A promise with the deputy's votes that are linked to it. */
export interface AlignedPledge {
  readonly publicId: string
  readonly text: string
  readonly lang: string
  readonly translation: string | null
  readonly votes: readonly AlignedVote[]
}

/** A deputy's promises to which votes are linked, in the order in which they were recorded. */
export async function listAlignedPledges(
  db: Reader,
  personId: number,
  lang: string,
): Promise<AlignedPledge[]> {
  const rows = await alignedVotes(db, { personId, lang })
  const pledges = new Map<string, AlignedPledge & { votes: AlignedVote[] }>()
  for (const row of rows) {
    const { public_id: publicId, text, lang: own, translation } = row
    const pledge = pledges.get(publicId) ?? { publicId, text, lang: own, translation, votes: [] }
    pledge.votes.push({
      strength: row.strength as Strength,
      fulfillingOption: row.fulfilling_option as FulfillingOption,
      ownOption: row.own_option as VoteOption | null,
    })
    pledges.set(publicId, pledge)
  }
  return [...pledges.values()]
}

const alignedVotes = shaped<{ personId: number; lang: string }>()((db, { personId, lang }) =>
  db
    .selectFrom("evidence")
    .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
    .leftJoin("vote", (join) =>
      join
        .onRef("vote.vote_event_id", "=", "evidence.vote_event_id")
        .onRef("vote.person_id", "=", "pledge.person_id"),
    )
    .select([
      "pledge.public_id",
      "pledge.text",
      "pledge.lang",
      pledgeTextIn(lang).as("translation"),
      "evidence.strength",
      "evidence.fulfilling_option",
      "vote.option as own_option",
    ])
    .where("pledge.person_id", "=", personId)
    .where("evidence.kind", "=", "vote")
    .orderBy("pledge.id")
    .orderBy("evidence.id"),
)
