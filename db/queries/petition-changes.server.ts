import type { LawBasis } from "#app/domain/law-basis.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Asks } from "#db/queries/petitions.server.ts"
import type { Row, Trx } from "#db/schema.ts"

export interface NewPetition {
  readonly publicId: string
  readonly membershipId: number
  readonly areaId: number | null
  readonly ruleSet: string
  readonly state: PetitionState
  readonly asks: Asks
  readonly lang: string
  readonly title: string
  readonly statement: string
  readonly textSha256: Buffer
  readonly proponentId: number
  readonly keySealed: Buffer
  readonly createdAt: Instant
  readonly replyDueOn: Day | null
  readonly openedAt: Instant | null
  readonly closesOn: Day | null
  readonly threshold: number | null
  readonly electorate: number | null
  readonly lawBasis: LawBasis | null
  readonly secondingSince: Instant | null
  readonly frozenAt: Instant | null
  /** The ways of signing online, where it opens at once; null before. */
  readonly accepts: string | null
}

/** Stores a petition; undefined where its deputy has a live one already, also one of this very instant. */
export async function insertPetition(trx: Trx, petition: NewPetition): Promise<number | undefined> {
  const row = await trx
    .insertInto("petition")
    .values({
      public_id: petition.publicId,
      membership_id: petition.membershipId,
      area_id: petition.areaId,
      rule_set: petition.ruleSet,
      state: petition.state,
      recall_state: "none",
      asks: petition.asks,
      lang: petition.lang,
      title: petition.title,
      statement: petition.statement,
      text_sha256: petition.textSha256,
      proponent_id: petition.proponentId,
      key_sealed: petition.keySealed,
      created_at: petition.createdAt,
      reply_due_on: petition.replyDueOn,
      opened_at: petition.openedAt,
      closes_on: petition.closesOn,
      threshold: petition.threshold,
      electorate: petition.electorate,
      law_basis: petition.lawBasis,
      seconding_since: petition.secondingSince,
      frozen_at: petition.frozenAt,
      accepts: petition.accepts,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id
}

/** Columns that a transition, a reply or its author's edit may write. */
export type PetitionChange = Partial<
  Pick<
    Row<"petition">,
    | "reply_due_on"
    | "reply_outcome"
    | "reply_text"
    | "reply_lang"
    | "replied_at"
    | "opened_at"
    | "closes_on"
    | "closed_at"
    | "refusal_code"
    | "refusal_details"
    | "seconding_since"
    | "frozen_at"
    | "reply_notified"
    | "rule_set"
    | "asks"
    | "law_basis"
    | "threshold"
    | "electorate"
    | "lang"
    | "title"
    | "statement"
    | "text_sha256"
    | "seconder_count"
    | "accepts"
  >
>

/** Who took a petition to another state, and why. */
export interface TransitionRecord {
  readonly petitionId: number
  readonly track: "state" | "recall_state"
  readonly from: string
  readonly to: string
  readonly at: Instant
  readonly actor: string
  readonly accountId: number | null
  readonly reason: string | null
  readonly article: string | null
}

/** Moves a petition along one of its tracks, with what else changes by it, and notes the transition. */
export async function movePetition(
  trx: Trx,
  transition: TransitionRecord,
  change: PetitionChange = {},
): Promise<void> {
  await trx
    .updateTable("petition")
    .set({ ...change, [transition.track]: transition.to })
    .where("id", "=", transition.petitionId)
    .execute()
  await insertTransition(trx, transition)
}

/** Writes columns of a petition that stays in its states. */
export async function changePetition(
  trx: Trx,
  petitionId: number,
  change: PetitionChange,
): Promise<void> {
  await trx.updateTable("petition").set(change).where("id", "=", petitionId).execute()
}

/** Adds a seconder or takes one away; gives how many there are then. */
export async function addSeconder(trx: Trx, petitionId: number, by: 1 | -1): Promise<number> {
  const row = await trx
    .updateTable("petition")
    .set((eb) => ({ seconder_count: eb("seconder_count", "+", by) }))
    .where("id", "=", petitionId)
    .returning("seconder_count")
    .executeTakeFirstOrThrow()
  return row.seconder_count
}

/** Notes a transition on the time line. */
export async function insertTransition(trx: Trx, transition: TransitionRecord): Promise<void> {
  await trx
    .insertInto("petition_transition")
    .values({
      petition_id: transition.petitionId,
      track: transition.track,
      from_state: transition.from,
      to_state: transition.to,
      at: transition.at,
      actor: transition.actor,
      account_id: transition.accountId,
      reason: transition.reason,
      article: transition.article,
    })
    .execute()
}
