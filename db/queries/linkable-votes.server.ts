import { sql } from "kysely"
import { words } from "#app/domain/fold.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import type { Reader } from "#db/schema.ts"

/** A vote of a deputy that can be linked to a promise. */
export interface LinkableVote {
  readonly eventId: number
  readonly publicId: string
  readonly title: string
  readonly lang: string | null
  readonly startDate: string | null
  readonly result: string | null
  readonly ownOption: VoteOption
}

/** How one deputy voted in one vote event; undefined where no record says so. */
export async function findVoteOf(
  db: Reader,
  personId: number,
  voteEventPublicId: string,
): Promise<LinkableVote | undefined> {
  const row = await selectVotes(db, personId)
    .where("vote_event.public_id", "=", voteEventPublicId)
    .executeTakeFirst()
  return row && asVote(row)
}

/**
 * A deputy's votes that are not linked to a promise yet, the latest first.
 * @param search words of the motion's title in any spelling; each must begin a word of it. Empty for all.
 */
export async function listLinkableVotes(
  db: Reader,
  pledge: { readonly id: number; readonly personId: number },
  search: string,
  limit: number,
): Promise<LinkableVote[]> {
  const rows = await selectVotes(db, pledge.personId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("evidence")
            .select("evidence.id")
            .whereRef("evidence.vote_event_id", "=", "vote.vote_event_id")
            .where("evidence.pledge_id", "=", pledge.id),
        ),
      ),
    )
    .orderBy(sql`coalesce(vote_event.start_date, motion.date, '')`, "desc")
    .orderBy("vote_event.id", "desc")
    .execute()
  // One deputy's votes are some thousands: titles are folded here, as the search index folds names.
  const asked = words(search)
  return rows
    .filter(({ title }) => hasAll(words(title), asked))
    .slice(0, limit)
    .map(asVote)
}

function hasAll(title: readonly string[], asked: readonly string[]): boolean {
  return asked.every((start) => title.some((word) => word.startsWith(start)))
}

function selectVotes(db: Reader, personId: number) {
  return db
    .selectFrom("vote")
    .innerJoin("vote_event", "vote_event.id", "vote.vote_event_id")
    .innerJoin("motion", "motion.id", "vote_event.motion_id")
    .select([
      "vote_event.id",
      "vote_event.public_id",
      "vote_event.start_date",
      "vote_event.result",
      "motion.title",
      "motion.lang",
      "motion.date",
      "vote.option",
    ])
    .where("vote.person_id", "=", personId)
}

type VoteRow = Awaited<ReturnType<ReturnType<typeof selectVotes>["execute"]>>[number]

function asVote(row: VoteRow): LinkableVote {
  return {
    eventId: row.id,
    publicId: row.public_id,
    title: row.title,
    lang: row.lang,
    startDate: row.start_date ?? row.date,
    result: row.result,
    ownOption: row.option as VoteOption,
  }
}
