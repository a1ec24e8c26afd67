import { openReporter } from "./moderation-letters.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { AppealOutcome, StoredAppeal } from "#db/queries/appeals.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { getReport } from "#db/queries/reports.server.ts"
import type { Trx } from "#db/schema.ts"

/** Writes to whoever appealed how it was decided, and in what words. */
export async function tellAppealDecided(
  { keys }: { readonly keys: Keys },
  trx: Trx,
  { accountId, reportId, matterKind: matter, lang }: StoredAppeal,
  { outcome, reason }: { readonly outcome: AppealOutcome; readonly reason: string },
  now: Instant,
): Promise<void> {
  const news = { matter, outcome, reason }
  if (accountId !== null) {
    await enqueue(trx, keys, "appeal-decided", { accountId, ...news }, now)
    return
  }
  const report = reportId === null ? undefined : await getReport(trx, reportId)
  if (!report?.emailSealed) return
  const email = openReporter(keys, report.publicId, report.emailSealed)
  await enqueue(trx, keys, "appeal-decided-by-letter", { email, lang, ...news }, now)
}
