import { appendLeaf } from "./log.server.ts"
import type { Leaf } from "./log-leaf.ts"
import { closingStates, finalStates } from "./petition-state.ts"
import type { PetitionStep } from "./petition.ts"
import { getRuleSet, ruleSetSha256 } from "./rule-set.server.ts"
import type { House } from "#app/context.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import { getPublicSeat } from "#db/queries/petition-seats.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Appends what the log says of a step: that signing opens, or opens again where a petition stands as it
 * stood, and that it is over, with the count. A pause is none of both, nor is what never opened.
 *
 * @param petition as it stands after the step
 */
export async function logStep(
  { ruleSets }: Pick<House, "ruleSets">,
  trx: Trx,
  petition: StoredPetition,
  { from, to, at }: Pick<PetitionStep, "from" | "to" | "at">,
): Promise<void> {
  const ruleSet = getRuleSet(ruleSets, petition.ruleSet)
  const day = dayIn(ruleSet.procedure.timeZone, at)
  const about = { petitionId: petition.id }
  const ran = closingStates.includes(from)
  if (!ran && closingStates.includes(to)) {
    const rules = { rule_set: ruleSet.id, rules_sha256: ruleSetSha256(ruleSet) }
    appendLeaf(trx, { ...(await openedLeaf(trx, petition)), ...rules, opened_on: day }, about)
  }
  if (ran && finalStates.includes(to)) {
    const { publicId: pid, signatureCount: count } = petition
    appendLeaf(trx, { type: "petition_closed", pid, state: to, count, closed_on: day }, about)
  }
}

type Opened = Extract<Leaf, { type: "petition_opened" }>

async function openedLeaf(
  trx: Trx,
  { id, publicId: pid, textSha256, threshold }: StoredPetition,
): Promise<Omit<Opened, "rule_set" | "rules_sha256" | "opened_on">> {
  const { personId, areaId } = await getPublicSeat(trx, id)
  return {
    type: "petition_opened",
    pid,
    text_sha256: textSha256.toString("hex"),
    deputy_id: personId,
    district_id: areaId,
    threshold,
  }
}
