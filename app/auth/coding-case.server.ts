import type { RequestContext } from "#app/context.server.ts"
import { mayDo } from "#app/domain/access.ts"
import { refusedHolder } from "#app/domain/coding-need.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { codingsFor } from "#app/domain/verdict.ts"
import { findOpenChallenge } from "#db/queries/challenges.server.ts"
import { findCurrentClaim } from "#db/queries/claims.server.ts"
import { getCodeBook } from "#db/queries/code-books.server.ts"
import { findHandoutOf } from "#db/queries/coding-handouts.server.ts"
import { findOpenRound } from "#db/queries/coding-rounds.server.ts"
import { listCodingsOfRound } from "#db/queries/codings.server.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import type { PledgeInFull } from "#db/queries/pledges.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import { requireAccount } from "./signed-in.server.ts"

/**
 * The promise of a page's address for somebody who codes, without what is found of it so far.
 * @throws a 404 where there is no such promise, a 403 where coding is not this account's
 */
export async function askedCase(context: RequestContext, param: string | undefined) {
  const { db, today, lang, now } = context
  const account = requireAccount(context)
  const publicId = readPublicId(param ?? "")
  const pledge = publicId && (await findPledge(db.read, publicId, { today, lang }))
  if (!pledge) throw new Response(null, { status: 404 })
  if (!mayDo(account, "coding.give", pledge)) throw new Response(null, { status: 403 })
  const held = await findHandoutOf(db.read, account.id, pledge.id)
  const round = await findOpenRound(db.read, pledge.id)
  const isHeld = held && !refusedHolder(held, now) && round?.id === held.roundId
  return {
    account,
    pledge: unrated(pledge),
    round: isHeld ? round : undefined,
    task: held?.task ?? "code",
  }
}

/** The words and facts of a promise, and nothing that anybody found or claimed of it. */
function unrated(pledge: PledgeInFull) {
  const { id, publicId, personName, text, lang, dueOn, horizon, horizonEvent, power, category } =
    pledge
  return { id, publicId, personName, text, lang, dueOn, horizon, horizonEvent, power, category }
}

/**
 * What a coder looks at: the evidence, the deputy's word, the clauses to apply, what a challenge brought;
 * for an adjudication also the answers that differ, and who gave which to nobody. Undefined where the
 * promise was not dealt to this person.
 */
export async function findCodingCase(
  { db }: Pick<RequestContext, "db">,
  { pledge, round, task }: Awaited<ReturnType<typeof askedCase>>,
) {
  if (!round) return undefined
  const [evidence, claim, book, challenge] = await Promise.all([
    listEvidence(db.read, pledge.id),
    findCurrentClaim(db.read, pledge.id),
    getCodeBook(db.read, round.codeBookId),
    round.challengeId === null ? undefined : findOpenChallenge(db.read, pledge.id),
  ])
  const brought = await listSnapshots(db.read, [challenge?.sourceSnapshotId ?? null])
  return {
    ...{ task, evidence, book, needed: codingsFor(book) },
    claim: claim ?? null,
    brought: [...brought.values()],
    answers: task === "adjudicate" ? await answersOf(db.read, pledge.id, round.number) : [],
  }
}

async function answersOf(db: RequestContext["db"]["read"], pledgeId: number, round: number) {
  const codings = await listCodingsOfRound(db, pledgeId, round)
  return codings.map(({ publicId, rating, confidence, reason, lang, clauses }) => ({
    ...{ publicId, rating, confidence, reason, lang, clauses },
  }))
}
