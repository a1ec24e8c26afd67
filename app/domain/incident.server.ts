import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { decideClosing, decideOpening } from "./incident.ts"
import type { ConcernedKind, IncidentStep } from "./incident.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import {
  endIncident,
  findTwin,
  insertIncident,
  insertIncidentStep,
  listIncidentSteps,
  lockIncident,
} from "#db/queries/incidents.server.ts"
import type { StoredIncident } from "#db/queries/incidents.server.ts"
import type { Trx } from "#db/schema.ts"

type IncidentHouse = Pick<House, "db">

/** What an operator writes down of a breach: no names of those concerned. */
export interface OpenedIncident {
  readonly happened: string
  readonly kinds: readonly ConcernedKind[]
  readonly noticedAt: Instant
}

type Opening = Outcome<
  { readonly publicId: PublicId },
  "not-yours" | "incident-ahead" | "incident-before-law" | "incident-known"
>

/**
 * Opens an incident: its clock runs from the noticing, whenever it is opened. One operator is enough. What the same
 * operator sends twice is one incident: the refusal names the one that is open.
 */
export function openIncident(
  house: IncidentHouse,
  opened: OpenedIncident,
  actor: Actor,
  now: Instant,
): Promise<Opening> {
  const publicId = newPublicId()
  const attempt = attemptOf(publicId, "opened")
  return audited(house, attempt, actor, now, async (trx): Promise<Opening> => {
    if (!mayDo(actor, "incident.record")) return refuse("not-yours")
    const decision = decideOpening(opened.noticedAt, now)
    if (!decision.ok) return decision
    const twin = await findTwin(trx, { ...opened, openedBy: actor.id })
    if (twin) return refuse("incident-known", { details: { incident: twin } })
    await insertIncident(trx, { ...opened, publicId, openedAt: now, openedBy: actor.id })
    return accept({ publicId })
  })
}

type Refusal = "not-yours" | "no-such-incident" | "incident-closed"

/** Notes that a step was taken; twice, it stays as it was noted first. */
export function tickStep(
  house: IncidentHouse,
  publicId: string,
  step: IncidentStep,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, Refusal>> {
  const attempt = attemptOf(publicId, "ticked", { ticked: step })
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof tickStep> => {
    const incident = await openFor(house, trx, publicId, actor)
    if (!incident.ok) return incident
    await insertIncidentStep(trx, { incidentId: incident.value.id, step, by: actor.id }, now)
    return accept(undefined)
  })
}

/** Closes an incident with its report, once every step was taken. */
export function closeIncident(
  house: IncidentHouse,
  publicId: string,
  report: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, Refusal | "steps-open">> {
  const attempt = attemptOf(publicId, "closed")
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof closeIncident> => {
    const incident = await openFor(house, trx, publicId, actor)
    if (!incident.ok) return incident
    const { id } = incident.value
    const decision = decideClosing((await listIncidentSteps(trx, id)).map(({ step }) => step))
    if (!decision.ok) return decision
    await endIncident(trx, id, { report, by: actor.id, at: now })
    return accept(undefined)
  })
}

function attemptOf(subject: string, step: string, more: Readonly<Record<string, string>> = {}) {
  const details = { step, ...more }
  return { deed: "incident.record", subjectKind: "incident", subject, details } as const
}

async function openFor(
  { db }: IncidentHouse,
  trx: Trx,
  publicId: string,
  actor: Actor,
): Promise<Outcome<StoredIncident, Refusal>> {
  if (!mayDo(actor, "incident.record")) return refuse("not-yours")
  const incident = await lockIncident(trx, db.engine, publicId)
  if (!incident) return refuse("no-such-incident")
  return incident.closedAt === null ? accept(incident) : refuse("incident-closed")
}
