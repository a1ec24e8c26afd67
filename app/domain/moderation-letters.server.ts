import type { ContentRule } from "./content-rule.ts"
import type { Measure } from "./content-measure.ts"
import type { Moderated } from "./moderated.ts"
import { partiesOf } from "./moderated.ts"
import type { Instant } from "#app/lib/instant.ts"
import { newSecret, sha256 } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { listAccountsOf } from "#db/queries/account-address.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { StoredReport } from "#db/queries/reports.server.ts"
import type { Trx } from "#db/schema.ts"

interface Letters {
  readonly keys: Keys
}

/** What was done to a text, for those whom it concerns. */
export interface MeasureNews {
  readonly measure: Measure
  readonly rule: ContentRule
  /** Public id of the ledger's entry: what is appealed. */
  readonly removal: string
}

/** Writes to a text's authors and to the deputy it concerns what was done to it, why, and how to appeal. */
export async function tellMeasure(
  { keys }: Letters,
  trx: Trx,
  subject: Moderated,
  news: MeasureNews,
  now: Instant,
): Promise<void> {
  const { accountIds = [] } = partiesOf(subject)
  const deputies = await listAccountsOf(trx, subject.personId)
  const { kind } = subject
  for (const accountId of new Set([...accountIds, ...deputies])) {
    await enqueue(trx, keys, "content-measure", { accountId, kind, ...news }, now)
  }
}

/** The outcome of a report, for whoever asked for an answer. */
export interface ReportNews {
  readonly outcome: "upheld" | "dismissed"
  /** The rule that was broken, or why the report was dismissed. */
  readonly reason: string
  readonly words: string | null
}

/**
 * Answers a report by letter where an address was left, and gives the hash of the secret in it, by which
 * a dismissal can be appealed; null where nobody asked for an answer.
 */
export async function answerReport(
  { keys }: Letters,
  trx: Trx,
  report: StoredReport,
  news: ReportNews,
  now: Instant,
): Promise<Buffer | null> {
  if (report.emailSealed === null) return null
  const secret = newSecret()
  const { lang } = report
  const email = openReporter(keys, report.publicId, report.emailSealed)
  await enqueue(trx, keys, "report-settled", { email, lang, ...news, secret }, now)
  return sha256(secret)
}

/** Seals the address that a report's answer goes to. */
export function sealReporter(keys: Keys, report: string, email: string): Buffer {
  return keys.seal(Buffer.from(email), `report ${report}`)
}

/** The address that a report's answer goes to. @throws where it cannot be opened */
export function openReporter(keys: Keys, report: string, sealed: Buffer): string {
  return keys.open(sealed, `report ${report}`).toString("utf8")
}
