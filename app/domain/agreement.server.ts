import { reportAgreement } from "./agreement-report.ts"
import type { AgreementReport } from "./agreement-report.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import type { Reader } from "#db/schema.ts"

/** The last report of a database and the rows that it is of: a thousand draws are not made for each reader. */
const kept = new WeakMap<Reader, { readonly rows: string; readonly report: AgreementReport }>()

/** How well the codings of all finished rounds agree; computed anew where the rows have changed. */
export async function findAgreement(db: Reader): Promise<AgreementReport> {
  const codings = await listFinishedCodings(db)
  const rows = JSON.stringify(codings)
  const known = kept.get(db)
  if (known?.rows === rows) return known.report
  const report = reportAgreement(codings)
  kept.set(db, { rows, report })
  return report
}
