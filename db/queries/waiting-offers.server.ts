import type { EvidenceKind, FulfillingOption } from "#app/domain/evidence.ts"
import type { Role } from "#app/domain/access.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listKeptFiles } from "#db/queries/kept-files.server.ts"
import type { KeptFile } from "#db/queries/kept-files.server.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What waits on a watchdog's desk: an offer, the promise it is about, and never who sent it. */
export interface WaitingOffer {
  readonly publicId: string
  readonly kind: EvidenceKind
  readonly title: string
  readonly lang: string
  readonly pledgePublicId: string
  readonly pledgeText: string
  readonly pledgeLang: string
  readonly personName: string
  readonly confirmedAt: Instant
}

/** An offer in full, for who decides on it. */
export interface OfferOnDesk extends WaitingOffer {
  readonly personId: number
  /** In which role it was sent; null where it came without an account. */
  readonly senderRole: Role | null
  readonly file: KeptFile | null
  readonly vote: {
    readonly publicId: string
    readonly motionTitle: string
    readonly motionLang: string | null
    readonly fulfillingOption: FulfillingOption
    readonly ownOption: VoteOption | null
  } | null
}

/** Offers that wait for a watchdog, those that wait longest first. */
export async function listWaitingOffers(
  db: Reader,
  lang: string,
  limit: number,
): Promise<WaitingOffer[]> {
  const rows = await selectOffers(db, lang)
    .where("evidence_offer.confirmed_at", "is not", null)
    .where("evidence_offer.decision", "is", null)
    .orderBy("evidence_offer.confirmed_at")
    .orderBy("evidence_offer.id")
    .limit(limit)
    .execute()
  return rows.map(asWaiting)
}

/** How many offers wait for a watchdog. */
export async function countWaitingOffers(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom("evidence_offer")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("confirmed_at", "is not", null)
    .where("decision", "is", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A confirmed offer with all that decides on it, or undefined. */
export async function findOfferOnDesk(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<OfferOnDesk | undefined> {
  const row = await selectOffers(db, lang)
    .where("evidence_offer.public_id", "=", publicId)
    .where("evidence_offer.confirmed_at", "is not", null)
    .executeTakeFirst()
  if (!row) return undefined
  const file = (await listKeptFiles(db, [row.file_id])).get(row.file_id ?? 0) ?? null
  const vote =
    row.event_public_id === null || row.motion_title === null
      ? null
      : {
          publicId: row.event_public_id,
          motionTitle: row.motion_title,
          motionLang: row.motion_lang,
          fulfillingOption: row.fulfilling_option as FulfillingOption,
          ownOption: row.own_option as VoteOption | null,
        }
  return {
    ...asWaiting(row),
    personId: row.person_id,
    senderRole: row.sender_role as Role | null,
    file,
    vote,
  }
}

/** Keys of offers that nobody confirmed before an instant, with their files. */
export function listUnconfirmedOffers(
  db: Reader,
  before: Instant,
): Promise<{ id: number; file_id: number | null }[]> {
  return db
    .selectFrom("evidence_offer")
    .select(["id", "file_id"])
    .where("confirmed_at", "is", null)
    .where("offered_at", "<=", before)
    .execute()
}

/** Keys of offers that were answered before an instant and of which an address or a refused file is still kept. */
export function listAnsweredOffers(
  db: Reader,
  before: Instant,
): Promise<{ id: number; file_id: number | null; decision: string | null }[]> {
  return (
    db
      .selectFrom("evidence_offer")
      .select(["id", "file_id", "decision"])
      .where("decided_at", "<=", before)
      // In the words of the index that holds these alone.
      .where((eb) => eb.or([eb("email_sealed", "is not", null), eb("file_id", "is not", null)]))
      .where((eb) =>
        eb.or([
          eb("email_sealed", "is not", null),
          eb.and([eb("decision", "=", "refused"), eb("file_id", "is not", null)]),
        ]),
      )
      .execute()
  )
}

/** Destroys an offer whole. */
export async function deleteOffer(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom("evidence_offer").where("id", "=", id).execute()
}

/** Destroys the address of an offer and, of a refused one, lets go of its file. */
export async function forgetSender(trx: Trx, id: number, withFile: boolean): Promise<void> {
  await trx
    .updateTable("evidence_offer")
    .set({ email_sealed: null, ...(withFile ? { file_id: null } : {}) })
    .where("id", "=", id)
    .execute()
}

function selectOffers(db: Reader, lang: string) {
  return db
    .selectFrom("evidence_offer")
    .innerJoin("pledge", "pledge.id", "evidence_offer.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("account", "account.id", "evidence_offer.account_id")
    .leftJoin("vote_event", "vote_event.id", "evidence_offer.vote_event_id")
    .leftJoin("motion", "motion.id", "vote_event.motion_id")
    .leftJoin("vote", (join) =>
      join
        .onRef("vote.vote_event_id", "=", "evidence_offer.vote_event_id")
        .onRef("vote.person_id", "=", "pledge.person_id"),
    )
    .selectAll("evidence_offer")
    .select([
      "pledge.public_id as pledge_public_id",
      "pledge.text as pledge_text",
      "pledge.lang as pledge_lang",
      "pledge.person_id",
      nameIn(lang, "person").as("person_name"),
      "account.role as sender_role",
      "vote_event.public_id as event_public_id",
      "motion.title as motion_title",
      "motion.lang as motion_lang",
      "vote.option as own_option",
    ])
}

function asWaiting(
  row: Awaited<ReturnType<ReturnType<typeof selectOffers>["execute"]>>[number],
): WaitingOffer {
  return {
    publicId: row.public_id,
    kind: row.kind as EvidenceKind,
    title: row.motion_title ?? row.title ?? row.note,
    lang: row.motion_title === null ? row.lang : (row.motion_lang ?? row.lang),
    pledgePublicId: row.pledge_public_id,
    pledgeText: row.pledge_text,
    pledgeLang: row.pledge_lang,
    personName: row.person_name,
    confirmedAt: row.confirmed_at ?? row.offered_at,
  }
}
