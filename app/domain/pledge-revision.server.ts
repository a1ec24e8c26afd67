import { decideFacts, publishPledge } from "./pledge.server.ts"
import { revisionReasonLimits } from "./pledge.ts"
import type { HorizonRefusal, PledgeRefusal } from "./pledge.ts"
import { decideLength } from "./text.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findRecorderOrganization } from "#db/queries/pledge-capture.server.ts"
import { currentRevision, supersede } from "#db/queries/revisions.server.ts"
import {
  columnsOf,
  hasPledge,
  lockPledge,
  updatePledge,
} from "#db/queries/stored-pledges.server.ts"
import type { PledgeFacts, StoredPledge } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** Other facts for a promise, and the version that whoever gives them looked at. */
export interface PledgeEdit {
  readonly facts: PledgeFacts
  readonly version: number
  readonly reason: string | null
}

/** Who edits, and for which organisation. */
export interface Editor {
  readonly id: number
  readonly organizationId: number | null
}

export type RevisionOutcome = Outcome<
  { readonly revision: number },
  | PledgeRefusal
  | HorizonRefusal
  | "no-such-mandate"
  | "no-such-promise"
  | "not-yours"
  | "changed-meanwhile"
  | "nothing-changed"
  | "quote-without-reason"
  | "reason-too-short"
  | "reason-too-long"
  | "already-recorded"
>

/**
 * Gives a promise other facts, such as a deadline read again; the row as it stood goes into the history.
 * Verdict and claim stay what they are: they were given on the wording of their day.
 *
 * Refuses: `not-yours`, to all but the organisation that recorded it; `changed-meanwhile`, where another
 * version is in force than the one that was looked at; `quote-without-reason`, as the quote is what was
 * said and only a slip in copying it can be put right; `nothing-changed`.
 */
export function revisePledge(
  db: Db,
  publicId: string,
  edit: PledgeEdit,
  editor: Editor,
  now: Instant,
): Promise<RevisionOutcome> {
  return commit(db, async (trx): Promise<RevisionOutcome> => {
    const pledge = await lockPledge(trx, db.engine, publicId)
    if (!pledge) return refuse("no-such-promise")
    if (!(await isRecorder(trx, pledge, editor))) return refuse("not-yours")
    const version = await currentRevision(trx, "pledge", pledge.id)
    if (version !== edit.version) return refuse("changed-meanwhile")
    const facts = await decideFacts(trx, pledge.personId, edit.facts, now)
    if (!facts.ok) return facts
    const reason = await decideReason(trx, pledge, facts.value, edit.reason)
    if (!reason.ok) return reason

    await supersede(trx, {
      kind: "pledge",
      id: pledge.id,
      body: columnsOf(pledge),
      at: now,
      accountId: editor.id,
      reason: reason.value,
    })
    await updatePledge(trx, pledge.id, facts.value)
    await publishPledge(trx, pledge, facts.value.text, now)
    return accept({ revision: version + 1 })
  })
}

async function isRecorder(trx: Trx, pledge: StoredPledge, editor: Editor): Promise<boolean> {
  if (pledge.accountId === null) return false
  if (pledge.accountId === editor.id) return true
  const organization = await findRecorderOrganization(trx, pledge.id)
  return organization !== null && organization === editor.organizationId
}

type ReasonRefusal =
  | "nothing-changed"
  | "quote-without-reason"
  | "reason-too-short"
  | "reason-too-long"
  | "already-recorded"

async function decideReason(
  trx: Trx,
  pledge: StoredPledge,
  facts: PledgeFacts,
  given: string | null,
): Promise<Outcome<string | null, ReasonRefusal>> {
  if (canonicalJson(columnsOf(pledge)) === canonicalJson(columnsOf(facts))) {
    return refuse("nothing-changed")
  }
  const isReworded = pledge.text !== facts.text
  if (isReworded && given === null) return refuse("quote-without-reason")
  if (isReworded && (await hasPledge(trx, pledge.personId, facts.text))) {
    return refuse("already-recorded")
  }
  return given === null ? accept(null) : decideLength("reason", given, revisionReasonLimits)
}
