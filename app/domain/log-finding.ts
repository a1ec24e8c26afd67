import type { LogFault } from "./log.ts"

/** What is wrong, and in one sentence what was found. */
export interface Finding {
  readonly fault: LogFault
  readonly found: string
}

/** A finding about what the database holds. */
export function damaged(what: string): Finding {
  return { fault: "damaged", found: `In the database ${what}.` }
}

/** A finding about what the record knows and the database has lost. */
export function rolledBack(what: string): Finding {
  return { fault: "rolled-back", found: `The record knows of ${what}.` }
}
