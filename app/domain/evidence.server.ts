import { decideAction, decideNote } from "./evidence.ts"
import type {
  ActionDraft,
  ActionRefusal,
  FulfillingOption,
  NoteRefusal,
  Strength,
} from "./evidence.ts"
import { newPublicId } from "./public-id.server.ts"
import { keepSource, refuseUnseen } from "./source.server.ts"
import type { SourceSeen } from "./source.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertEvidence, listEvidence } from "#db/queries/evidence.server.ts"
import type { NewEvidence } from "#db/queries/evidence.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import type { StoredPledge } from "#db/queries/stored-pledges.server.ts"
import { findVoteOf } from "#db/queries/linkable-votes.server.ts"
import type { Trx } from "#db/schema.ts"

/** A vote event to link: the option that fulfils the promise; the deputy's own option says the rest. */
export interface VoteLink {
  readonly voteEventPublicId: string
  readonly fulfillingOption: FulfillingOption
  readonly strength: Strength
  readonly note: string
  readonly lang: string
}

/** An action of another kind, with where it can be read. */
export interface LinkedAction extends ActionDraft {
  readonly lang: string
  readonly source: SourceSeen
}

export type LinkOutcome = Outcome<
  { readonly publicId: string },
  NoteRefusal | "no-such-promise" | "vote-without-deputy" | "vote-linked-already"
>

export type ActionOutcome = Outcome<
  { readonly publicId: string },
  ActionRefusal | "no-such-promise" | "captured-in-future" | "action-linked-already"
>

/**
 * Links a vote event to a promise, once. Its direction is never stored: it follows from the deputy's own
 * option as the records stand. A vote in which no record names this deputy says nothing and is refused.
 */
export function linkVote(
  db: Db,
  pledgePublicId: string,
  link: VoteLink,
  actor: { readonly id: number },
  now: Instant,
): Promise<LinkOutcome> {
  return commit(db, async (trx): Promise<LinkOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const note = decideNote(link.note)
    if (!note.ok) return note
    const vote = await findVoteOf(trx, pledge.personId, link.voteEventPublicId)
    if (!vote) return refuse("vote-without-deputy")

    const linked = await store(trx, pledge, now, {
      kind: "vote",
      voteEventId: vote.eventId,
      fulfillingOption: link.fulfillingOption,
      direction: null,
      strength: link.strength,
      title: null,
      note: note.value,
      lang: link.lang,
      happenedOn: null,
      sourceSnapshotId: null,
      accountId: actor.id,
    })
    return linked ?? refuse("vote-linked-already")
  })
}

/**
 * Links an act, a document or a report to a promise, with its direction declared and its source named.
 * The same act from the same source is linked once.
 */
export function addAction(
  db: Db,
  pledgePublicId: string,
  action: LinkedAction,
  actor: { readonly id: number },
  now: Instant,
): Promise<ActionOutcome> {
  return commit(db, async (trx): Promise<ActionOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const decision = decideAction(action, todayAt(now))
    if (!decision.ok) return decision
    const unseen = refuseUnseen(action.source, todayAt(now))
    if (unseen) return unseen

    const { kind, direction, strength, title, note, happenedOn } = decision.value
    const known = await listEvidence(trx, pledge.id)
    const isLinked = known.some(
      (one) =>
        one.kind === kind &&
        one.title === title &&
        one.happenedOn === happenedOn &&
        one.source?.url === action.source.url,
    )
    if (isLinked) return refuse("action-linked-already")
    const linked = await store(trx, pledge, now, {
      kind,
      voteEventId: null,
      fulfillingOption: null,
      direction,
      strength,
      title,
      note,
      lang: action.lang,
      happenedOn,
      sourceSnapshotId: await keepSource(trx, action.source),
      accountId: actor.id,
    })
    if (!linked) throw new Error("only a vote can be linked twice")
    return linked
  })
}

async function store(
  trx: Trx,
  pledge: StoredPledge,
  now: Instant,
  evidence: Omit<NewEvidence, "publicId" | "pledgeId" | "at">,
) {
  const publicId = newPublicId()
  const stored = await insertEvidence(trx, { ...evidence, publicId, pledgeId: pledge.id, at: now })
  if (!stored) return undefined
  await touch(trx, "pledge", pledge.id, now)
  await touch(trx, "person", pledge.personId, now)
  return accept({ publicId })
}
