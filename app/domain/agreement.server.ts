import { setImmediate as nextTurn } from "node:timers/promises"
import { reportingAgreement } from "./agreement-report.ts"
import type { AgreementReport } from "./agreement-report.ts"
import { inTurns } from "#app/lib/stepwise.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import type { Reader } from "#db/schema.ts"

interface Kept {
  /** The rows that the report is of. */
  readonly rows: string
  readonly report: Promise<AgreementReport>
}

/** The last report of a database: a thousand draws are not made for each reader. */
const kept = new WeakMap<Reader, Kept>()

/**
 * How well the codings of all finished rounds agree; computed anew where the rows have changed, once for all
 * who ask meanwhile, between other requests.
 */
export async function findAgreement(db: Reader): Promise<AgreementReport> {
  const codings = await listFinishedCodings(db)
  const rows = JSON.stringify(codings)
  const known = kept.get(db)
  if (known?.rows === rows) return known.report
  const report = inTurns(reportingAgreement(codings), () => nextTurn())
  kept.set(db, { rows, report })
  return report
}
