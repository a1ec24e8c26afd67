import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { decideAnnotation } from "./annotation.ts"
import type { AnnotationDraft } from "./annotation.ts"
import { refuseFrozen } from "./frozen.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findVoteOf } from "#db/queries/linkable-votes.server.ts"
import { lockPerson } from "#db/queries/stored-pledges.server.ts"
import { insertAnnotation, listAnnotations } from "#db/queries/vote-annotations.server.ts"

export type AnnotationRefusal =
  | "not-yours"
  | "no-such-vote"
  | "profile-frozen"
  | "words-needed"
  | "text-too-short"
  | "text-too-long"
  | "said-already"

/**
 * Takes a deputy's word on an own vote or absence, by the deputy or who speaks for the deputy. It stands
 * beside the vote; no count, no alignment and no finding changes. A later word follows an earlier one.
 */
export function annotateVote(
  db: Db,
  voteEventPublicId: string,
  draft: AnnotationDraft & { readonly lang: Lang },
  actor: Actor,
  now: Instant,
): Promise<Outcome<{ readonly number: number }, AnnotationRefusal>> {
  return commit(db, async (trx): ReturnType<typeof annotateVote> => {
    const { personId } = actor
    if (personId === null || !mayDo(actor, "vote.annotate", { personId })) {
      return refuse("not-yours")
    }
    await lockPerson(trx, db.engine, personId)
    const vote = await findVoteOf(trx, personId, voteEventPublicId)
    if (!vote) return refuse("no-such-vote")
    const frozen = await refuseFrozen(trx, personId, now)
    if (frozen) return frozen
    const decision = decideAnnotation(draft)
    if (!decision.ok) return decision
    const of = { personId, voteEventId: vote.eventId }
    const [last] = await listAnnotations(trx, of)
    const { reason, text } = decision.value
    const { lang } = draft
    if (last?.reason === reason && last.text === text && last.lang === lang) {
      return refuse("said-already")
    }
    const number = (last?.number ?? 0) + 1
    const row = { ...of, number, reason, text, lang, accountId: actor.id, at: now }
    await insertAnnotation(trx, { ...row, publicId: newPublicId() })
    await touch(trx, "vote_event", vote.eventId, now)
    await touch(trx, "person", personId, now)
    return accept({ number })
  })
}
