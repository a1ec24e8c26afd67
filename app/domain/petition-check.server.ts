import type { Actor } from "./access.ts"
import { isParty } from "./approval.ts"
import { audited } from "./audit.server.ts"
import { landOn } from "./edit-lock.server.ts"
import { decideCheck } from "./petition-check.ts"
import type { Check, CheckRefusal } from "./petition-check.ts"
import { moving } from "./petition-move.server.ts"
import type { DeedRefusal, Moved } from "./petition-move.server.ts"
import { nextStep } from "./petition-path.ts"
import { factsOf } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { insertCheck } from "#db/queries/petition-checks.server.ts"

export type CheckingRefusal = CheckRefusal | "party-to-it" | "held-by-another" | "decided-meanwhile"

/**
 * Decides on a petition's conformity with the rules, item by item, and keeps the check: who, when, of which
 * text, what was in order. A rejection says by which rule, in a code, and in words. Refuses whoever is a
 * party to it: its author, and who works for the deputy. That the grounds still stand is looked up here too.
 *
 * @param seen the version of the desk's item that the page showed; what another holds is theirs to decide
 */
export function moderatePetition(
  house: PetitionHouse,
  petitionId: string,
  given: Check,
  actor: Actor,
  now: Instant,
  seen: number | null = null,
): Promise<Outcome<Moved, DeedRefusal | CheckingRefusal>> {
  const admits = given.decision === "admit"
  const attempt = {
    deed: "petition.moderate",
    subjectKind: "petition",
    subject: petitionId,
    reason: given.details ?? undefined,
    details: { decision: given.decision, items: given.items, code: given.code },
  } as const
  const job = moving<CheckingRefusal>(house, petitionId, actor, now, {
    deed: "petition.moderate",
    by: "moderator",
    to: (petition) =>
      admits ? nextStep(factsOf(house, petition).procedure, petition.state) : "rejected",
    also: async (trx, petition, { personId }) => {
      const parties = { accountIds: [petition.proponentId], personIds: [personId] }
      if (isParty({ ...actor, organizationId: null }, parties)) return refuse("party-to-it")
      const check = decideCheck(given)
      if (!check.ok) return check
      const item = { kind: "petition", item: petitionId }
      const landed = await landOn(house, trx, item, seen, actor, now)
      if (!landed.ok) return landed
      const { items, code, details } = check.value
      const refusal = admits ? { code: null, details: null } : { code, details }
      await insertCheck(trx, {
        petitionId: petition.id,
        textSha256: petition.textSha256,
        items,
        decision: admits ? "admitted" : "rejected",
        ...refusal,
        accountId: actor.id,
        at: now,
      })
      return accept({ refusal_code: refusal.code, refusal_details: refusal.details })
    },
    reason: admits ? undefined : (given.code ?? undefined),
  })
  return audited(house, attempt, actor, now, job)
}
