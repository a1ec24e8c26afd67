import type { Event } from "./events.ts"
import type { Facts } from "./facts.ts"
import { unexpected } from "./finding.ts"
import type { Finding } from "./finding.ts"
import { findInLetters } from "./letter-conditions.ts"
import { findInLog } from "./log-conditions.ts"
import { findInSignatures } from "./signature-conditions.ts"
import { acknowledgedOf, toldBy } from "./told.ts"

/** What came of a trial. */
export interface Judged {
  /** How many signatures clients were told to be counted. */
  readonly acknowledged: number
  readonly findings: readonly Finding[]
}

/** Holds what clients were told against what there is. Looks at nothing else. */
export function checkHistory(events: readonly Event[], facts: Facts): Judged {
  const told = toldBy(events)
  const findings = [
    ...findInSignatures(told, facts),
    ...findInLog(told, facts),
    ...findInLetters(facts),
    ...told.complaints.map((words) => unexpected("answers", words)),
    ...facts.faults.map(({ of, words }) => unexpected(of, words)),
  ]
  return { acknowledged: acknowledgedOf(told).length, findings }
}

/** The line that every trial ends with. */
export function totalsOf({ acknowledged, findings }: Judged): string {
  function many(kind: Finding["kind"]): string {
    return `${kind} ${String(findings.filter((finding) => finding.kind === kind).length)}`
  }
  const parts = [`acknowledged ${String(acknowledged)}`, many("lost"), many("doubled")]
  return [...parts, many("unexpected")].join(", ")
}
