import type { PaperFacts } from "./paper-facts.server.ts"
import type { RequestContext } from "#app/context.server.ts"
import { findLawful } from "#app/domain/petition-law.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import { findMandate } from "#db/queries/mandates.server.ts"
import { findSeat } from "#db/queries/petition-seats.server.ts"
import { listGroundsInForce } from "#db/queries/petition-story.server.ts"

/** A petition as its author means it. Ids are public ones. */
export interface Intended {
  readonly mandate: string
  readonly pledges: readonly string[]
  readonly statement: string
}

/** Stands in the paper for the address that a petition has once it is submitted. */
const noAddressYet = "…"

/** What a paper would say of a petition that is not stored; undefined where there is no such mandate. */
export async function draftFacts(
  { db, house, lang, now }: Pick<RequestContext, "db" | "house" | "lang" | "now">,
  { mandate: publicId, pledges, statement }: Intended,
): Promise<PaperFacts | undefined> {
  const [mandate, seat] = await Promise.all([
    findMandate(db.read, publicId, lang),
    findSeat(db.read, publicId),
  ])
  if (!mandate || !seat) return undefined
  const { ruleSet } = await findLawful(house, db.read, seat, now)
  const grounds = await listGroundsInForce(db.read, pledges)
  return {
    origin: house.origin,
    publicId: noAddressYet,
    person: mandate.person.name,
    organization: mandate.organization.name,
    district: mandate.area?.name ?? null,
    statement,
    grounds: grounds.map(({ text, verdict, pledgePublicId }) => ({
      text,
      rating: verdict.rating,
      on: dayIn(ruleSet.procedure.timeZone, verdict.at),
      pledge: pledgePublicId,
    })),
    reply: null,
    replyDueOn: null,
    replyOpen: true,
    asksIin: ruleSet.asks === "iin",
    ruleSet,
    window: null,
  }
}
