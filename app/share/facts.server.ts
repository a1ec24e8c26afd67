import type { House } from "#app/context.server.ts"
import { mandateShown } from "#app/domain/deputy.ts"
import { beforeOpeningStates, publicStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { ratings } from "#app/domain/rating.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day } from "#app/lib/instant.ts"
import { countClaimsByRating } from "#db/queries/claim-counts.server.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import { findPetitionSummary } from "#db/queries/petition-lists.server.ts"
import { findReply, listGrounds } from "#db/queries/petition-story.server.ts"
import type { PinnedGround, StoredReply } from "#db/queries/petition-story.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { countPledgesByRating, findPledge } from "#db/queries/pledges.server.ts"

type Counts = Readonly<Partial<Record<Rating, number>>>

/** A deputy in a few numbers: what the deputy says of the promises beside what the watchdogs find. */
export interface DeputyFacts {
  readonly place: "people"
  readonly id: PublicId
  readonly name: string
  readonly office: string
  readonly promises: number
  readonly says: Counts
  readonly finds: Counts
}

/** A petition in a few numbers, with both sides. */
export interface PetitionFacts {
  readonly place: "petitions"
  readonly id: PublicId
  readonly title: string
  readonly lang: string
  readonly name: string
  readonly office: string
  readonly state: PetitionState
  /** As it was last published. */
  readonly count: number
  readonly needed: number | null
  readonly grounds: readonly PinnedGround[]
  /** Null while none came and none was asked for in vain. */
  readonly reply: StoredReply | null
}

/** A promise with what both sides say of it. */
export interface PledgeFacts {
  readonly place: "promises"
  readonly id: PublicId
  readonly text: string
  readonly lang: string
  readonly name: string
  readonly office: string
  readonly says: Rating | null
  readonly finds: Rating
}

export type Facts = DeputyFacts | PetitionFacts | PledgeFacts

interface Asking {
  readonly id: PublicId
  readonly lang: Lang
  readonly today: Day
}

type Place = Facts["place"]

/** What may be shared of a page, read for embedding and pictures; undefined where not everybody may read it. */
export function findFacts(
  { db }: Pick<House, "db">,
  place: Place,
  asking: Asking,
): Promise<Facts | undefined> {
  if (place === "people") return deputyFacts(db, asking)
  return place === "promises" ? pledgeFacts(db, asking) : petitionFacts(db, asking)
}

async function deputyFacts(
  { read }: House["db"],
  { id, lang, today }: Asking,
): Promise<DeputyFacts | undefined> {
  const person = await findPerson(read, id, lang)
  if (!person) return undefined
  const [office, says, finds] = await Promise.all([
    officeOf(read, person.id, lang, today),
    countClaimsByRating(read, person.id),
    countPledgesByRating(read, { personId: person.id }, today),
  ])
  const promises = ratings.reduce((sum, rating) => sum + finds[rating], 0)
  return { place: "people", id, name: person.name, office, promises, says, finds }
}

async function pledgeFacts(
  { read }: House["db"],
  { id, lang, today }: Asking,
): Promise<PledgeFacts | undefined> {
  const pledge = await findPledge(read, id, { lang, today })
  if (!pledge) return undefined
  const translation = pledge.lang === lang ? null : pledge.translation
  return {
    ...{ place: "promises", id, name: pledge.personName, finds: pledge.rating },
    text: translation ?? pledge.text,
    lang: translation === null ? pledge.lang : lang,
    office: await officeOf(read, pledge.personId, lang, today),
    says: pledge.claim?.rating ?? null,
  }
}

async function petitionFacts(
  { read }: House["db"],
  { id, lang }: Asking,
): Promise<PetitionFacts | undefined> {
  const stored = await findPetition(read, id)
  const summary = stored && (await findPetitionSummary(read, id, lang))
  if (!stored || !summary || !publicStates.includes(stored.state)) return undefined
  const { title, person, organization, area, state, signatureCount, threshold } = summary
  const [grounds, reply] = await Promise.all([
    listGrounds(read, stored.id),
    beforeOpeningStates.includes(state) ? undefined : findReply(read, stored.id),
  ])
  return {
    ...{ place: "petitions", id, title, lang: summary.lang, name: person.name, state, grounds },
    office: [organization.name, area?.name].filter(Boolean).join(", "),
    ...{ count: signatureCount, needed: threshold, reply: reply ?? null },
  }
}

async function officeOf(
  read: House["db"]["read"],
  personId: number,
  lang: Lang,
  today: Day,
): Promise<string> {
  const shown = mandateShown(await listMandates(read, { personIds: [personId] }, lang), today)
  if (!shown) return ""
  const { organization, area } = shown.mandate
  return [organization.name, area?.name].filter(Boolean).join(", ")
}
