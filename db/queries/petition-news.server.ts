import { sql } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A step of a petition that those who follow it are told of. */
export interface PetitionNews {
  readonly id: number
  readonly petitionId: number
  /** `threshold`: the published number has come to what is needed. */
  readonly track: "state" | "recall_state" | "threshold"
  readonly to: string
  readonly at: Instant
}

export type NewPetitionNews = Omit<PetitionNews, "id"> & {
  /** The step on the petition's time line; 0 for the threshold. */
  readonly transitionId: number
}

/** So many are noted in one transaction. */
const mostAtOnce = 200

/**
 * Steps of petitions that were published and are not noted as news yet. A closing waits for its last number
 * to be public, a threshold for the published number to come to it.
 */
export async function listUnnotedNews(
  db: Reader,
  states: readonly string[],
  now: Instant,
): Promise<NewPetitionNews[]> {
  const [steps, reached] = await Promise.all([unnotedSteps(db, states), unnotedThresholds(db)])
  return [
    ...reached.map(({ id }) => ({
      ...{ petitionId: id, track: "threshold" as const, to: "reached", transitionId: 0, at: now },
    })),
    ...steps.map((step) => ({
      petitionId: step.petition_id,
      track: step.track as "state" | "recall_state",
      to: step.to_state,
      transitionId: step.id,
      at: step.at,
    })),
  ]
}

function unnotedSteps(db: Reader, states: readonly string[]) {
  const noted = db.selectFrom("petition_news").select("petition_news.id")
  const unpublished = db
    .selectFrom("log_leaf")
    .innerJoin("log_head", "log_head.epoch", "log_leaf.epoch")
    .select("log_leaf.leaf_index")
    .where("log_leaf.type", "=", "petition_closed")
    .whereRef("log_leaf.leaf_index", ">=", "log_head.published_size")
  return db
    .selectFrom("petition_transition as step")
    .select(["step.id", "step.petition_id", "step.track", "step.to_state", "step.at"])
    .where((eb) =>
      eb.or([
        eb.and([eb("step.track", "=", "state"), eb("step.to_state", "in", states)]),
        eb.and([eb("step.track", "=", "recall_state"), eb("step.to_state", "!=", "none")]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(noted.where("petition_news.transition_id", "=", sql.ref<number>("step.id"))),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.and([
          eb("step.to_state", "in", ["closed-reached", "closed-not-reached"]),
          eb.exists(
            unpublished.where("log_leaf.petition_id", "=", sql.ref<number>("step.petition_id")),
          ),
        ]),
      ),
    )
    .orderBy("step.id")
    .limit(mostAtOnce)
    .execute()
}

function unnotedThresholds(db: Reader) {
  const noted = db
    .selectFrom("petition_news")
    .select("petition_news.id")
    .where("petition_news.track", "=", "threshold")
  return db
    .selectFrom("petition")
    .select("petition.id")
    .where("petition.reached_at", "is not", null)
    .where("petition.threshold", "is not", null)
    .whereRef("petition.published_count", ">=", "petition.threshold")
    .where((eb) =>
      eb.not(
        eb.exists(noted.where("petition_news.petition_id", "=", sql.ref<number>("petition.id"))),
      ),
    )
    .orderBy("petition.id")
    .limit(mostAtOnce)
    .execute()
}

/** Notes a step as news. @returns false where it stands already */
export async function insertPetitionNews(trx: Trx, news: NewPetitionNews): Promise<boolean> {
  const row = await trx
    .insertInto("petition_news")
    .values({
      petition_id: news.petitionId,
      track: news.track,
      to_state: news.to,
      transition_id: news.transitionId,
      at: news.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["petition_id", "track", "transition_id"]).doNothing(),
    )
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** A noted step, or undefined. */
export async function findPetitionNews(db: Reader, id: number): Promise<PetitionNews | undefined> {
  const row = await db
    .selectFrom("petition_news")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst()
  if (!row) return undefined
  const { petition_id: petitionId, to_state: to, at } = row
  return { id: row.id, petitionId, track: row.track as PetitionNews["track"], to, at }
}

/** Whom a step is still to be told, each follower of its petition who followed it when it happened. */
export interface Untold {
  readonly newsId: number
  readonly followId: number
  readonly followerId: number
}

/** So many who are still to be told, the oldest step first. */
export async function listUntold(db: Reader, most: number): Promise<Untold[]> {
  const rows = await db
    .selectFrom("follow")
    .innerJoin("petition_news", "petition_news.petition_id", "follow.subject_id")
    .select(["petition_news.id as news_id", "follow.id as follow_id", "follow.follower_id"])
    .where("follow.subject_kind", "=", "petition")
    .whereRef("petition_news.at", ">=", "follow.since")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("petition_news_told as told")
            .select("told.news_id")
            .whereRef("told.news_id", "=", "petition_news.id")
            .whereRef("told.follow_id", "=", "follow.id"),
        ),
      ),
    )
    .orderBy("petition_news.id")
    .orderBy("follow.id")
    .limit(most)
    .execute()
  return rows.map((row) => ({
    newsId: row.news_id,
    followId: row.follow_id,
    followerId: row.follower_id,
  }))
}

/** Notes that a follower is told of a step. @returns false where another did: then nobody writes again */
export async function insertTold(
  trx: Trx,
  { newsId, followId }: Untold,
  at: Instant,
): Promise<boolean> {
  const row = await trx
    .insertInto("petition_news_told")
    .values({ news_id: newsId, follow_id: followId, at })
    .onConflict((conflict) => conflict.columns(["news_id", "follow_id"]).doNothing())
    .returning("news_id")
    .executeTakeFirst()
  return row !== undefined
}
