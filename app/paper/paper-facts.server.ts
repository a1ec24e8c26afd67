import { beforeOpeningStates } from "#app/domain/petition-state.ts"
import type { Rating } from "#app/domain/rating.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { paperWindow } from "#app/domain/sheet.ts"
import type { PaperWindow } from "#app/domain/sheet.ts"
import type { RequestContext } from "#app/context.server.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day } from "#app/lib/instant.ts"
import { findRegistration } from "#db/queries/paper.server.ts"
import type { PetitionSummary } from "#db/queries/petition-lists.server.ts"
import { findReply, listGrounds } from "#db/queries/petition-story.server.ts"
import type { StoredReply } from "#db/queries/petition-story.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/** A promise that the petition rests on, as a paper names it. */
export interface PaperGround {
  readonly text: string
  readonly rating: Rating
  /** The day of the verdict that was pinned. */
  readonly on: Day
  readonly pledge: string
}

/** Everything that a paper says of a petition; names in the language of the paper. */
export interface PaperFacts {
  readonly origin: string
  readonly publicId: string
  readonly person: string
  readonly organization: string
  readonly district: string | null
  readonly statement: string
  readonly grounds: readonly PaperGround[]
  readonly reply: StoredReply | null
  readonly replyDueOn: Day | null
  /** The deputy will still be asked, or is being asked. */
  readonly replyOpen: boolean
  readonly asksIin: boolean
  readonly ruleSet: RuleSet
  /** Of the drive that the commission registered; null before that. */
  readonly window: PaperWindow | null
}

/** Reads what papers say of a petition. */
export async function paperFacts(
  { db, house }: Pick<RequestContext, "db" | "house">,
  { petition, summary }: { readonly petition: StoredPetition; readonly summary: PetitionSummary },
): Promise<PaperFacts> {
  const ruleSet = getRuleSet(house.ruleSets, petition.ruleSet)
  const { timeZone } = ruleSet.procedure
  const [grounds, reply, registration] = await Promise.all([
    listGrounds(db.read, petition.id),
    findReply(db.read, petition.id),
    findRegistration(db.read, petition.id),
  ])
  const registeredOn =
    registration && ("on" in registration ? registration.on : dayIn(timeZone, registration.at))
  return {
    origin: house.origin,
    publicId: petition.publicId,
    person: summary.person.name,
    organization: summary.organization.name,
    district: summary.area?.name ?? null,
    statement: petition.statement,
    grounds: grounds.map(({ text, verdict, pledgePublicId }) => ({
      text,
      rating: verdict.rating,
      on: dayIn(timeZone, verdict.at),
      pledge: pledgePublicId,
    })),
    reply: reply ?? null,
    replyDueOn: petition.replyDueOn,
    replyOpen: beforeOpeningStates.includes(petition.state),
    asksIin: petition.asks === "iin",
    ruleSet,
    window: registeredOn === undefined ? null : paperWindow(ruleSet, registeredOn),
  }
}
