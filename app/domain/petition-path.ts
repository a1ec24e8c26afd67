import type { PetitionState } from "./petition-state.ts"
import { lastDayOf } from "./period.ts"
import type { Period } from "./period.ts"
import { daysBetween } from "#app/lib/day.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"

/** How support online is organised under a rule set: the operator's own numbers, no law's. */
export interface PetitionProcedure {
  /** IANA name; days begin and end here. */
  readonly timeZone: string
  /** People who must support it first; 0 skips the step. */
  readonly seconders: number
  /** How long they may take. */
  readonly secondingPeriod: Period
  /** Who checks the text against the law before it goes on; `nobody` skips the step. */
  readonly legalCheck: "moderator" | "nobody"
  /** How long the deputy may take to reply before signing opens; a value of 0 skips the step. */
  readonly replyWindow: Period
  readonly signingWindow: Period
  /** Whether days of a pause are given back at the end of the signing period. */
  readonly pauseStopsClock: boolean
}

/** The states a petition passes from draft to open under a procedure, in order. */
export function pathToOpening(procedure: PetitionProcedure): readonly PetitionState[] {
  return [
    "draft",
    ...(procedure.seconders > 0 ? (["seconding"] as const) : []),
    ...(procedure.legalCheck === "moderator" ? (["legal-check"] as const) : []),
    ...(procedure.replyWindow.value > 0 ? (["reply-window"] as const) : []),
    "open",
  ]
}

/** The step after this one on the way to opening; undefined where the state is not before another on it. */
export function nextStep(
  procedure: PetitionProcedure,
  state: PetitionState,
): PetitionState | undefined {
  const path = pathToOpening(procedure)
  const here = path.indexOf(state)
  return here < 0 ? undefined : path[here + 1]
}

/** The last day on which the deputy's reply is awaited, for a reply window that opens at `at`. */
export function replyDueOn(procedure: PetitionProcedure, at: Instant): Day {
  return lastDayOf(procedure.replyWindow, dayIn(procedure.timeZone, at))
}

/** The last day on which a signature counts, for a petition that opens at `at`. */
export function signingEndsOn(procedure: PetitionProcedure, at: Instant): Day {
  return lastDayOf(procedure.signingWindow, dayIn(procedure.timeZone, at))
}

interface Dated {
  readonly state: PetitionState
  readonly procedure: PetitionProcedure
  /** When the present search for seconders began. */
  readonly secondingSince: Instant | null
  readonly replyDueOn: Day | null
  readonly closesOn: Day | null
}

/** The last day of the state that a petition is in; null where no deadline ends it. */
export function deadlineOf({ state, procedure, ...dates }: Dated): Day | null {
  switch (state) {
    case "seconding":
      return dates.secondingSince === null
        ? null
        : secondersSoughtUntil(procedure, dates.secondingSince)
    case "reply-window":
      return dates.replyDueOn
    case "open":
      return dates.closesOn
    case "paused":
      return procedure.pauseStopsClock ? null : dates.closesOn
    default:
      return null
  }
}

/** The last day on which a seconder counts, for a search that began at `since`. */
export function secondersSoughtUntil(procedure: PetitionProcedure, since: Instant): Day {
  return lastDayOf(procedure.secondingPeriod, dayIn(procedure.timeZone, since))
}

/** How many days a pause adds to the signing period: those that passed, where the clock stood still. */
export function daysGivenBack(
  procedure: PetitionProcedure,
  pausedAt: Instant,
  at: Instant,
): number {
  if (!procedure.pauseStopsClock) return 0
  return daysBetween(dayIn(procedure.timeZone, pausedAt), dayIn(procedure.timeZone, at))
}
