import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { moving } from "./petition-move.server.ts"
import type { DeedRefusal, Move, Moved } from "./petition-move.server.ts"
import { daysGivenBack } from "./petition-path.ts"
import { factsOf } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { addDays } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { endPause, insertPause, listPauses } from "#db/queries/petition-pauses.server.ts"
import type { Decision } from "#db/queries/petition-pauses.server.ts"

export type PauseRefusal = "decision-in-future" | "decision-before-pause"

/** Halts the collection of signatures by a court's decision, as a moderator enters it with its source. */
export function pausePetition(
  house: PetitionHouse,
  petitionId: string,
  decision: Decision,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal | PauseRefusal>> {
  return byCourt(house, petitionId, decision, actor, now, {
    to: () => "paused",
    also: async (trx, petition) => {
      if (decision.decidedOn > todayAt(now)) return refuse("decision-in-future")
      const row = { petitionId: petition.id, accountId: actor.id, pausedAt: now }
      await insertPause(trx, { ...decision, ...row })
      return accept({})
    },
  })
}

/**
 * Lets the collection go on by a court's decision. Where the procedure stops the clock, the days of the
 * pause are added to the end of the signing period.
 */
export function resumePetition(
  house: PetitionHouse,
  petitionId: string,
  decision: Decision,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal | PauseRefusal>> {
  return byCourt(house, petitionId, decision, actor, now, {
    to: (petition) => (petition.state === "paused" ? "open" : undefined),
    also: async (trx, petition) => {
      if (decision.decidedOn > todayAt(now)) return refuse("decision-in-future")
      const [pause] = await listPauses(trx, petition.id)
      if (!pause) return accept({})
      if (decision.decidedOn < pause.decidedOn) return refuse("decision-before-pause")
      const { procedure, closesOn } = factsOf(house, petition)
      const daysAdded = daysGivenBack(procedure, pause.pausedAt, now)
      await endPause(trx, pause.id, { ...decision, accountId: actor.id, at: now, daysAdded })
      return accept(closesOn === null ? {} : { closes_on: addDays(closesOn, daysAdded) })
    },
  })
}

function byCourt(
  house: PetitionHouse,
  petitionId: string,
  { source, decidedOn }: Decision,
  actor: Actor,
  now: Instant,
  move: Pick<Move<PauseRefusal>, "to" | "also">,
): Promise<Outcome<Moved, DeedRefusal | PauseRefusal>> {
  const attempt = {
    deed: "petition.pause",
    subjectKind: "petition",
    subject: petitionId,
    reason: source,
    details: { decidedOn },
  } as const
  const job = moving<PauseRefusal>(house, petitionId, actor, now, {
    deed: "petition.pause",
    by: "court",
    ...move,
  })
  return audited(house, attempt, actor, now, job)
}
