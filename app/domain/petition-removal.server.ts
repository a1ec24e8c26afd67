import type { ApprovalHouse, Executor, TwoPersons } from "./approval-deeds.server.ts"
import { isContentRule } from "./content-rule.ts"
import type { ContentRule } from "./content-rule.ts"
import { tellMeasure } from "./moderation-letters.server.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { beforeOpeningStates, closingStates, liveStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { TransitionRefusal } from "./petition.ts"
import { recordRemoval } from "./removal.server.ts"
import { upholdReports } from "./report-settling.server.ts"
import { addDays, daysBetween } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { findLastTransition } from "#db/queries/petition-story.server.ts"
import { findLivePetition, findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Removes a petition from view: its address answers with the reason alone from now on. */
export const removePetition: Executor = async (house, trx, { subject, body }, by, now) => {
  const { rule } = body
  if (typeof rule !== "string" || !isContentRule(rule)) throw new Error("a proposal names no rule")
  const known = await findPetition(trx, subject)
  if (!known) return refuse("no-such-petition")
  const petition = await bringUpToDate(house, trx, known.id, now)
  const step = decideTransition(factsOf(house, petition), "removed", "moderator", now)
  if (!step.ok) return step
  const change = { refusal_code: rule, refusal_details: null }
  await takeStep(house, trx, petition, step.value, { accountId: by.second, change, reason: rule })
  await announce(house, trx, petition, { rule, by, measure: "removed" }, now)
  return accept(undefined)
}

/** Decides whether a petition can be removed as it stands: not a draft, and not twice. */
export async function decideRemovable(
  house: PetitionHouse,
  db: Reader,
  publicId: string,
  now: Instant,
): Promise<Outcome<unknown, TransitionRefusal | "no-such-petition">> {
  const petition = await findPetition(db, publicId)
  if (!petition) return refuse("no-such-petition")
  return decideTransition(factsOf(house, petition), "removed", "moderator", now)
}

type PuttingBackRefusal =
  TransitionRefusal | "no-such-petition" | "live-petition-exists" | "signatures-destroyed"

/**
 * Puts a petition back after an upheld appeal. Rejected or removed before it opened, it goes to its author
 * as a draft, for its first signatures were let go; removed later, it stands as it stood, and signing
 * lasts as many days longer as it was away.
 *
 * Refuses `live-petition-exists` where another one runs against the deputy by now; `signatures-destroyed`
 * where it would be signed on but nobody could tell any more who has.
 */
export async function putPetitionBack(
  house: PetitionHouse,
  trx: Trx,
  publicId: string,
  { by, rule }: { readonly by: number; readonly rule: ContentRule | null },
  now: Instant,
): Promise<Outcome<undefined, PuttingBackRefusal>> {
  const known = await findPetition(trx, publicId)
  if (!known) return refuse("no-such-petition")
  const petition = await bringUpToDate(house, trx, known.id, now)
  const to = await stoodBefore(trx, petition)
  const step = decideTransition(factsOf(house, petition), to, "moderator", now)
  if (!step.ok) return step
  const isLive = liveStates.includes(to)
  if (isLive && petition.signersDestroyedAt !== null) return refuse("signatures-destroyed")
  if (isLive && (await findLivePetition(trx, petition.membershipId)) !== undefined) {
    return refuse("live-petition-exists")
  }
  const closedAt = (await findLastTransition(trx, petition.id, to))?.at ?? null
  const change = datesBack(petition, to, closedAt, now)
  await takeStep(house, trx, petition, step.value, { accountId: by, change })
  if (rule !== null) {
    const both = { first: by, second: by }
    await announce(house, trx, petition, { rule, by: both, measure: "reinstated" }, now)
  }
  return accept(undefined)
}

/** The state to which an upheld appeal leads back. */
async function stoodBefore(trx: Trx, petition: StoredPetition): Promise<PetitionState> {
  const last = await findLastTransition(trx, petition.id, petition.state)
  const from = (last?.from ?? "draft") as PetitionState
  return beforeOpeningStates.includes(from) ? "draft" : from
}

function datesBack(
  { openedAt, closesOn, closedAt }: StoredPetition,
  to: PetitionState,
  /** When it came into that state before. */
  cameAt: Instant | null,
  now: Instant,
): PetitionChange {
  const change = { refusal_code: null, refusal_details: null, opened_at: openedAt }
  if (to === "draft") return { ...change, closed_at: null }
  if (!closingStates.includes(to)) return { ...change, closes_on: closesOn, closed_at: cameAt }
  const away = daysBetween(todayAt(closedAt ?? now), todayAt(now))
  return { ...change, closed_at: null, closes_on: closesOn && addDays(closesOn, away) }
}

interface Announced {
  readonly rule: ContentRule
  readonly by: TwoPersons
  readonly measure: "removed" | "reinstated"
}

async function announce(
  house: Pick<ApprovalHouse, "keys">,
  trx: Trx,
  { publicId }: StoredPetition,
  { rule, by, measure }: Announced,
  now: Instant,
): Promise<void> {
  const subject = await findModerated(trx, "petition", publicId, "en")
  if (!subject) throw new Error("a petition is gone")
  const about = { subjectKind: "petition", subject: publicId, text: subject.text }
  const entry = { measure, class: rule, count: 1, of: null, by }
  const { publicId: removal } = await recordRemoval(house, trx, { ...entry, ...about }, now)
  await tellMeasure(house, trx, subject, { measure, rule, removal }, now)
  if (measure === "removed") await upholdReports(house, trx, subject, { rule, by: by.second }, now)
}
