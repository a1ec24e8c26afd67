import type { Approver } from "./approval.ts"
import { isParty } from "./approval.ts"
import { withBonds } from "./approver.server.ts"
import { audited } from "./audit.server.ts"
import type { ContentRule } from "./content-rule.ts"
import { landOn } from "./edit-lock.server.ts"
import { mayDo } from "./access.ts"
import { partiesOf } from "./moderated.ts"
import type { Moderated } from "./moderated.ts"
import { answerReport } from "./moderation-letters.server.ts"
import type { ReportNews } from "./moderation-letters.server.ts"
import type { DismissReason } from "./report.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { findReport, listReportsOf, settleReport } from "#db/queries/reports.server.ts"
import type { StoredReport } from "#db/queries/reports.server.ts"
import type { Trx } from "#db/schema.ts"

export type DismissalRefusal =
  | "not-yours"
  | "no-such-report"
  | "settled-already"
  | "party-to-it"
  | "held-by-another"
  | "decided-meanwhile"

/** Why a reported text stays as it is. `version`: of the item as its page showed it. */
export interface Dismissal {
  readonly reason: DismissReason
  readonly words: string | null
  readonly version: number
}

/**
 * Dismisses a report and all that say the same of the text: those that stand now, for the page has shown
 * them. Each reporter who left an address gets a letter. Whoever has a stake in the text, or reported it, is
 * refused; the trail has every try.
 */
export function dismissReports(
  house: Pick<House, "db" | "keys">,
  publicId: string,
  { reason, words, version }: Dismissal,
  actor: Approver,
  now: Instant,
): Promise<Outcome<{ readonly settled: number }, DismissalRefusal>> {
  const attempt = {
    deed: "report.settle",
    subjectKind: "report",
    subject: publicId,
    details: { outcome: "dismissed", reason },
  } as const
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<{ settled: number }, DismissalRefusal>> => {
      if (!mayDo(actor, "report.settle")) return refuse("not-yours")
      const report = await findReport(trx, publicId)
      if (!report) return refuse("no-such-report")
      const { subjectKind, subject } = report
      const same = await listSame(trx, report)
      const text = await findModerated(trx, subjectKind, subject, "en")
      const bound = await withBonds(trx, actor)
      if (text && isParty(bound, partiesOf(text, same.flatMap(reporterOf)))) {
        return refuse("party-to-it")
      }
      const landed = await landOn(
        house,
        trx,
        { kind: "report", item: publicId },
        version,
        actor,
        now,
      )
      if (!landed.ok) return landed
      if (report.settledAt !== null) return refuse("settled-already")
      const news = { outcome: "dismissed", reason, words } as const
      for (const one of same) await settle(house, trx, one, news, actor.id, now)
      return accept({ settled: same.length })
    },
  )
}

/** Settles every open report of a text that was hidden or removed: what they asked for was done. */
export async function upholdReports(
  house: { readonly keys: Keys },
  trx: Trx,
  { kind, publicId }: Pick<Moderated, "kind" | "publicId">,
  { rule, by }: { readonly rule: ContentRule; readonly by: number },
  now: Instant,
): Promise<void> {
  const news = { outcome: "upheld", reason: rule, words: null } as const
  for (const report of await listReportsOf(trx, kind, publicId)) {
    if (report.settledAt === null) await settle(house, trx, report, news, by, now)
  }
}

async function settle(
  house: { readonly keys: Keys },
  trx: Trx,
  report: StoredReport,
  news: ReportNews,
  by: number,
  now: Instant,
): Promise<void> {
  const secretHash = await answerReport(house, trx, report, news, now)
  await settleReport(trx, report.id, { ...news, by, at: now, secretHash })
}

/** Open reports of the same text for the same reason: one matter, one item of the queue. */
async function listSame(trx: Trx, report: StoredReport): Promise<StoredReport[]> {
  const all = await listReportsOf(trx, report.subjectKind, report.subject)
  return all.filter(({ reason, settledAt }) => reason === report.reason && settledAt === null)
}

function reporterOf({ accountId }: StoredReport): number[] {
  return accountId === null ? [] : [accountId]
}
