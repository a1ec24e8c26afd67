import { beforeOpeningStates, finalStates } from "./petition-state.ts"
import { signingPeriod } from "./signature-request.server.ts"
import type { SigningHouse } from "./signature-request.server.ts"
import { decideConfirmation } from "./signature.ts"
import type { SignatureState } from "./signature.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findSignature } from "#db/queries/signatures.server.ts"

/** What the signer's own page says: the signature's state, or that a request can no longer be confirmed. */
export interface SignatureStatus {
  /** `over`: never confirmed, and signing is over. Of the person's other signatures it says nothing. */
  readonly status: SignatureState | "over"
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
  readonly mayWithdraw: boolean
  /** What a held signature waits for: the petition's opening, or the moderators. Null for any other. */
  readonly heldUntil: "opening" | "review" | null
  readonly petition: StoredPetition
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
    petition,
  }
}
