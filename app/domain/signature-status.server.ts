import { appealUntil } from "./appeal.ts"
import { beforeOpeningStates, finalStates } from "./petition-state.ts"
import type { InvalidationClass } from "./removal-condition.ts"
import { keepingOf } from "./retention.ts"
import type { Keeping } from "./retention.ts"
import { signingPeriod } from "./signature-request.server.ts"
import type { SigningHouse } from "./signature-request.server.ts"
import { decideConfirmation } from "./signature.ts"
import type { SignatureState } from "./signature.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findHoldOn } from "#db/queries/legal-holds.server.ts"
import { hasOpenCase } from "#db/queries/retention.server.ts"
import { findInvalidation } from "#db/queries/signature-invalidations.server.ts"
import { findSealedStatement } from "#db/queries/signature-requests.server.ts"
import { findSignature } from "#db/queries/signatures.server.ts"
import type { StoredSignature } from "#db/queries/signatures.server.ts"
import type { Reader } from "#db/schema.ts"

/** What the signer's own page says: the signature's state, or that a request can no longer be confirmed. */
export interface SignatureStatus {
  /** `over`: never confirmed, and signing is over. Of the person's other signatures it says nothing. */
  readonly status: SignatureState | "over"
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
  readonly mayWithdraw: boolean
  /** What a held signature waits for: the petition's opening, or the moderators. Null for any other. */
  readonly heldUntil: "opening" | "review" | null
  /** What two moderators did to it, where that stands. */
  readonly measure: StandingMeasure | null
  readonly keeping: Keeping
  readonly petition: StoredPetition
}

/** Why a signature does not count, and the last day on which that can be appealed; null when it is over. */
export interface StandingMeasure {
  readonly class: InvalidationClass
  readonly appealUntil: Day | null
}

/** The signature of a mailed secret as it stands at an instant; undefined where the secret is none. */
export async function findSignatureStatus(
  house: SigningHouse,
  secret: string,
  now: Instant,
): Promise<SignatureStatus | undefined> {
  const { read } = house.db
  const signature = await findSignature(read, sha256(secret))
  if (!signature) return undefined
  const petition = await getPetition(read, signature.petitionId)
  const { state, confirmedAt, withdrawnAt } = signature
  const decision = decideConfirmation(signature, signingPeriod(house, petition), false, now)
  const beforeOpening = beforeOpeningStates.includes(petition.state)
  const lost = decision.ok || decision.refusal.code === "link-expired" ? "expired" : "over"
  return {
    status: state === "pending" && !decision.ok ? lost : state,
    confirmedAt,
    withdrawnAt,
    heldUntil: state === "held" ? (beforeOpening ? "opening" : "review") : null,
    mayWithdraw: ["counted", "held"].includes(state) && !finalStates.includes(petition.state),
    // What waits for its confirmation nobody has looked at.
    measure: state === "pending" ? null : await measureOn(read, signature.id, now),
    keeping: await keepingIn(read, signature, petition, now),
    petition,
  }
}

async function measureOn(db: Reader, id: number, now: Instant): Promise<StandingMeasure | null> {
  const done = await findInvalidation(db, id)
  if (done?.undoneAt !== null) return null
  const lastDay = appealUntil(done.at)
  return { class: done.class, appealUntil: todayAt(now) > lastDay ? null : lastDay }
}

async function keepingIn(
  db: Reader,
  { id, state }: StoredSignature,
  petition: StoredPetition,
  now: Instant,
): Promise<Keeping> {
  const isSealed = (await findSealedStatement(db, id)) !== undefined
  const endedAt = isSealed && finalStates.includes(petition.state) ? petition.closedAt : null
  // What went with a withdrawal or a link was gone before the petition's time came.
  const isOwn = state === "withdrawn" || state === "expired"
  return keepingOf({
    isSealed,
    closesOn: petition.state === "open" ? petition.closesOn : null,
    ended: endedAt === null ? null : { endedAt, isContested: await hasOpenCase(db, petition) },
    destroyedAt: isOwn ? null : petition.signersDestroyedAt,
    heldUntil: (await findHoldOn(db, "petition", petition.publicId, todayAt(now)))?.endsOn ?? null,
  })
}
