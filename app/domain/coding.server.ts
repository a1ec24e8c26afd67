import { clausesOf } from "./code-book.ts"
import { refusedHolder } from "./coding-need.ts"
import type { CodingTask } from "./coding-need.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { Rating } from "./rating.ts"
import { makeVerdict } from "./verdict-making.server.ts"
import { codingsFor, decideCoding, decideVerdict } from "./verdict.ts"
import type { CodingRefusal, Confidence } from "./verdict.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { getCodeBook } from "#db/queries/code-books.server.ts"
import type { CodeBook } from "#db/queries/code-books.server.ts"
import { findAccreditedCoder, hasBond, keepPseudonym } from "#db/queries/coders.server.ts"
import { endHandout, findHandoutOf } from "#db/queries/coding-handouts.server.ts"
import { disputeRound, findOpenRound } from "#db/queries/coding-rounds.server.ts"
import type { CodingRound } from "#db/queries/coding-rounds.server.ts"
import { insertCoding, listCodingsOfRound } from "#db/queries/codings.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { currentRevision } from "#db/queries/revisions.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import type { StoredPledge } from "#db/queries/stored-pledges.server.ts"
import type { Trx } from "#db/schema.ts"

/** How a person rates a promise. `evidence`: public ids of what the rating stands on. */
export interface GivenCoding {
  readonly rating: Rating
  readonly confidence: Confidence
  readonly reason: string
  readonly lang: string
  readonly evidence: readonly string[]
  /** Numbers of the clauses of the round's code book that were applied. */
  readonly clauses: readonly number[]
}

/** What became of it: the verdict's number, or null while there is none, for whatever cause. */
export interface CodingGiven {
  readonly verdict: number | null
}

export type CodingOutcome = Outcome<
  CodingGiven,
  | CodingRefusal
  | "no-such-promise"
  | "no-such-evidence"
  | "not-accredited"
  | "bound-to-deputy"
  | "not-handed-out"
  | "coded-already"
  | "handout-over"
>

/**
 * Takes the rating of somebody to whom the promise was handed out, blind or as an adjudication. When the
 * code book's number of codings is in and they agree, or somebody has decided between them, the verdict is
 * made in the same transaction. Until then nothing that the public or another person sees changes, and the
 * answer does not say whether others have coded, nor how.
 */
export function giveCoding(
  house: PetitionHouse,
  pledgePublicId: string,
  given: GivenCoding,
  coder: { readonly id: number },
  now: Instant,
): Promise<CodingOutcome> {
  return commit(house.db, (trx) => takeCoding(house, trx, pledgePublicId, given, coder, now))
}

/** The same inside a job. */
export async function takeCoding(
  house: PetitionHouse,
  trx: Trx,
  pledgePublicId: string,
  given: GivenCoding,
  account: { readonly id: number },
  now: Instant,
): Promise<CodingOutcome> {
  const pledge = await lockPledge(trx, house.db.engine, pledgePublicId)
  if (!pledge) return refuse("no-such-promise")
  const coder = await findAccreditedCoder(trx, account.id)
  if (!coder) return refuse("not-accredited")
  if (await hasBond(trx, coder.id, pledge.personId)) return refuse("bound-to-deputy")
  const held = await findHandoutOf(trx, coder.id, pledge.id)
  const refused = refusedHolder(held, now)
  const round = await findOpenRound(trx, pledge.id)
  if (refused) return refuse(refused)
  if (!held || round?.id !== held.roundId) return refuse("not-handed-out")

  const book = await getCodeBook(trx, round.codeBookId)
  const cites = await listCited(trx, pledge.id, given.evidence)
  if (!cites) return refuse("no-such-evidence")
  const { dueOn, horizon } = pledge
  const clauses = clausesOf(book.text).map(({ number }) => number)
  const measure = { dueOn, horizon, clauses }
  const decision = decideCoding({ ...given, cites }, measure, todayAt(now))
  if (!decision.ok) return decision

  const coding = await insertCoding(trx, {
    ...{ ...given, ...decision.value },
    publicId: newPublicId(),
    pledgeId: pledge.id,
    codeBookId: book.id,
    accountId: coder.id,
    organizationId: coder.organizationId,
    round: round.number,
    task: held.task,
    at: now,
    evidence: cites,
  })
  if (!coding) return refuse("coded-already")
  await endHandout(trx, held.id, "coded", now)
  await keepPseudonym(trx, coder.id, newPublicId().slice(0, 10))
  return accept({ verdict: await settle(house, trx, pledge, round, book, now) })
}

/** The evidence of a promise by public id, each at its wording of now; undefined where one is not there. */
async function listCited(trx: Trx, pledgeId: number, publicIds: readonly string[]) {
  const known = await listEvidence(trx, pledgeId)
  const cited = known.filter(({ publicId }) => publicIds.includes(publicId))
  if (cited.length < new Set(publicIds).size) return undefined
  const cites = []
  for (const { id, direction, happenedOn } of cited) {
    const revision = await currentRevision(trx, "evidence", id)
    cites.push({ id, direction, happenedOn, revision })
  }
  return cites
}

/** Makes the verdict where the round amounts to one, or notes that somebody has to adjudicate. */
async function settle(
  house: PetitionHouse,
  trx: Trx,
  pledge: StoredPledge,
  round: CodingRound,
  book: CodeBook,
  now: Instant,
): Promise<number | null> {
  const codings = await listCodingsOfRound(trx, pledge.id, round.number)
  const blind = codings.filter(isOf("code"))
  const standing = decideVerdict(codingsFor(book), blind, codings.find(isOf("adjudicate")))
  if (standing.standing === "waits") return null
  if (standing.standing === "disputed") {
    await disputeRound(trx, round.id, now)
    return null
  }
  return (await makeVerdict(house, trx, { pledge, round, standing, codings }, now)).number
}

function isOf(wanted: CodingTask) {
  return ({ task }: { readonly task: CodingTask }) => task === wanted
}
