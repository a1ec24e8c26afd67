import type { Approver } from "./approval.ts"
import type { ApprovalHouse } from "./approval-deeds.server.ts"
import { propose } from "./approval.server.ts"
import type { ProposingRefusal } from "./approval-proposal.server.ts"
import { disclosureFloor } from "./anomaly.ts"
import { partiesOf } from "./moderated.ts"
import type { PublicId } from "./public-id.ts"
import { decideConditions } from "./removal-condition.ts"
import type {
  ConditionRefusal,
  InvalidationClass,
  SignatureConditions,
  SignatureMeasure,
} from "./removal-condition.ts"
import type { RemovalBody } from "./removal-job.server.ts"
import { isCountOpen } from "./signature-removal.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { countSelected, listSelected } from "#db/queries/signature-selection.server.ts"
import type { MaskedSignature, Selection } from "#db/queries/signature-selection.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a moderator wants done to which signatures. */
export interface RemovalDraft {
  readonly petition: string
  readonly measure: SignatureMeasure
  readonly class: InvalidationClass
  readonly conditions: SignatureConditions
  readonly reason: string
  /** How many the dry run found that the moderator saw; another number by now is refused. */
  readonly found: number
  /** The instant of that dry run: what was confirmed later is not meant. */
  readonly confirmedBy: Instant
}

/** What a dry run finds: how many, and some of them without whose they are. */
export interface DryRun {
  readonly count: number
  readonly sample: readonly MaskedSignature[]
}

/**
 * Looks which signatures are meant, and changes nothing. A sample is shown only of ten or more: fewer could
 * be told apart.
 */
export async function findDryRun(
  db: Reader,
  selection: Selection,
): Promise<Outcome<DryRun, ConditionRefusal>> {
  const meant = decideConditions(selection.conditions)
  if (!meant.ok) return meant
  const count = await countSelected(db, selection)
  const isShown = count >= disclosureFloor
  return accept({
    count,
    sample: isShown ? await listSelected(db, selection, disclosureFloor) : [],
  })
}

export type RemovalProposalRefusal =
  | ProposingRefusal
  | ConditionRefusal
  | "no-such-petition"
  | "count-closed"
  | "nothing-found"
  | "found-otherwise"

/**
 * Proposes to work on the signatures of a dry run; another moderator approves it. The petition's author and
 * the deputy's people are parties to it. Refuses where the conditions find none, or other than the proposer saw.
 */
export async function proposeRemoval(
  house: ApprovalHouse,
  draft: RemovalDraft,
  actor: Approver,
  now: Instant,
): Promise<Outcome<{ readonly approval: PublicId }, RemovalProposalRefusal>> {
  const { petition: subject, measure, conditions, confirmedBy, found, reason } = draft
  const about = await findModerated(house.db.read, "petition", subject, "en")
  if (!about) return refuse("no-such-petition")
  const body: RemovalBody = { measure, class: draft.class, conditions, confirmedBy, found }
  return propose(
    house,
    {
      kind: "signature.invalidate",
      subjectKind: "petition",
      subject,
      body,
      parties: partiesOf(about),
      reason,
    },
    actor,
    now,
    (trx) => decidePossible(trx, draft),
  )
}

async function decidePossible(
  trx: Reader,
  { petition: publicId, measure, conditions, confirmedBy, found }: RemovalDraft,
): Promise<Outcome<unknown, RemovalProposalRefusal>> {
  const petition = await findPetition(trx, publicId)
  if (!petition) return refuse("no-such-petition")
  if (!isCountOpen(petition)) return refuse("count-closed")
  const meant = decideConditions(conditions)
  if (!meant.ok) return meant
  const selection = { petitionId: petition.id, measure, conditions, confirmedBy }
  const count = await countSelected(trx, selection)
  if (count === 0) return refuse("nothing-found")
  return count === found ? accept(undefined) : refuse("found-otherwise", { details: { count } })
}
