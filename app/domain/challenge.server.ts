import { mayDo } from "./access.ts"
import type { Approver } from "./approval.ts"
import { decideChallenge } from "./challenge.ts"
import type { ChallengeRefusal } from "./challenge.ts"
import { clausesOf } from "./code-book.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import { keepSource, refuseUnseen } from "./source.server.ts"
import type { SourceSeen } from "./source.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import {
  findOpenChallenge,
  hasCausedVerdict,
  insertChallenge,
} from "#db/queries/challenges.server.ts"
import { listCodeBooks } from "#db/queries/code-books.server.ts"
import { hasCodedFor } from "#db/queries/codings.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import { findCurrentVerdict } from "#db/queries/verdicts.server.ts"
import type { Verdict } from "#db/queries/verdicts.server.ts"
import type { Trx } from "#db/schema.ts"

/** What somebody holds against a verdict: the clause that it misread, why, and what is new. */
export interface ChallengeBrought {
  /** The number of the verdict that they read. */
  readonly number: number
  readonly clause: number
  readonly reason: string
  readonly lang: string
  readonly source: SourceSeen | null
}

export type ChallengeOpened = Outcome<
  { readonly publicId: PublicId },
  ChallengeRefusal | "no-such-promise" | "captured-in-future"
>

/**
 * Challenges the verdict in force. Two people who never coded the promise code it anew, blind to what was
 * found and to who challenges it; a third adjudicates where they differ. A round that is under way for
 * another cause ends first, so that the answer tells nothing of it.
 */
export function challengeVerdict(
  { db }: { readonly db: Db },
  pledgePublicId: string,
  brought: ChallengeBrought,
  actor: Approver,
  now: Instant,
): Promise<ChallengeOpened> {
  return commit(db, async (trx): Promise<ChallengeOpened> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    if (!mayDo(actor, "verdict.challenge", { personId: pledge.personId }))
      return refuse("not-yours")
    const { source } = brought
    const verdict = await findCurrentVerdict(trx, pledge.id, "kk")
    const facts = await factsOf(trx, pledge.id, verdict, brought.number, actor)
    const decision = decideChallenge({ ...brought, hasSource: source !== null }, facts)
    if (!decision.ok) return decision
    if (!verdict) return refuse("no-verdict")
    const unseen = source && refuseUnseen(source, todayAt(now))
    if (unseen) return unseen
    const publicId = newPublicId()
    await insertChallenge(trx, {
      ...{ publicId, pledgeId: pledge.id, verdictId: verdict.id, at: now },
      ...decision.value,
      clause: brought.clause,
      lang: brought.lang,
      sourceSnapshotId: await keepSource(trx, source),
      accountId: actor.id,
      organizationId: actor.role === "watchdog" ? actor.organizationId : null,
    })
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    return accept({ publicId })
  })
}

async function factsOf(
  trx: Trx,
  pledgeId: number,
  verdict: Verdict | undefined,
  read: number,
  { id, role, organizationId }: Approver,
) {
  const books = await listCodeBooks(trx)
  const book = books.find(({ version }) => version === verdict?.codeBookVersion)
  return {
    ...{ role, read },
    verdict: verdict
      ? { number: verdict.number, cameOfChallenge: await hasCausedVerdict(trx, verdict.id) }
      : null,
    clauses: clausesOf(book?.text ?? "").map(({ number }) => number),
    isOpen: (await findOpenChallenge(trx, pledgeId)) !== undefined,
    tookPart: verdict ? await hasCodedFor(trx, verdict.id, { id, organizationId }) : false,
  }
}
