/** What an auditor can find about a signature of the sample. */
export const findings = [
  "confirmed",
  "denied",
  "unreachable",
  "not-on-roll",
  "not-openable",
] as const
export type Finding = (typeof findings)[number]

/** Those that speak against a signature. */
const bad: readonly Finding[] = ["denied", "not-on-roll", "not-openable"]

/** What a sample comes to. Who was not reached is neither good nor bad, and is told beside it. */
export interface SampleResult {
  readonly checked: number
  readonly bad: number
  readonly unreachable: number
}

/** Adds up findings; undefined while one is missing. */
export function resultOf(found: readonly (Finding | null)[]): SampleResult | undefined {
  if (found.includes(null)) return undefined
  const unreachable = found.filter((finding) => finding === "unreachable").length
  return {
    checked: found.length - unreachable,
    bad: found.filter((finding) => finding !== null && bad.includes(finding)).length,
    unreachable,
  }
}
