import { decideAction, decideNote, decidePlace } from "./evidence.ts"
import type { ActionRefusal, NoteRefusal } from "./evidence.ts"
import { decideConfirming } from "./evidence-offer.ts"
import { parseEmailAddress } from "./email-address.ts"
import type { EmailRefusal } from "./email-address.ts"
import type { LinkedAction, VoteLink } from "./linked-evidence.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import {
  findOfferBySecret,
  insertOffer,
  lockOffer,
  updateOfferConfirmed,
} from "#db/queries/evidence-offers.server.ts"
import type { OfferedContent } from "#db/queries/evidence-offers.server.ts"
import { hasLinkedVote } from "#db/queries/stored-evidence.server.ts"
import { insertKeptFile } from "#db/queries/kept-files.server.ts"
import type { NewFile } from "#db/queries/kept-files.server.ts"
import { findVoteOf } from "#db/queries/linkable-votes.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import type { StoredPledge } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** What is offered: a vote of the deputy, or another act with its source or a file. */
export type Offered =
  | ({ readonly way: "vote" } & VoteLink & { readonly lang: Lang })
  | ({ readonly way: "action" } & Omit<LinkedAction, "source"> & {
        readonly lang: Lang
        readonly sourceUrl: string | null
        readonly sourceTitle: string | null
      })

/** Who offers it: by an account, or by an address that is still to be confirmed. */
export interface Sender {
  readonly account: { readonly id: number } | null
  readonly email: string | null
  readonly lang: Lang
}

type OfferHouse = Pick<House, "db" | "keys" | "origin">

export type OfferingRefusal =
  | ActionRefusal
  | NoteRefusal
  | EmailRefusal
  | "no-such-promise"
  | "place-too-long"
  | "proof-missing"
  | "email-missing"
  | "vote-without-deputy"
  | "vote-linked-already"

/**
 * Takes evidence that anybody offers. Nothing of it is public: it waits for a watchdog, and without an
 * account it waits first for its sender, who gets a letter with a link that works for three days.
 *
 * Refuses what the rules of evidence refuse, `email-missing` where there is neither account nor address,
 * and `proof-missing` where there is neither source nor file.
 */
export async function offerEvidence(
  { db, keys, origin }: OfferHouse,
  pledgePublicId: string,
  offered: Offered & { readonly file: NewFile | null },
  { account, email, lang }: Sender,
  now: Instant,
): Promise<Outcome<{ readonly waitsFor: "sender" | "watchdog" }, OfferingRefusal>> {
  const address = account || email === null ? undefined : parseEmailAddress(email)
  if (!account && !address) return refuse("email-missing")
  if (address && !address.ok) return address
  return commit(db, async (trx): ReturnType<typeof offerEvidence> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const content = await decideOffered(trx, pledge, offered, now)
    if (!content.ok) return content
    const publicId = newPublicId()
    const secret = newSecret()
    await insertOffer(trx, {
      ...content.value,
      ...{ publicId, secretHash: sha256(secret), pledgeId: pledge.id, answerLang: lang },
      fileId: await insertKeptFile(trx, offered.file, newPublicId(), now),
      accountId: account?.id ?? null,
      emailSealed: address ? sealSender(keys, publicId, address.value.address) : null,
      offeredAt: now,
      confirmedAt: account ? now : null,
    })
    if (!address) return accept({ waitsFor: "watchdog" } as const)
    const link = `${origin}/${lang}/evidence/${secret}`
    const letter = { email: address.value.address, lang, link }
    await enqueue(trx, keys, "evidence-confirmation", letter, now)
    return accept({ waitsFor: "sender" } as const)
  })
}

/**
 * Confirms an offer by its mailed secret: from now on a watchdog sees it. Pressed again, it answers the
 * same. Refuses: `no-such-offer`, `offer-expired`.
 */
export function confirmOffer(
  { db }: Pick<OfferHouse, "db">,
  secret: string,
  now: Instant,
): Promise<Outcome<undefined, "no-such-offer" | "offer-expired">> {
  return commit(db, async (trx): ReturnType<typeof confirmOffer> => {
    const found = await findOfferBySecret(trx, sha256(secret))
    const offer = found && (await lockOffer(trx, db.engine, found.publicId))
    if (!offer) return refuse("no-such-offer")
    const decision = decideConfirming(offer, now)
    if (!decision.ok) return decision
    if (!decision.value.again) await updateOfferConfirmed(trx, offer.id, now)
    return accept(undefined)
  })
}

/** Seals the address that the answer to an offer goes to. */
export function sealSender(keys: Pick<Keys, "seal">, offer: string, email: string): Buffer {
  return keys.seal(Buffer.from(email), `evidence offer ${offer}`)
}

/** The address that the answer to an offer goes to. @throws where it cannot be opened */
export function openSender(keys: Pick<Keys, "open">, offer: string, sealed: Buffer): string {
  return keys.open(sealed, `evidence offer ${offer}`).toString("utf8")
}

async function decideOffered(
  trx: Trx,
  pledge: StoredPledge,
  offered: Offered & { readonly file: NewFile | null },
  now: Instant,
): Promise<Outcome<OfferedContent, OfferingRefusal>> {
  const { lang, strength } = offered
  if (offered.way === "action") return decideActionOffered(offered, now)
  const note = decideNote(offered.note)
  if (!note.ok) return note
  const vote = await findVoteOf(trx, pledge.personId, offered.voteEventPublicId)
  if (!vote) return refuse("vote-without-deputy")
  if (await hasLinkedVote(trx, pledge.id, vote.eventId)) return refuse("vote-linked-already")
  return accept({
    ...{ kind: "vote", lang, strength, voteEventId: vote.eventId, note: note.value },
    fulfillingOption: offered.fulfillingOption,
    ...{ direction: null, title: null, happenedOn: null, place: null },
    ...{ sourceUrl: null, sourceTitle: null },
  })
}

function decideActionOffered(
  offered: Extract<Offered, { way: "action" }> & { readonly file: NewFile | null },
  now: Instant,
): Outcome<OfferedContent, OfferingRefusal> {
  const decision = decideAction(offered, todayAt(now))
  if (!decision.ok) return decision
  const place = decidePlace(offered.place ?? null)
  if (!place.ok) return place
  const { lang, sourceUrl, sourceTitle } = offered
  if (sourceUrl === null && offered.file === null) return refuse("proof-missing")
  const { kind, direction, strength, title, note, happenedOn } = decision.value
  return accept({
    ...{ kind, direction, strength, title, note, happenedOn, lang },
    ...{ place: place.value, sourceUrl, sourceTitle },
    ...{ voteEventId: null, fulfillingOption: null },
  })
}
