import { actionKinds, voteDirection } from "#app/domain/evidence.ts"
import type { ActionKind, Direction, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Calendar } from "#scripts/demo/calendar.ts"
import type { Decision } from "#scripts/demo/decisions.ts"
import type { PromisePlan } from "#scripts/demo/promises.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Random } from "#scripts/demo/random.ts"
import type { Finding } from "#scripts/demo/words/findings.ts"

/** A linked decision, or another act, that bears on a promise. `ago`: days since it was linked. */
export type EvidencePlan = VotePlan | ActionPlan

interface VotePlan {
  readonly kind: "vote"
  readonly ago: number
  readonly decision: Decision
  readonly fulfillingOption: FulfillingOption
  readonly strength: Strength
}

interface ActionPlan {
  readonly kind: ActionKind
  readonly ago: number
  readonly happenedAgo: number
  readonly direction: Direction
  readonly finding: Finding
  readonly strength: Strength
}

/** What evidence of a rating shows: the first is what the rating stands on. */
const shows: Readonly<Record<Rating, readonly (readonly [Direction, Finding])[]>> = {
  kept: [
    ["supports", "done"],
    ["context", "moving"],
  ],
  "partly-kept": [
    ["supports", "part"],
    ["contradicts", "short"],
  ],
  broken: [
    ["contradicts", "none"],
    ["context", "still"],
  ],
  "in-progress": [
    ["supports", "moving"],
    ["context", "moving"],
  ],
  stalled: [
    ["contradicts", "still"],
    ["context", "moving"],
  ],
  "not-due": [["context", "moving"]],
  "not-assessed": [["context", "moving"]],
  "not-verifiable": [["context", "moving"]],
  "outside-power": [["context", "still"]],
}

const kindsOf: Readonly<Record<Direction, readonly ActionKind[]>> = {
  supports: ["document", "local-work", "budget", "motion", "question", "media"],
  contradicts: ["local-work", "budget", "absence", "media", "statement", "document"],
  context: actionKinds,
}

/** What is linked to a promise before it is rated, and before it would have been rated the first time. */
export function evidenceOf(
  calendar: Calendar,
  plan: PromisePlan,
  decisions: readonly Decision[],
): EvidencePlan[] {
  const random = makeRandom(`evidence/${plan.key}`)
  const { rating, decided, recorded } = plan
  const open = ["not-due", "not-assessed", "not-verifiable", "outside-power"].includes(rating)
  if (open && random.chance(55)) return []
  const [main, ...others] = shows[rating]
  const chosen = [...(main ? [main] : []), ...others.filter(() => random.chance(45))]
  const actions = chosen.map(([direction, finding]): ActionPlan => {
    const ago = decided + random.whole(2, Math.max(2, Math.min(40, recorded - decided - 2)))
    const happenedAgo = ago + random.whole(1, 60)
    const kind = random.pick(kindsOf[direction])
    return { kind, ago, happenedAgo, direction, finding, strength: strengthOf(random) }
  })
  return [...actions, ...votesOf(calendar, random, plan, decisions)]
}

/** A decision and what it says of a promise: the option that fulfils it. */
interface Bearing {
  readonly decision: Decision
  readonly fulfillingOption: FulfillingOption
}

/** Decisions on a topic before a verdict, in which the deputy's vote fits how the promise stands. */
export function decisionsBearing(
  calendar: Calendar,
  { seat, topic, rating, decided }: Pick<PromisePlan, "seat" | "topic" | "rating" | "decided">,
  decisions: readonly Decision[],
): Bearing[] {
  const against: Direction = rating === "broken" ? "supports" : "contradicts"
  const both = rating === "partly-kept" || rating === "stalled"
  return decisions
    .filter(({ house, term, on, votes, topic: key }) => {
      const fits = house === seat.house && term === "present" && key === topic.key
      return fits && on < calendar.day(decided + 1) && votes.has(seat.index)
    })
    .map((decision) => ({ decision, fulfillingOption: fulfilling(decision) }))
    .filter(({ decision, fulfillingOption }) => {
      const ownOption = decision.votes.get(seat.index) ?? null
      return both || voteDirection({ fulfillingOption, ownOption }) !== against
    })
}

/** Up to two decisions on the promise's topic and place. */
function votesOf(
  calendar: Calendar,
  random: Random,
  plan: PromisePlan,
  decisions: readonly Decision[],
): VotePlan[] {
  return decisionsBearing(calendar, plan, decisions)
    .filter(({ decision }) => decision.place === plan.place)
    .slice(0, 2)
    .map((link) => ({
      ...link,
      kind: "vote",
      ago: plan.decided + 1,
      strength: strengthOf(random),
    }))
}

function fulfilling({ effect }: Decision): FulfillingOption {
  return effect === "divert" ? "no" : "yes"
}

function strengthOf(random: Random): Strength {
  return random.chance(70) ? "strong" : "weak"
}
