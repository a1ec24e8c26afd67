import { decideCriteria, decideHorizon, decidePledge, pledgeCriteria } from "./pledge.ts"
import type { CriteriaAnswers, CriteriaRefusal, HorizonRefusal, PledgeRefusal } from "./pledge.ts"
import { newPublicId } from "./public-id.server.ts"
import { indexPledge } from "./search-index.server.ts"
import { keepSource, refuseUnseen } from "./source.server.ts"
import type { SourceSeen } from "./source.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { hasMandate } from "#db/queries/pledge-capture.server.ts"
import {
  hasPledge,
  insertCriteria,
  insertPledge,
  lockPerson,
  lockPledge,
} from "#db/queries/stored-pledges.server.ts"
import type { PledgeFacts } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** A promise as a watchdog records it: whose, in which words, and where they can be read. */
export interface RecordedPledge extends PledgeFacts {
  readonly personId: number
  /** A source as it was seen, or the key of one that was captured before. */
  readonly source: SourceSeen | { readonly snapshotId: number }
  /** What each criterion of the inclusion rule was answered with. */
  readonly criteria: CriteriaAnswers
  /** Public id of the promise of the same sentence that was recorded first. */
  readonly splitFrom: string | null
}

export type RecordOutcome = Outcome<
  { readonly publicId: string },
  | PledgeRefusal
  | CriteriaRefusal
  | HorizonRefusal
  | "no-such-mandate"
  | "no-such-sibling"
  | "captured-in-future"
  | "already-recorded"
>

/**
 * Records a promise with its source. The same words of the same deputy are recorded once.
 * Who may do so is asked of access.ts (`pledge.record`) by the caller.
 *
 * Refuses what is no promise (`not-attributable`, `not-verifiable`, `not-prospective`), what has no
 * horizon, a mandate that is not the deputy's, and a sibling of another deputy or another source.
 */
export function recordPledge(
  db: Db,
  draft: RecordedPledge,
  actor: { readonly id: number },
  now: Instant,
): Promise<RecordOutcome> {
  return commit(db, (trx) => storePledge(trx, db, draft, actor, now))
}

/** The same within a job. */
export async function storePledge(
  trx: Trx,
  db: Pick<Db, "engine">,
  draft: RecordedPledge,
  actor: { readonly id: number },
  now: Instant,
): Promise<RecordOutcome> {
  const { personId, source } = draft
  const facts = await decideFacts(trx, personId, draft, now)
  if (!facts.ok) return facts
  const included = decideCriteria(draft.criteria)
  if (!included.ok) return included
  const unseen = "snapshotId" in source ? undefined : refuseUnseen(source, todayAt(now))
  if (unseen) return unseen
  await lockPerson(trx, db.engine, personId)
  if (await hasPledge(trx, personId, facts.value.text)) return refuse("already-recorded")
  const sibling = await findSibling(trx, db, draft)
  if (sibling === undefined) return refuse("no-such-sibling")

  const publicId = newPublicId()
  const { id } = await insertPledge(trx, {
    ...facts.value,
    publicId,
    personId,
    sourceSnapshotId: await keepSource(trx, source),
    recordedAt: now,
    accountId: actor.id,
    splitFromId: sibling,
  })
  await insertCriteria(trx, id, pledgeCriteria, { accountId: actor.id, at: now })
  await publishPledge(trx, { id, personId }, facts.value.text, now)
  return accept({ publicId })
}

/** The facts of a promise where its words, its days and its horizon hold; for recording and revising. */
export async function decideFacts(
  trx: Trx,
  personId: number,
  facts: PledgeFacts,
  now: Instant,
): Promise<Outcome<PledgeFacts, PledgeRefusal | HorizonRefusal | "no-such-mandate">> {
  const horizon = decideHorizon(facts)
  if (!horizon.ok) return horizon
  const words = decidePledge({ ...facts, ...horizon.value }, todayAt(now))
  if (!words.ok) return words
  const mandateId = horizon.value.horizon === "mandate" ? facts.mandateId : null
  if (horizon.value.horizon === "mandate" && mandateId === null) return refuse("no-such-mandate")
  if (mandateId !== null && !(await hasMandate(trx, personId, mandateId))) {
    return refuse("no-such-mandate")
  }
  return accept({ ...facts, ...horizon.value, ...words.value, mandateId })
}

/** The key of the promise that this one was split from; null where from none, undefined where it cannot be. */
async function findSibling(
  trx: Trx,
  { engine }: Pick<Db, "engine">,
  { personId, splitFrom }: RecordedPledge,
): Promise<number | null | undefined> {
  if (splitFrom === null) return null
  const sibling = await lockPledge(trx, engine, splitFrom)
  return sibling?.personId === personId ? sibling.id : undefined
}

/** Puts a promise's words where readers find them, and tells the pages that show it. */
export async function publishPledge(
  trx: Trx,
  pledge: { readonly id: number; readonly personId: number },
  text: string,
  now: Instant,
): Promise<void> {
  await indexPledge(trx, pledge.id, text)
  await touch(trx, "pledge", pledge.id, now)
  await touch(trx, "person", pledge.personId, now)
}
