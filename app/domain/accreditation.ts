import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What an organisation does here; its people have the role of the same name. */
export const accreditationKinds = ["watchdog", "auditor"] as const
export type AccreditationKind = (typeof accreditationKinds)[number]

/** Tells whether a role is one of those that an organisation's people have. */
export function isAccreditationKind(role: string): role is AccreditationKind {
  return (accreditationKinds as readonly string[]).includes(role)
}

/** How an organisation stands. `applied` and `declined` ones are no organisations of this site yet. */
export type AccreditationState = "applied" | "declined" | "admitted" | "suspended"

/** What two operators do with it. */
export const accreditationSteps = ["admit", "decline", "suspend", "reinstate"] as const
export type AccreditationStep = (typeof accreditationSteps)[number]

/** The one table of its states: from which a step leads, and where to. */
const steps = {
  admit: { from: "applied", to: "admitted" },
  decline: { from: "applied", to: "declined" },
  suspend: { from: "admitted", to: "suspended" },
  reinstate: { from: "suspended", to: "admitted" },
} as const satisfies Record<AccreditationStep, { from: AccreditationState; to: AccreditationState }>

/** The steps that two operators can take from a state. */
export function stepsFrom(state: AccreditationState): readonly AccreditationStep[] {
  return accreditationSteps.filter((step) => steps[step].from === state)
}

/** Decides whether a step leads on from how an organisation stands, and where to. */
export function decideAccreditation(
  state: AccreditationState,
  step: AccreditationStep,
): Outcome<AccreditationState, "organization-elsewhere"> {
  const { from, to } = steps[step]
  return state === from ? accept(to) : refuse("organization-elsewhere")
}

/** What an organisation says of itself, in plain words. Readers see all of it. */
export interface Profile {
  readonly website: string | null
  readonly scope: string
  readonly funding: string
  readonly conflicts: string
}

/** Limits of what an organisation says of itself, in characters. */
export const profileLimits = {
  name: { least: 3, most: 120 },
  scope: { least: 20, most: 2000 },
  funding: { least: 20, most: 3000 },
  conflicts: { least: 2, most: 2000 },
} as const

/** Limits of a reason that two persons give for what they do, in characters. */
export const reasonLimits = { least: 10, most: 1000 } as const

/** An organisation's accreditation as far as it matters who may manage it. */
interface Managed {
  readonly organizationId: number | null
  readonly adminId: number | null
}

/** Decides whether somebody may invite, remove and write for an organisation: its admin, and nobody else. */
export function decideManaging<Accreditation extends Managed>(
  accreditation: Accreditation | undefined,
  actor: Actor,
): Outcome<
  Accreditation & { readonly organizationId: number },
  "no-such-organization" | "not-yours"
> {
  const organizationId = accreditation?.organizationId ?? null
  if (!accreditation || organizationId === null) return refuse("no-such-organization")
  const isAdmin = accreditation.adminId === actor.id && mayDo(actor, "organization.manage")
  return isAdmin ? accept({ ...accreditation, organizationId }) : refuse("not-yours")
}
