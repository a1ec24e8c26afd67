import { keptTimes } from "./kept-times.ts"
import { parseEmailAddress } from "./email-address.ts"
import type { EmailRefusal } from "./email-address.ts"
import type { ModeratedKind } from "./moderated.ts"
import { moderationDueOn } from "./moderation-queue.ts"
import { sealReporter } from "./moderation-letters.server.ts"
import { newPublicId } from "./public-id.server.ts"
import { decideReport, isUrgent } from "./report.ts"
import type { ReportReason } from "./report.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { forgetReporters, hasReportersToForget, insertReport } from "#db/queries/reports.server.ts"

/** What somebody reports, and where the answer should go. */
export interface ReportDraft {
  readonly kind: ModeratedKind
  readonly subject: string
  readonly reason: ReportReason
  readonly words: string
  readonly email: string | null
  readonly lang: Lang
}

export type ReportRefusal = "no-such-text" | "words-too-short" | "words-too-long" | EmailRefusal

/**
 * Takes a report of a text, from anybody. The answer is the same whoever reports, however often, and
 * however the text stands: what was reported before is nobody's to learn here.
 */
export function makeReport(
  { db, keys }: Pick<House, "db" | "keys">,
  { kind, subject, reason, words, email, lang }: ReportDraft,
  account: { readonly id: number } | null,
  now: Instant,
): Promise<Outcome<undefined, ReportRefusal>> {
  return commit(db, async (trx): Promise<Outcome<undefined, ReportRefusal>> => {
    if (!(await findModerated(trx, kind, subject, lang))) return refuse("no-such-text")
    const decision = decideReport(words)
    if (!decision.ok) return decision
    const address = email === null ? undefined : parseEmailAddress(email)
    if (address && !address.ok) return address
    const publicId = newPublicId()
    await insertReport(trx, {
      publicId,
      subjectKind: kind,
      subject,
      reason,
      words: decision.value.words,
      lang,
      accountId: account?.id ?? null,
      emailSealed: address ? sealReporter(keys, publicId, address.value.address) : null,
      reportedAt: now,
      dueOn: moderationDueOn(isUrgent(reason) ? "urgent-report" : "report", now),
    })
    return accept(undefined)
  })
}

/** Erases the addresses of reports whose time to appeal is over; the day of the answer is not counted. */
export async function forgetOldReporters({ db }: Pick<House, "db">, now: Instant): Promise<void> {
  const before = later(now, -keptTimes.reporter.lasts)
  if (!(await hasReportersToForget(db.read, before))) return
  await commit(db, async (trx) => {
    await forgetReporters(trx, before)
    return accept(undefined)
  })
}
