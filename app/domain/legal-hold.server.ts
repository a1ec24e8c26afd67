import { z } from "zod"
import type { Executor } from "./approval-deeds.server.ts"
import { propose } from "./approval-proposal.server.ts"
import type { Proposing } from "./approval-proposal.server.ts"
import type { Approver, Parties } from "./approval.ts"
import { decideHoldEnd, heldKinds } from "./legal-hold.ts"
import type { HeldKind } from "./legal-hold.ts"
import { daySchema } from "./provision.ts"
import { newPublicId } from "./public-id.server.ts"
import type { House } from "#app/context.server.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { touch } from "#db/commit.server.ts"
import { findAccount } from "#db/queries/account-roles.server.ts"
import { endLegalHold, findLegalHold, insertLegalHold } from "#db/queries/legal-holds.server.ts"
import { lockLegalHold } from "#db/queries/legal-holds.server.ts"
import type { LegalHold } from "#db/queries/legal-holds.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { Reader } from "#db/schema.ts"

/** What an order names: whose data, who ordered it, in which case, until which day. */
export const HoldBody = z.object({
  kind: z.enum(heldKinds),
  authority: z.string(),
  caseNumber: z.string(),
  endsOn: daySchema,
})
export type HoldBody = z.infer<typeof HoldBody>

export type HoldRefusal =
  "no-such-petition" | "no-such-account" | "no-such-hold" | "hold-over" | "hold-too-long"

type HoldHouse = Pick<House, "db">

/**
 * Proposes that what is kept of a petition's signers, or an account, outlives its time, because a court or
 * an investigation asks for it. Who has a stake in it may neither propose nor approve.
 */
export async function proposeHold(
  { db }: HoldHouse,
  { subject, reason, ...body }: HoldBody & { readonly subject: string; readonly reason: string },
  actor: Approver,
  now: Instant,
): Promise<Proposing | Outcome<never, HoldRefusal>> {
  const parties = await partiesOf(db.read, body.kind, subject)
  if (!parties.ok) return parties
  const draft = { kind: "hold.place", subjectKind: body.kind, subject, body, reason } as const
  return propose<HoldRefusal>({ db }, { ...draft, parties: parties.value }, actor, now, () =>
    Promise.resolve(decideHoldEnd(body.endsOn, todayAt(now))),
  )
}

/** Holds what two operators agreed to hold. */
export const placeHold: Executor = async (_, trx, { subject, body, reason }, by, now) => {
  const hold = HoldBody.parse(body)
  const there = await partiesOf(trx, hold.kind, subject)
  if (!there.ok) return there
  const decision = decideHoldEnd(hold.endsOn, todayAt(now))
  if (!decision.ok) return decision
  const publicId = newPublicId()
  await insertLegalHold(trx, { ...hold, ...by, publicId, subject, reason, placedAt: now })
  await touchHeld(trx, hold.kind, subject, now)
  return accept(undefined)
}

/** Proposes to end a hold before its day: with it, what it kept may be destroyed within the minute. */
export async function proposeLift(
  { db }: HoldHouse,
  publicId: string,
  reason: string,
  actor: Approver,
  now: Instant,
): Promise<Proposing | Outcome<never, HoldRefusal>> {
  const hold = await findLegalHold(db.read, publicId)
  if (!hold) return refuse("no-such-hold")
  const parties = await partiesOf(db.read, hold.kind, hold.subject)
  const draft = {
    kind: "hold.lift",
    subjectKind: "legal-hold",
    subject: publicId,
    body: {},
  } as const
  const whole = { ...draft, parties: parties.ok ? parties.value : {}, reason }
  return propose<HoldRefusal>({ db }, whole, actor, now, () =>
    Promise.resolve(isStanding(hold, todayAt(now)) ? accept(undefined) : refuse("hold-over")),
  )
}

/** Ends a hold before its day. */
export const liftHold: Executor = async (house, trx, { subject: publicId }, by, now) => {
  const hold = await lockLegalHold(trx, house.db.engine, publicId)
  if (!hold) return refuse("no-such-hold")
  if (!isStanding(hold, todayAt(now))) return refuse("hold-over")
  await endLegalHold(trx, hold.id, now, by.second)
  await touchHeld(trx, hold.kind, hold.subject, now)
  return accept(undefined)
}

/** Tells whether a hold holds on a day: to the end of its last one. */
export function isStanding(hold: Pick<LegalHold, "liftedAt" | "endsOn">, today: Day): boolean {
  return hold.liftedAt === null && hold.endsOn >= today
}

async function partiesOf(
  db: Reader,
  kind: HeldKind,
  subject: string,
): Promise<Outcome<Parties, "no-such-petition" | "no-such-account">> {
  if (kind === "account") {
    const account = await findAccount(db, subject)
    return account ? accept({ accountIds: [account.id] }) : refuse("no-such-account")
  }
  const petition = await findPetition(db, subject)
  if (!petition) return refuse("no-such-petition")
  const { personId } = await getSeat(db, petition.membershipId)
  return accept({ accountIds: [petition.proponentId], personIds: [personId] })
}

/** The page on privacy tells of each hold, the petition's page of its own. */
async function touchHeld(
  trx: Parameters<typeof touch>[0],
  kind: HeldKind,
  subject: string,
  now: Instant,
): Promise<void> {
  const petition = kind === "petition" ? await findPetition(trx, subject) : undefined
  if (petition) await touch(trx, "petition", petition.id, now)
  const account = kind === "account" ? await findAccount(trx, subject) : undefined
  if (account) await touch(trx, "approval", account.id, now)
}
