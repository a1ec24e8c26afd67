import { mayDo } from "./access.ts"
import {
  appealableBy,
  appealableByLetter,
  findMatter,
  findMatterOfLetter,
} from "./appeal-matter.server.ts"
import type { Matter } from "./appeal-matter.server.ts"
import { decideAppealDeciding, decideAppealing, decideAppealWords } from "./appeal.ts"
import type { AppealMatter, AppealRefusal, AppellantRole } from "./appeal.ts"
import { tellAppealDecided } from "./appeal-letters.server.ts"
import { undoMatter } from "./appeal-undo.server.ts"
import { isParty } from "./approval.ts"
import type { Approver } from "./approval.ts"
import type { ApprovalHouse } from "./approval-deeds.server.ts"
import { withBonds } from "./approver.server.ts"
import { audited } from "./audit.server.ts"
import { landOn } from "./edit-lock.server.ts"
import { partiesOf } from "./moderated.ts"
import { moderationDueOn } from "./moderation-queue.ts"
import { newPublicId } from "./public-id.server.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { endAppeal, insertAppeal, lockAppeal } from "#db/queries/appeals.server.ts"
import type { AppealOutcome, StoredAppeal } from "#db/queries/appeals.server.ts"
import type { Trx } from "#db/schema.ts"

/** What an appeal is against: a decision, by somebody signed in, or the one whose letter they hold. */
export type AppealAgainst =
  | { readonly kind: AppealMatter; readonly id: string; readonly by: Approver }
  | { readonly secret: string }

export type MakingRefusal =
  AppealRefusal | "no-such-decision" | "words-too-short" | "words-too-long"

/** Takes an appeal of whoever a decision concerns, once, within 30 days of it. */
export function makeAppeal(
  { db }: Pick<House, "db">,
  against: AppealAgainst,
  { words, lang }: { readonly words: string; readonly lang: Lang },
  now: Instant,
): Promise<Outcome<undefined, MakingRefusal>> {
  return commit(db, async (trx): Promise<Outcome<undefined, MakingRefusal>> => {
    const byLetter = "secret" in against
    const matter = byLetter
      ? await findMatterOfLetter(trx, against.secret, lang)
      : await findMatter(trx, against.kind, against.id, lang)
    if (!matter) return refuse("no-such-decision")
    const appealable = byLetter
      ? await appealableByLetter(trx, matter)
      : await appealableBy(trx, matter, against.by)
    const may = decideAppealing(appealable, now)
    if (!may.ok) return may
    const kept = decideAppealWords(words)
    if (!kept.ok) return kept
    const accountId = byLetter ? null : against.by.id
    return store(trx, matter, { role: may.value, accountId, words: kept.value, lang }, now)
  })
}

interface Said {
  readonly role: AppellantRole
  readonly accountId: number | null
  readonly words: string
  readonly lang: Lang
}

async function store(
  trx: Trx,
  { kind, id, subjectKind, subject, report, invalidation }: Matter,
  said: Said,
  now: Instant,
): Promise<Outcome<undefined, "appealed-already">> {
  const key = await insertAppeal(trx, {
    ...said,
    reportId: report?.id ?? null,
    invalidationId: invalidation?.id ?? null,
    publicId: newPublicId(),
    matterKind: kind,
    matter: id,
    subjectKind,
    subject,
    appealedAt: now,
    dueOn: moderationDueOn("appeal", now),
  })
  return key === undefined ? refuse("appealed-already") : accept(undefined)
}

export type AppealDecidingRefusal =
  | "not-yours"
  | "no-such-appeal"
  | "took-part"
  | "party-to-it"
  | "already-decided"
  | "held-by-another"
  | "decided-meanwhile"
  | "live-petition-exists"
  | (string & {})

/** A moderator's word on an appeal. `version`: of the item as its page showed it. */
export interface AppealDecision {
  readonly outcome: AppealOutcome
  readonly reason: string
  /** In which the reason is written. */
  readonly lang: Lang
  readonly version: number
}

/**
 * Decides an appeal: a moderator who took no part in what is appealed and has no stake in it. What is
 * upheld is undone in the same transaction: the text is shown again, the petition goes back, the report
 * returns to the queue, the signature counts again. Words that were destroyed stay so; the outcome says that they
 * should not have been.
 */
export function decideAppeal(
  house: ApprovalHouse,
  publicId: string,
  { outcome, reason, lang, version }: AppealDecision,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, AppealDecidingRefusal>> {
  const attempt = {
    deed: "appeal.decide",
    subjectKind: "appeal",
    subject: publicId,
    reason,
    details: { outcome },
  } as const
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<undefined, AppealDecidingRefusal>> => {
      if (!mayDo(actor, "appeal.decide")) return refuse("not-yours")
      const appeal = await lockAppeal(trx, house.db.engine, publicId)
      const matter = appeal && (await findMatter(trx, appeal.matterKind, appeal.matter, "en"))
      if (!matter) return refuse("no-such-appeal")
      const may = decideAppealDeciding({ ...appeal, tookPart: matter.tookPart }, actor.id)
      if (!may.ok) return may
      if (hasStake(await withBonds(trx, actor), appeal, matter)) return refuse("party-to-it")
      const landed = await landOn(
        house,
        trx,
        { kind: "appeal", item: publicId },
        version,
        actor,
        now,
      )
      if (!landed.ok) return landed
      const undone =
        outcome === "upheld" ? await undoMatter(house, trx, matter, actor, now) : accept({})
      if (!undone.ok) return undone
      await endAppeal(trx, appeal.id, { outcome, reason, lang, by: actor.id, at: now })
      await touch(trx, "appeal", appeal.id, now)
      await tellAppealDecided(house, trx, appeal, { outcome, reason }, now)
      return accept(undefined)
    },
  )
}

function hasStake(actor: Approver, { accountId }: StoredAppeal, { text }: Matter): boolean {
  const appellants = accountId === null ? [] : [accountId]
  const parties = text ? partiesOf(text, appellants) : { accountIds: appellants }
  return isParty(actor, parties)
}
