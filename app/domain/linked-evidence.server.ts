import { decideAction, decideNote, decidePlace } from "./evidence.ts"
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
import { touch } from "#db/commit.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { findVoteOf } from "#db/queries/linkable-votes.server.ts"
import { insertEvidence } from "#db/queries/stored-evidence.server.ts"
import type { NewEvidence } from "#db/queries/stored-evidence.server.ts"
import type { StoredPledge } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** A vote event to link: the option that fulfils the promise; the deputy's own option says the rest. */
export interface VoteLink {
  readonly voteEventPublicId: string
  readonly fulfillingOption: FulfillingOption
  readonly strength: Strength
  readonly note: string
  readonly lang: string
}

/** An action of another kind, with where it can be read or a file that shows it. */
export interface LinkedAction extends ActionDraft {
  readonly lang: string
  readonly place?: string | null | undefined
  readonly source: SourceSeen | null
}

/** Who answers for it, when, and the key of the file that came with it. */
export interface Linking {
  readonly accountId: number
  readonly fileId: number | null
  readonly now: Instant
}

/** Evidence as it stands from now on. */
export interface Linked {
  readonly id: number
  readonly publicId: string
}

export type LinkRefusal = NoteRefusal | "vote-without-deputy" | "vote-linked-already"
export type AddRefusal =
  | ActionRefusal
  | "place-too-long"
  | "proof-missing"
  | "captured-in-future"
  | "action-linked-already"

/**
 * Links a vote event to a promise within a job. Its direction is never stored: it follows from the deputy's
 * own option as the records stand. Refuses: `note-too-short`, `note-too-long`, `vote-without-deputy`, where
 * no record names this deputy, `vote-linked-already`.
 */
export async function storeVote(
  trx: Trx,
  pledge: StoredPledge,
  link: VoteLink,
  linking: Linking,
): Promise<Outcome<Linked, LinkRefusal>> {
  const note = decideNote(link.note)
  if (!note.ok) return note
  const vote = await findVoteOf(trx, pledge.personId, link.voteEventPublicId)
  if (!vote) return refuse("vote-without-deputy")
  const linked = await store(trx, pledge, linking, {
    kind: "vote",
    voteEventId: vote.eventId,
    fulfillingOption: link.fulfillingOption,
    direction: null,
    strength: link.strength,
    title: null,
    note: note.value,
    lang: link.lang,
    happenedOn: null,
    place: null,
    sourceSnapshotId: null,
  })
  return linked ? accept(linked) : refuse("vote-linked-already")
}

/**
 * Links an act, a document or a report to a promise within a job, with its direction declared. The same act
 * from the same source is linked once. Refuses what `decideAction` refuses, `place-too-long`,
 * `proof-missing`, where there is neither source nor file, `captured-in-future`, `action-linked-already`.
 */
export async function storeAction(
  trx: Trx,
  pledge: StoredPledge,
  action: LinkedAction,
  linking: Linking,
): Promise<Outcome<Linked, AddRefusal>> {
  const today = todayAt(linking.now)
  const decision = decideAction(action, today)
  if (!decision.ok) return decision
  const place = decidePlace(action.place ?? null)
  if (!place.ok) return place
  if (action.source === null && linking.fileId === null) return refuse("proof-missing")
  const unseen = action.source && refuseUnseen(action.source, today)
  if (unseen) return unseen
  if (await isLinked(trx, pledge.id, { ...decision.value, url: action.source?.url })) {
    return refuse("action-linked-already")
  }
  const { kind, direction, strength, title, note, happenedOn } = decision.value
  const linked = await store(trx, pledge, linking, {
    ...{ kind, direction, strength, title, note, happenedOn },
    ...{ voteEventId: null, fulfillingOption: null },
    place: place.value,
    lang: action.lang,
    sourceSnapshotId: await keepSource(trx, action.source),
  })
  if (!linked) throw new Error("only a vote can be linked twice")
  return accept(linked)
}

async function isLinked(
  trx: Trx,
  pledgeId: number,
  action: ActionDraft & { readonly url: string | undefined },
): Promise<boolean> {
  const known = await listEvidence(trx, pledgeId)
  return known.some(
    (one) =>
      one.kind === action.kind &&
      one.title === action.title &&
      one.happenedOn === action.happenedOn &&
      one.source?.url === action.url,
  )
}

async function store(
  trx: Trx,
  pledge: StoredPledge,
  { accountId, fileId, now }: Linking,
  evidence: Omit<NewEvidence, "publicId" | "pledgeId" | "at" | "accountId" | "fileId">,
): Promise<Linked | undefined> {
  const publicId = newPublicId()
  const stored = await insertEvidence(trx, {
    ...evidence,
    ...{ publicId, accountId, fileId, pledgeId: pledge.id, at: now },
  })
  if (!stored) return undefined
  await touch(trx, "pledge", pledge.id, now)
  await touch(trx, "person", pledge.personId, now)
  return { id: stored.id, publicId }
}
