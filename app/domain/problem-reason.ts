import { readOnlyReasons } from "./standing.ts"

const readOnly = readOnlyReasons.map((reason) => `read-only-${reason}` as const)

/** Why a page says no, where its status alone would say too little. */
export const problemReasons = [
  "barred",
  "fate-unknown",
  "foreign-form",
  "log-closed",
  "signing-stopped",
  "opening-stopped",
  ...readOnly,
] as const
export type ProblemReason = (typeof problemReasons)[number]

/** The reason that an address names; undefined where it names none. */
export function readProblemReason(text: string | null): ProblemReason | undefined {
  return problemReasons.find((reason) => reason === text)
}
