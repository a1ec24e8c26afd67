import { storeAction, storeVote } from "./linked-evidence.server.ts"
import type { AddRefusal, LinkedAction, LinkRefusal, VoteLink } from "./linked-evidence.server.ts"
import type { Bearer } from "./api-token.server.ts"
import { once } from "./once.server.ts"
import type { Made } from "./once.server.ts"
import { storePledge } from "./pledge.server.ts"
import type { RecordedPledge, RecordOutcome } from "./pledge.server.ts"
import { recordVote } from "./vote-record.server.ts"
import type { VoteDraft, VoteRefusal } from "./vote-record.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import { getKeysByPublicId } from "#db/queries/public-ids.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"

/** Who writes, under which Idempotency-Key, and when. */
export interface ProgramDeed {
  readonly db: Db
  readonly bearer: Bearer
  readonly key: string
  /** SHA-256 of what is asked for, and where. */
  readonly fingerprint: Buffer
  readonly now: Instant
}

type Written<Code extends string> = Promise<
  Outcome<Made & { readonly again: boolean }, Code | "key-reused">
>

/** A promise with the ids of this site: its deputy's, and of the membership whose end is its horizon. */
export interface ProgramPledge extends Omit<
  RecordedPledge,
  "personId" | "mandateId" | "quoteStart" | "quoteEnd"
> {
  readonly person: string
  readonly membership: string | null
}

type PledgeRefusal = Extract<RecordOutcome, { ok: false }>["refusal"]["code"] | "no-such-person"

/** Records a promise, once. Refuses as `recordPledge`, and `no-such-person`. */
export function writePledge(deed: ProgramDeed, pledge: ProgramPledge): Written<PledgeRefusal> {
  const { db, bearer, now } = deed
  return once(db, requestOf(deed), now, async (trx): Promise<Outcome<Made, PledgeRefusal>> => {
    const { person, membership, ...facts } = pledge
    const personId = (await getKeysByPublicId(trx, "person", [person])).get(person)
    if (personId === undefined) return refuse("no-such-person")
    const known = await getKeysByPublicId(
      trx,
      "membership",
      membership === null ? [] : [membership],
    )
    const mandateId = known.get(membership ?? "") ?? null
    if (membership !== null && mandateId === null) return refuse("no-such-mandate")
    const marks = { quoteStart: null, quoteEnd: null }
    const draft = { ...facts, ...marks, personId, mandateId }
    return storePledge(trx, db, draft, bearer.actor, now)
  })
}

/** Evidence for or against a promise: a vote of the records, or another act with its source. */
export type ProgramEvidence =
  | { readonly promise: string; readonly vote: VoteLink }
  | { readonly promise: string; readonly action: LinkedAction }

type EvidenceRefusal = LinkRefusal | AddRefusal | "no-such-promise"

/** Links evidence to a promise, once. Refuses as `storeVote` and `storeAction`, and `no-such-promise`. */
export function writeEvidence(
  deed: ProgramDeed,
  evidence: ProgramEvidence,
): Written<EvidenceRefusal> {
  const { db, bearer, now } = deed
  return once(db, requestOf(deed), now, async (trx): Promise<Outcome<Made, EvidenceRefusal>> => {
    const pledge = await lockPledge(trx, db.engine, evidence.promise)
    if (!pledge) return refuse("no-such-promise")
    const linking = { accountId: bearer.actor.id, fileId: null, now }
    const linked =
      "vote" in evidence
        ? await storeVote(trx, pledge, evidence.vote, linking)
        : await storeAction(trx, pledge, evidence.action, linking)
    return linked.ok ? accept({ publicId: linked.value.publicId }) : linked
  })
}

/** Records a vote event with its ballots, once. Refuses as `recordVote`. */
export function writeVote(deed: ProgramDeed, vote: Omit<VoteDraft, "space">): Written<VoteRefusal> {
  const { db, bearer, now } = deed
  // What one watchdog calls an event may be another's name for something else.
  const space = `program:${bearer.actor.publicId}`
  return once(db, requestOf(deed), now, (trx) =>
    recordVote(trx, db.engine, { ...vote, space }, now),
  )
}

function requestOf({ bearer, key, fingerprint }: ProgramDeed) {
  return { tokenId: bearer.token.id, key, fingerprint }
}
