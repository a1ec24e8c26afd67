import { settledWays } from "./accepted-ways.server.ts"
import { tell } from "./petition-letters.server.ts"
import { logStep } from "./petition-leaf.server.ts"
import { replyDueOn, signingEndsOn } from "./petition-path.ts"
import type { PetitionProcedure } from "./petition-path.ts"
import { beforeOpeningStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import type { PetitionFacts, PetitionStep } from "./petition.ts"
import { articleOf } from "./provision.ts"
import { getRuleSet, procedureOf } from "./rule-set.server.ts"
import type { RuleSet } from "./rule-set.ts"
import { articleOfStep } from "./recall-step-article.ts"
import { stepsTogether } from "./recall-together.ts"
import { logSignature } from "./signature-leaf.server.ts"
import { sendReceipt } from "./receipt.server.ts"
import { indexPetition } from "./search-index.server.ts"
import { releaseSignatures } from "./signature-release.server.ts"
import type { House } from "#app/context.server.ts"
import { touch } from "#db/commit.server.ts"
import { countHeld } from "#db/queries/held-signatures.server.ts"
import { addToCount } from "#db/queries/petition-count.server.ts"
import { movePetition } from "#db/queries/petition-changes.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

/** What shells of petitions need of the house. */
export type PetitionHouse = Pick<House, "db" | "keys" | "ruleSets" | "providers">

/** Who took the step, and in what words; the clock and the system have no account. */
interface By {
  readonly accountId?: number
  /** The decider's own words, or a code; what the transition table says where it is left out. */
  readonly reason?: string
  readonly change?: PetitionChange
}

/** The petition as the rules of transition look at it. */
export function factsOf(house: PetitionHouse, petition: StoredPetition): PetitionFacts {
  return {
    state: petition.state,
    procedure: procedureOf(house.ruleSets, petition.ruleSet),
    secondingSince: petition.secondingSince,
    seconders: petition.seconderCount,
    replyDueOn: petition.replyDueOn,
    closesOn: petition.closesOn,
    signatureCount: petition.signatureCount,
    threshold: petition.threshold,
  }
}

/**
 * Takes a decided step: the state, the dates that belong to it, the signatures that it counts or lets go,
 * the row of the time line, the letters to those whom it concerns. Gives the petition as it stands after it.
 */
export async function takeStep(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  step: PetitionStep,
  by: By = {},
): Promise<StoredPetition> {
  const ruleSet = getRuleSet(house.ruleSets, petition.ruleSet)
  await movePetition(
    trx,
    {
      petitionId: petition.id,
      track: "state",
      from: step.from,
      to: step.to,
      at: step.at,
      actor: step.by,
      accountId: by.accountId ?? null,
      reason: by.reason ?? step.why,
      article: articleOfState(ruleSet, step.to),
    },
    {
      ...datesOf(step, ruleSet.procedure, petition),
      ...by.change,
      ...(isOpening(step) && { accepts: settledWays(house, petition) }),
    },
  )
  await moveSignatures(house, trx, petition, step)
  await moveTogether(trx, petition, step, ruleSet)
  await touch(trx, "petition", petition.id, step.at)
  const moved = await lockPetition(trx, house.db.engine, petition.id)
  await indexPetition(trx, moved)
  await logStep(house, trx, moved, step)
  await tell(house.keys, trx, moved, step)
  return moved
}

/** Where signatures are electronic, support online is the drive: each of its steps is a step of both. */
export async function moveTogether(
  trx: Trx,
  { id, recallState }: Pick<StoredPetition, "id" | "recallState">,
  { to, at }: Pick<PetitionStep, "to" | "at">,
  ruleSet: RuleSet,
): Promise<void> {
  for (const step of stepsTogether(ruleSet, recallState, to)) {
    await movePetition(trx, {
      petitionId: id,
      track: "recall_state",
      from: step.from,
      to: step.to,
      at,
      actor: step.by,
      accountId: null,
      reason: step.why,
      article: articleOfStep(ruleSet, step.from, step.to),
    })
  }
}

/** The article under which a state is entered, where the rule set gives one: the site's own order has none. */
export function articleOfState(ruleSet: RuleSet, to: PetitionState): string | null {
  switch (to) {
    case "seconding":
      // The law opens the time in which a recall may be started.
      return articleOf(ruleSet.closedAtStart) ?? null
    case "open":
    case "closed-reached":
    case "closed-not-reached": {
      const stage = ruleSet.stages.at(-1)
      return (stage && articleOf(stage.needed)) ?? null
    }
    default:
      return null
  }
}

/** With the opening its seconders are the first who count; where a petition ends or its text falls, nobody does. */
async function moveSignatures(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  step: PetitionStep,
): Promise<void> {
  const { to, at } = step
  if (isOpening(step)) {
    const held = await countHeld(trx, petition.id)
    for (const { id: signatureId, confirmedAt } of held) {
      const counted = { petition, signatureId }
      const said = await logSignature(house, trx, counted, confirmedAt ?? at)
      await sendReceipt(house, trx, counted, said, at)
    }
    if (held.length > 0) await addToCount(trx, petition.id, held.length, at)
  }
  const { keys } = house
  if (to === "draft") await releaseSignatures(keys, trx, petition, "back-to-draft", at)
  if (["rejected", "withdrawn", "moot", "removed"].includes(to)) {
    await releaseSignatures(keys, trx, petition, "petition-over", at)
  }
}

/** Tells whether a step opens a petition for the first time: not after a pause, nor after a removal was undone. */
function isOpening({ from, to }: PetitionStep): boolean {
  return to === "open" && beforeOpeningStates.includes(from)
}

function datesOf(
  step: PetitionStep,
  procedure: PetitionProcedure,
  { frozenAt }: StoredPetition,
): PetitionChange {
  const { to, at } = step
  switch (to) {
    case "draft":
      return {
        ...{ frozen_at: null, seconder_count: 0, seconding_since: null },
        ...{ reply_due_on: null, reply_notified: null },
      }
    case "seconding":
      return { seconding_since: at }
    case "legal-check":
      return { frozen_at: frozenAt ?? at }
    case "reply-window":
      return { frozen_at: frozenAt ?? at, reply_due_on: replyDueOn(procedure, at) }
    case "open":
      // Opened before: it goes on, or it was removed and stands again.
      if (!isOpening(step)) return { closed_at: null }
      return {
        ...{ frozen_at: frozenAt ?? at, opened_at: at },
        closes_on: signingEndsOn(procedure, at),
      }
    case "paused":
      return {}
    default:
      return { closed_at: at }
  }
}
