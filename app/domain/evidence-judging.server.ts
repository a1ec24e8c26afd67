import { mayDo } from "./access.ts"
import type { Approver } from "./approval.ts"
import { isParty } from "./approval.ts"
import { withBonds } from "./approver.server.ts"
import { audited } from "./audit.server.ts"
import type { Direction, Strength } from "./evidence.ts"
import { decideOffer } from "./evidence-offer.ts"
import type { OfferDecision, OfferDecisionRefusal } from "./evidence-offer.ts"
import { openSender } from "./evidence-offer.server.ts"
import { storeAction, storeVote } from "./linked-evidence.server.ts"
import type { AddRefusal, Linked, LinkRefusal } from "./linked-evidence.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { lockOffer, updateOfferDecided } from "#db/queries/evidence-offers.server.ts"
import type { StoredOffer } from "#db/queries/evidence-offers.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { getPublicId } from "#db/queries/public-ids.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import type { StoredPledge } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** A watchdog's word on an offer, and how they weigh what they take. */
export interface Judgement extends OfferDecision {
  readonly direction: Direction
  readonly strength: Strength
}

export type JudgingRefusal =
  OfferDecisionRefusal | AddRefusal | LinkRefusal | "not-yours" | "no-such-offer" | "party-to-it"

/**
 * Takes or refuses what somebody offered as evidence, with a coded reason and an answer by letter in the
 * sender's language. What is taken becomes evidence in this transaction, for which the deciding watchdog
 * answers; what is refused stays unseen.
 *
 * Refuses: `not-yours`; `party-to-it`, for who sent it or declared a conflict with the deputy; what the
 * rules of offers and of evidence refuse.
 */
export function judgeOffer(
  house: Pick<House, "db" | "keys">,
  publicId: string,
  judgement: Judgement,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, JudgingRefusal>> {
  const { decision, reason } = judgement
  const attempt = {
    deed: "evidence.judge",
    subjectKind: "offer",
    subject: publicId,
    details: { decision, reason },
  } as const
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof judgeOffer> => {
    if (!mayDo(actor, "evidence.judge")) return refuse("not-yours")
    const offer = await lockOffer(trx, house.db.engine, publicId)
    if (!offer) return refuse("no-such-offer")
    const pledgeId = await getPublicId(trx, "pledge", offer.pledgeId)
    const pledge = await lockPledge(trx, house.db.engine, pledgeId)
    if (!pledge) throw new Error("a promise is never deleted")
    const accountIds = offer.accountId === null ? [] : [offer.accountId]
    const parties = { accountIds, personIds: [pledge.personId] }
    if (isParty(await withBonds(trx, actor), parties)) return refuse("party-to-it")
    const decided = decideOffer(offer, judgement)
    if (!decided.ok) return decided
    const taken =
      decision === "accepted" ? await take(trx, pledge, offer, judgement, actor.id, now) : undefined
    if (taken && !taken.ok) return taken
    const evidenceId = taken?.value.id ?? null
    const row = { ...decided.value, by: actor.id, at: now, evidenceId }
    await updateOfferDecided(trx, offer.id, row)
    await answer(house.keys, trx, offer, pledge, decided.value, now)
    return accept(undefined)
  })
}

async function take(
  trx: Trx,
  pledge: StoredPledge,
  offer: StoredOffer,
  { direction, strength }: Judgement,
  accountId: number,
  now: Instant,
): Promise<Outcome<Linked, AddRefusal | LinkRefusal>> {
  const linking = { accountId, fileId: offer.fileId, now }
  const { note, lang, kind } = offer
  if (kind === "vote") {
    const voteEventPublicId = await getPublicId(trx, "vote_event", offer.voteEventId ?? 0)
    const fulfillingOption = offer.fulfillingOption ?? "yes"
    const link = { voteEventPublicId, fulfillingOption, strength, note, lang }
    return storeVote(trx, pledge, link, linking)
  }
  const source =
    offer.sourceUrl === null
      ? null
      : {
          url: offer.sourceUrl,
          title: offer.sourceTitle,
          capturedOn: todayAt(now),
          sha256: null,
        }
  const { title, happenedOn, place } = offer
  const action = { kind, direction, strength, note, lang, place, source }
  const dated = { title: title ?? "", happenedOn: happenedOn ?? todayAt(offer.offeredAt) }
  return storeAction(trx, pledge, { ...action, ...dated }, linking)
}

async function answer(
  keys: Keys,
  trx: Trx,
  offer: StoredOffer,
  pledge: StoredPledge,
  { decision, reason, words }: OfferDecision,
  now: Instant,
): Promise<void> {
  const news = { decision, reason, words, promise: pledge.publicId }
  const { accountId, emailSealed, answerLang: lang, publicId } = offer
  if (accountId !== null) {
    await enqueue(trx, keys, "evidence-judged", { accountId, ...news }, now)
  } else if (emailSealed !== null) {
    const email = openSender(keys, publicId, emailSealed)
    await enqueue(trx, keys, "evidence-judged-by-letter", { email, lang, ...news }, now)
  }
}
