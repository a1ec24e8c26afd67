import { decidePledge } from "./pledge.ts"
import type { PledgeRefusal } from "./pledge.ts"
import { newPublicId } from "./public-id.server.ts"
import { keepSource, refuseUnseen } from "./source.server.ts"
import type { SourceSeen } from "./source.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import {
  columnsOf,
  hasPledge,
  insertPledge,
  lockPerson,
  lockPledge,
  updatePledge,
} from "#db/queries/stored-pledges.server.ts"
import type { PledgeFacts } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** A promise as a watchdog records it: whose, in which words, and where they can be read. */
export interface RecordedPledge extends PledgeFacts {
  readonly personId: number
  readonly source: SourceSeen
}

export type RecordOutcome = Outcome<
  { readonly publicId: string },
  PledgeRefusal | "captured-in-future" | "already-recorded"
>

export type RevisionOutcome = Outcome<
  { readonly revision: number },
  PledgeRefusal | "no-such-promise"
>

/**
 * Records a promise with its source. The same words of the same deputy are recorded once.
 * Who may do so is asked of access.ts (`pledge.record`) by the caller.
 */
export function recordPledge(
  db: Db,
  draft: RecordedPledge,
  actor: { readonly id: number },
  now: Instant,
): Promise<RecordOutcome> {
  return commit(db, async (trx): Promise<RecordOutcome> => {
    const { personId, source } = draft
    const decision = decidePledge(draft, todayAt(now))
    if (!decision.ok) return decision
    const unseen = refuseUnseen(source, todayAt(now))
    if (unseen) return unseen
    await lockPerson(trx, db.engine, personId)
    if (await hasPledge(trx, personId, decision.value.text)) return refuse("already-recorded")

    const publicId = newPublicId()
    const { id } = await insertPledge(trx, {
      ...draft,
      ...decision.value,
      publicId,
      personId,
      sourceSnapshotId: await keepSource(trx, source),
      recordedAt: now,
      accountId: actor.id,
    })
    await publish(trx, { id, personId }, decision.value.text, now)
    return accept({ publicId })
  })
}

/**
 * Gives a promise other facts, such as a deadline read again; the row as it stood goes into the history.
 * Verdict and claim stay what they are: they were given on the wording of their day.
 */
export function revisePledge(
  db: Db,
  publicId: string,
  facts: PledgeFacts,
  actor: { readonly id: number },
  now: Instant,
): Promise<RevisionOutcome> {
  return commit(db, async (trx): Promise<RevisionOutcome> => {
    const pledge = await lockPledge(trx, db.engine, publicId)
    if (!pledge) return refuse("no-such-promise")
    const decision = decidePledge(facts, todayAt(now))
    if (!decision.ok) return decision

    const superseded = await supersede(trx, {
      kind: "pledge",
      id: pledge.id,
      body: columnsOf(pledge),
      at: now,
      accountId: actor.id,
    })
    await updatePledge(trx, pledge.id, { ...facts, ...decision.value })
    await publish(trx, pledge, decision.value.text, now)
    return accept({ revision: superseded + 1 })
  })
}

async function publish(
  trx: Trx,
  pledge: { readonly id: number; readonly personId: number },
  text: string,
  now: Instant,
): Promise<void> {
  await replaceSearchWords(trx, "pledge", pledge.id, [text])
  await touch(trx, "pledge", pledge.id, now)
  await touch(trx, "person", pledge.personId, now)
}
