import { sql } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
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
  // SQLite keeps the order of cross joins: of the log what is not public yet, and no more.
  const unpublished = db
    .selectFrom("log_head")
    .crossJoin("log_leaf")
    .select("log_leaf.petition_id")
    .whereRef("log_leaf.epoch", "=", "log_head.epoch")
    .whereRef("log_leaf.leaf_index", ">=", "log_head.published_size")
    .where("log_leaf.type", "=", "petition_closed")
    .where("log_leaf.petition_id", "is not", null)
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
          eb("step.petition_id", "in", unpublished.$castTo<{ petition_id: number }>()),
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

/** A step that is still to be told, and the follow up to which it was. */
export interface UntoldNews {
  readonly id: number
  readonly petitionId: number
  readonly at: Instant
  readonly toldTo: number
}

/** Tells whether a step is still to be told. A read, so that an idle worker writes nothing. */
export async function hasUntoldNews(db: Reader): Promise<boolean> {
  const row = await untold(db).executeTakeFirst()
  return row !== undefined
}

/** The oldest step that is still to be told, held until the transaction ends; those that others hold are passed over. */
export async function lockUntoldNews(trx: Trx, engine: Engine): Promise<UntoldNews | undefined> {
  const query = untold(trx)
  const row = await (
    engine === "postgres" ? query.forUpdate().skipLocked() : query
  ).executeTakeFirst()
  return row && { id: row.id, petitionId: row.petition_id, at: row.at, toldTo: row.told_to }
}

function untold(db: Reader) {
  return db
    .selectFrom("petition_news")
    .selectAll()
    .where("told_at", "is", null)
    .orderBy("id")
    .limit(1)
}

/** Up to `most` who followed a step's petition when it happened and were not told, in the order of their follows. */
export async function listUntold(
  db: Reader,
  { petitionId, at, toldTo }: UntoldNews,
  most: number,
): Promise<{ readonly followId: number; readonly followerId: number }[]> {
  const rows = await db
    .selectFrom("follow")
    .select(["id", "follower_id"])
    .where("subject_kind", "=", "petition")
    .where("subject_id", "=", petitionId)
    .where("id", ">", toldTo)
    .where("since", "<=", at)
    .orderBy("id")
    .limit(most)
    .execute()
  return rows.map((row) => ({ followId: row.id, followerId: row.follower_id }))
}

/** Notes how far a step was told: up to a follow, or to all, as of an instant. */
export async function noteTold(
  trx: Trx,
  newsId: number,
  told: { readonly to: number } | { readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable("petition_news")
    .set("to" in told ? { told_to: told.to } : { told_at: told.at })
    .where("id", "=", newsId)
    .execute()
}
