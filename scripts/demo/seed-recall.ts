import { decideApproval } from "#app/domain/approval.server.ts"
import type { Approver } from "#app/domain/approval.ts"
import type { RecallFigures } from "#app/domain/recall-entry.ts"
import { proposeRecallEntry } from "#app/domain/recall.server.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { dayIn, later, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { playerOf } from "#scripts/demo/petition-opening.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import type { PlannedPetition } from "#scripts/demo/seed-signatures.ts"
import { recallSource } from "#scripts/demo/words/petition-texts.ts"

/** Enters a step of the statute's drive as on the site: one operator proposes, the other confirms. */
export async function recordRecall(
  house: DemoHouse,
  players: Players,
  { plan, publicId }: PlannedPetition,
  to: RecallState,
  at: Instant,
): Promise<void> {
  const petition = await findPetition(house.db.read, publicId)
  const figures = figuresFor(to, petition?.electorate ?? 1)
  const source = { title: recallSource[plan.lang], url: null }
  const by = to === "applied" || to === "handed-in" ? "initiator" : "commission"
  const entry = { to, by, on: dayIn(homeZone, at), figures, source } as const
  const first = operatorOf(players, "operator-1")
  const proposed = done(
    await proposeRecallEntry(house, publicId, entry, first, at),
    `propose that a recall is ${to}`,
  )
  const second = operatorOf(players, "operator-2")
  const yes = { decision: "approved", reason: null } as const
  const site = { ...house, origin: "http://localhost" }
  const confirmed = later(at, 20 * minute)
  done(await decideApproval(site, proposed.approval, yes, second, confirmed), `confirm ${to}`)
}

function operatorOf(players: Players, name: string): Approver {
  return { ...playerOf(players, name), organizationId: null }
}

const nothing: RecallFigures = {
  electorate: null,
  signatures: null,
  turnedOut: null,
  forRecall: null,
  againstRecall: null,
}

/** Numbers that the law agrees with, in hundredths of the district's voters. */
function figuresFor(to: RecallState, electorate: number): RecallFigures {
  const hundredth = electorate / 100
  switch (to) {
    case "vote-called":
      return { ...nothing, electorate, signatures: Math.ceil(11.3 * hundredth) }
    case "recalled":
      return { ...nothing, electorate, ...voted(44 * hundredth, 0.61) }
    case "retained":
      return { ...nothing, electorate, ...voted(39 * hundredth, 0.42) }
    case "vote-invalid":
      return { ...nothing, electorate, ...voted(21 * hundredth, 0.7) }
    default:
      return nothing
  }
}

function voted(turnout: number, share: number) {
  const turnedOut = Math.round(turnout)
  const forRecall = Math.round(turnedOut * share)
  return { turnedOut, forRecall, againstRecall: Math.floor((turnedOut - forRecall) * 0.97) }
}
