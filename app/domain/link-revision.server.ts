import { decideNote } from "./evidence.ts"
import type { NoteRefusal } from "./evidence.ts"
import type { Editor } from "./pledge-revision.server.ts"
import { revisionReasonLimits } from "./pledge.ts"
import { decideLength } from "./text.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import {
  findLinkerOrganization,
  linkColumns,
  lockLink,
  updateLink,
} from "#db/queries/evidence-versions.server.ts"
import type { LinkFacts, StoredLink } from "#db/queries/evidence-versions.server.ts"
import { currentRevision, supersede } from "#db/queries/revisions.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** Other facts for a link, the version that was looked at, and why it is changed. */
export interface LinkEdit {
  readonly facts: LinkFacts
  readonly version: number
  readonly reason: string
}

export type LinkRevisionOutcome = Outcome<
  { readonly revision: number },
  | NoteRefusal
  | "no-such-promise"
  | "no-such-evidence"
  | "not-yours"
  | "changed-meanwhile"
  | "nothing-changed"
  | "reason-too-short"
  | "reason-too-long"
>

/**
 * Says anew how linked evidence bears on a promise; the link as it stood goes into the history, where the
 * verdicts that cite it find it under its number. What was linked stays: another vote is another link.
 *
 * Refuses: `not-yours`, to all but the organisation that linked it; `changed-meanwhile`, where another
 * version is in force than the one that was looked at; `nothing-changed`.
 */
export function reviseLink(
  db: Db,
  pledgePublicId: string,
  evidencePublicId: string,
  edit: LinkEdit,
  editor: Editor,
  now: Instant,
): Promise<LinkRevisionOutcome> {
  return commit(db, async (trx): Promise<LinkRevisionOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const link = await lockLink(trx, db.engine, pledgePublicId, evidencePublicId)
    if (!link) return refuse("no-such-evidence")
    if (!(await isLinker(trx, link, editor))) return refuse("not-yours")
    const version = await currentRevision(trx, "evidence", link.id)
    if (version !== edit.version) return refuse("changed-meanwhile")
    const decided = decideLink(link, edit)
    if (!decided.ok) return decided

    const { facts, reason } = decided.value
    const body = linkColumns(link)
    const superseded = {
      kind: "evidence",
      id: link.id,
      body,
      at: now,
      accountId: editor.id,
      reason,
    }
    await supersede(trx, superseded)
    await updateLink(trx, link.id, facts)
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    return accept({ revision: version + 1 })
  })
}

async function isLinker(trx: Trx, link: StoredLink, editor: Editor): Promise<boolean> {
  if (link.accountId === null) return false
  if (link.accountId === editor.id) return true
  const organization = await findLinkerOrganization(trx, link.id)
  return organization !== null && organization === editor.organizationId
}

function decideLink(
  link: StoredLink,
  { facts: given, reason: said }: LinkEdit,
): Outcome<
  { readonly facts: LinkFacts; readonly reason: string },
  NoteRefusal | "nothing-changed" | "reason-too-short" | "reason-too-long"
> {
  const note = decideNote(given.note)
  if (!note.ok) return note
  const reason = decideLength("reason", said, revisionReasonLimits)
  if (!reason.ok) return reason
  const isVote = link.kind === "vote"
  const facts = {
    note: note.value,
    strength: given.strength,
    fulfillingOption: isVote ? (given.fulfillingOption ?? link.fulfillingOption) : null,
    direction: isVote ? null : (given.direction ?? link.direction),
  }
  if (canonicalJson(linkColumns(link)) === canonicalJson(linkColumns(facts))) {
    return refuse("nothing-changed")
  }
  return accept({ facts, reason: reason.value })
}
