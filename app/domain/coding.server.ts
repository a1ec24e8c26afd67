import { firstCodeBook } from "./code-book.ts"
import { returnFallen } from "./petition-clock.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { Rating } from "./rating.ts"
import { decideCoding, decideVerdict } from "./verdict.ts"
import type { CodingRefusal, Confidence, Standing } from "./verdict.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import { findCurrentCodeBook, insertCodeBook } from "#db/queries/code-books.server.ts"
import type { CodeBook } from "#db/queries/code-books.server.ts"
import {
  findOwnCoding,
  insertCoding,
  listCodingsOfRound,
  listEvidenceOfCodings,
} from "#db/queries/codings.server.ts"
import type { Coding } from "#db/queries/codings.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { currentRevision } from "#db/queries/revisions.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import { countVerdicts, insertVerdict } from "#db/queries/verdicts.server.ts"
import type { Trx } from "#db/schema.ts"

/** How a person rates a promise. `evidence`: public ids of what the rating stands on. */
export interface GivenCoding {
  readonly rating: Rating
  readonly confidence: Confidence
  readonly reason: string
  readonly lang: string
  readonly evidence: readonly string[]
}

/** Who codes, and for which organisation. */
export interface Coder {
  readonly id: number
  readonly organizationId: number | null
}

/** What became of it: the verdict's number, or null while other codings are awaited or differ. */
export interface CodingGiven {
  readonly standing: Standing["standing"]
  readonly verdict: number | null
}

export type CodingOutcome = Outcome<
  CodingGiven,
  CodingRefusal | "no-such-promise" | "no-such-evidence" | "coded-already"
>

/**
 * Takes one person's rating of a promise and, when the code book's number of codings is in and they
 * agree, makes the verdict of them in the same transaction. Until then nothing that the public sees
 * changes, and no other coder learns what was given. A petition that has not opened and loses a ground by
 * the verdict goes back to its author with it. One person codes once in a round, and gives no new
 * round the same rating for the same reason on the same evidence.
 */
export function giveCoding(
  house: PetitionHouse,
  pledgePublicId: string,
  given: GivenCoding,
  coder: Coder,
  now: Instant,
): Promise<CodingOutcome> {
  const { db } = house
  return commit(db, async (trx): Promise<CodingOutcome> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    const known = await listEvidence(trx, pledge.id)
    const cites = known.filter(({ publicId }) => given.evidence.includes(publicId))
    if (cites.length < new Set(given.evidence).size) return refuse("no-such-evidence")
    const decision = decideCoding({ ...given, cites }, pledge.dueOn, todayAt(now))
    if (!decision.ok) return decision

    const book = await codeBookInForce(trx, now)
    const round = (await countVerdicts(trx, pledge.id)) + 1
    const former = await findOwnCoding(trx, pledge.id, round - 1, coder.id)
    if (former && (await isRepeated(trx, former, { ...given, ...decision.value }))) {
      return refuse("coded-already")
    }
    const coding = await insertCoding(trx, {
      publicId: newPublicId(),
      pledgeId: pledge.id,
      codeBookId: book.id,
      accountId: coder.id,
      organizationId: coder.organizationId,
      round,
      rating: given.rating,
      confidence: given.confidence,
      reason: decision.value.reason,
      lang: given.lang,
      at: now,
      evidenceIds: cites.map(({ id }) => id),
    })
    if (!coding) return refuse("coded-already")

    const codings = await listCodingsOfRound(trx, pledge.id, round)
    const standing = decideVerdict(book.codingsNeeded, codings)
    if (standing.standing !== "agreed")
      return accept({ standing: standing.standing, verdict: null })
    const { number } = await makeVerdict(trx, pledge.id, book, standing, codings, now)
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    if (standing.rating !== "broken") await returnFallen(house, trx, pledge.id, now)
    return accept({ standing: "agreed", verdict: number })
  })
}

/** Tells whether a coding says what the same person's last one said. */
async function isRepeated(
  trx: Trx,
  former: Coding,
  given: Pick<GivenCoding, "rating" | "reason"> & { readonly cites: readonly { id: number }[] },
): Promise<boolean> {
  if (former.rating !== given.rating || former.reason !== given.reason) return false
  const cited = await listEvidenceOfCodings(trx, [former.id])
  return cited.length === given.cites.length && given.cites.every(({ id }) => cited.includes(id))
}

type Agreed = Extract<Standing, { standing: "agreed" }>

/** The verdict speaks in the words of the last coding that made it: the one that decided. */
async function makeVerdict(
  trx: Trx,
  pledgeId: number,
  book: CodeBook,
  agreed: Agreed,
  codings: readonly Coding[],
  now: Instant,
): Promise<{ number: number }> {
  const deciding = codings.findLast(({ id }) => agreed.made.includes(id))
  if (!deciding) throw new Error("a verdict is made of codings")
  const cited = await listEvidenceOfCodings(trx, agreed.made)
  const evidence = []
  for (const id of cited)
    evidence.push({ id, revision: await currentRevision(trx, "evidence", id) })
  return insertVerdict(trx, {
    publicId: newPublicId(),
    pledgeId,
    codeBookId: book.id,
    rating: agreed.rating,
    reason: deciding.reason,
    lang: deciding.lang,
    at: now,
    codingIds: codings.map(({ id }) => id),
    evidence,
  })
}

/** The first code book is adopted with the first coding under it. */
async function codeBookInForce(trx: Trx, now: Instant): Promise<CodeBook> {
  const current = await findCurrentCodeBook(trx)
  if (current) return current
  await insertCodeBook(trx, { ...firstCodeBook, publicId: newPublicId(), adoptedAt: now })
  return codeBookInForce(trx, now)
}
