import { replyDueOn, signingEndsOn } from "./petition-path.ts"
import type { PetitionProcedure } from "./petition-path.ts"
import type { PetitionFacts, PetitionStep } from "./petition.ts"
import { procedureOf } from "./rule-set.server.ts"
import type { House } from "#app/context.server.ts"
import { touch } from "#db/commit.server.ts"
import { listAccountsOf } from "#db/queries/account-address.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { movePetition } from "#db/queries/petition-changes.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

/** What shells of petitions need of the house. */
export type PetitionHouse = Pick<House, "db" | "keys" | "ruleSets">

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
    createdAt: petition.createdAt,
    seconders: 0,
    replyDueOn: petition.replyDueOn,
    closesOn: petition.closesOn,
    signatureCount: petition.signatureCount,
    threshold: petition.threshold,
  }
}

/**
 * Takes a decided step: the state, the dates that belong to it, the row of the time line, the letters to
 * those whom it concerns. Gives the petition as it stands after it.
 */
export async function takeStep(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  step: PetitionStep,
  by: By = {},
): Promise<StoredPetition> {
  const procedure = procedureOf(house.ruleSets, petition.ruleSet)
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
      article: null,
    },
    { ...datesOf(step, procedure), ...by.change },
  )
  await touch(trx, "petition", petition.id, step.at)
  const moved = await lockPetition(trx, house.db.engine, petition.id)
  await tell(house, trx, moved, step)
  return moved
}

/** Writes to the deputy and the author about the state that a petition has entered. */
export async function tell(
  { keys }: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  { to, by, at }: Pick<PetitionStep, "to" | "by" | "at">,
): Promise<void> {
  const { personId } = await getSeat(trx, petition.membershipId)
  const deputies = await listAccountsOf(trx, personId)
  const author = by === "proponent" ? [] : [petition.proponentId]
  const { publicId } = petition

  async function write(kind: string, accounts: readonly number[], rest: object): Promise<void> {
    for (const accountId of accounts) {
      await enqueue(trx, keys, kind, { accountId, petition: publicId, ...rest }, at)
    }
  }

  if (to === "reply-window") {
    await write("reply-request", deputies, { lastDay: petition.replyDueOn })
  }
  if (to === "open") await write("petition-opened", deputies, { lastDay: petition.closesOn })
  if (to === "closed-reached" || to === "closed-not-reached") {
    const result = { count: petition.signatureCount, needed: petition.threshold }
    await write("petition-closed", [petition.proponentId, ...deputies], result)
  } else {
    await write("petition-news", author, { state: to, reason: null })
  }
}

function datesOf({ to, from, at }: PetitionStep, procedure: PetitionProcedure): PetitionChange {
  switch (to) {
    case "reply-window":
      return { reply_due_on: replyDueOn(procedure, at) }
    case "open":
      return from === "paused" ? {} : { opened_at: at, closes_on: signingEndsOn(procedure, at) }
    case "draft":
    case "seconding":
    case "legal-check":
    case "paused":
      return {}
    default:
      return { closed_at: at }
  }
}
