import type { OfferReason } from "#app/domain/evidence-offer.ts"
import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What somebody offers as evidence. Of a vote `voteEventId` and `fulfillingOption`, of all else the rest. */
export interface OfferedContent {
  readonly kind: EvidenceKind
  readonly voteEventId: number | null
  readonly fulfillingOption: FulfillingOption | null
  readonly direction: Direction | null
  readonly strength: Strength
  readonly title: string | null
  readonly note: string
  readonly lang: Lang
  readonly happenedOn: PartialDay | null
  readonly place: string | null
  readonly sourceUrl: string | null
  readonly sourceTitle: string | null
}

export interface NewOffer extends OfferedContent {
  readonly publicId: string
  readonly secretHash: Buffer
  readonly pledgeId: number
  readonly fileId: number | null
  /** Who is signed in; null for whoever confirms by a mailed link. */
  readonly accountId: number | null
  readonly emailSealed: Buffer | null
  readonly answerLang: Lang
  readonly offeredAt: Instant
  readonly confirmedAt: Instant | null
}

/** An offer as it stands. */
export interface StoredOffer extends Omit<NewOffer, "secretHash"> {
  readonly id: number
  readonly decision: "accepted" | "refused" | null
  readonly reason: OfferReason | null
  readonly words: string | null
  readonly decidedAt: Instant | null
}

/** Stores an offer. */
export async function insertOffer(trx: Trx, offer: NewOffer): Promise<void> {
  await trx
    .insertInto("evidence_offer")
    .values({
      public_id: offer.publicId,
      secret_hash: offer.secretHash,
      pledge_id: offer.pledgeId,
      kind: offer.kind,
      vote_event_id: offer.voteEventId,
      fulfilling_option: offer.fulfillingOption,
      direction: offer.direction,
      strength: offer.strength,
      title: offer.title,
      note: offer.note,
      lang: offer.lang,
      happened_on: offer.happenedOn,
      place: offer.place,
      source_url: offer.sourceUrl,
      source_title: offer.sourceTitle,
      file_id: offer.fileId,
      account_id: offer.accountId,
      email_sealed: offer.emailSealed,
      answer_lang: offer.answerLang,
      offered_at: offer.offeredAt,
      confirmed_at: offer.confirmedAt,
    })
    .execute()
}

/** One offer by its public id, or undefined. For watchdogs alone. */
export async function findOffer(db: Reader, publicId: string): Promise<StoredOffer | undefined> {
  const row = await offers(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asOffer(row)
}

/** The offer whose letter held a secret, by the secret's hash, or undefined. */
export async function findOfferBySecret(
  db: Reader,
  secretHash: Buffer,
): Promise<StoredOffer | undefined> {
  const row = await offers(db).where("secret_hash", "=", secretHash).executeTakeFirst()
  return row && asOffer(row)
}

/** An offer, held by this transaction until it ends: of two who decide at once, the second sees the first. */
export async function lockOffer(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredOffer | undefined> {
  const query = offers(trx).where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asOffer(row)
}

/** Notes that the address of an offer is its sender's: from now on it waits for a watchdog. */
export async function updateOfferConfirmed(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx.updateTable("evidence_offer").set({ confirmed_at: at }).where("id", "=", id).execute()
}

/** Notes what a watchdog made of an offer. */
export async function updateOfferDecided(
  trx: Trx,
  id: number,
  decided: {
    readonly decision: "accepted" | "refused"
    readonly reason: OfferReason
    readonly words: string | null
    readonly by: number
    readonly at: Instant
    readonly evidenceId: number | null
  },
): Promise<void> {
  await trx
    .updateTable("evidence_offer")
    .set({
      decision: decided.decision,
      reason: decided.reason,
      words: decided.words,
      decided_by: decided.by,
      decided_at: decided.at,
      evidence_id: decided.evidenceId,
    })
    .where("id", "=", id)
    .execute()
}

function offers(db: Reader) {
  return db.selectFrom("evidence_offer").selectAll()
}

function asOffer(row: Row<"evidence_offer">): StoredOffer {
  return {
    id: row.id,
    publicId: row.public_id,
    pledgeId: row.pledge_id,
    kind: row.kind as EvidenceKind,
    voteEventId: row.vote_event_id,
    fulfillingOption: row.fulfilling_option as FulfillingOption | null,
    direction: row.direction as Direction | null,
    strength: row.strength as Strength,
    title: row.title,
    note: row.note,
    lang: row.lang as Lang,
    happenedOn: row.happened_on,
    place: row.place,
    sourceUrl: row.source_url,
    sourceTitle: row.source_title,
    fileId: row.file_id,
    accountId: row.account_id,
    emailSealed: row.email_sealed,
    answerLang: row.answer_lang as Lang,
    offeredAt: row.offered_at,
    confirmedAt: row.confirmed_at,
    decision: row.decision as StoredOffer["decision"],
    reason: row.reason as OfferReason | null,
    words: row.words,
    decidedAt: row.decided_at,
  }
}
