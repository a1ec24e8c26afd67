import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { decideFindingReply } from "./finding-reply.ts"
import { newPublicId } from "./public-id.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertFindingReply, listFindingReplies } from "#db/queries/finding-replies.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"

export type FindingReplyRefusal =
  | "no-such-promise"
  | "not-yours"
  | "no-verdict"
  | "verdict-superseded"
  | "text-too-short"
  | "text-too-long"
  | "said-already"

/**
 * Takes a deputy's reply to the finding in force on an own promise: the right of reply, which outlasts the
 * mandate. It stands beside the finding; a later wording follows an earlier one, and the finding stays.
 *
 * @param verdictNumber of the finding that its page showed. Refuses `verdict-superseded` where another
 * finding is in force by now, `said-already` for the same words again
 */
export function replyToFinding(
  db: Db,
  pledgePublicId: string,
  reply: { readonly text: string; readonly lang: Lang; readonly verdictNumber: number },
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly number: number }, FindingReplyRefusal>> {
  return commit(db, async (trx): ReturnType<typeof replyToFinding> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    if (!mayDo(actor, "finding.reply", { personId: pledge.personId })) return refuse("not-yours")
    const [verdict] = await listVerdicts(trx, pledge.id, reply.lang)
    if (!verdict) return refuse("no-verdict")
    if (verdict.number !== reply.verdictNumber) return refuse("verdict-superseded")
    const text = decideFindingReply(reply.text)
    if (!text.ok) return text
    const known = await listFindingReplies(trx, pledge.id)
    const last = known.find(({ verdictId }) => verdictId === verdict.id)
    if (last?.text === text.value && last.lang === reply.lang) return refuse("said-already")
    const number = (last?.number ?? 0) + 1
    await insertFindingReply(trx, {
      ...{ publicId: newPublicId(), verdictId: verdict.id, number, text: text.value },
      ...{ lang: reply.lang, accountId: actor.id, at: now },
    })
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    return accept({ number })
  })
}
