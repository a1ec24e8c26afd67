import { parseIin } from "./iin.ts"
import { articleOf } from "./provision.ts"
import type { RuleSet } from "./rule-set.ts"
import type { PaperWindow } from "./sheet.ts"
import type { Day } from "#app/lib/instant.ts"

/** What a collector sees on a line of a sheet that came back. */
export const lineMarks = [
  "filled",
  "unsigned",
  "outside",
  "wrong-iin",
  "unclear",
  "crossed-out",
  "empty",
] as const
export type LineMark = (typeof lineMarks)[number]

/** What one person read on a line. Texts as written; null where nothing stands or nothing can be read. */
export interface LineReading {
  readonly mark: LineMark
  readonly family: string | null
  readonly given: string | null
  readonly patronymic: string | null
  /** As written: with mark `wrong-iin` it is no IIN. */
  readonly iin: string | null
  readonly place: string | null
  readonly signedOn: Day | null
}

/** Where a line stands. `blank`: nothing is counted of it, for nothing is there. */
export const lineStates = ["entered", "rekey", "decision", "accepted", "rejected", "blank"] as const
export type LineState = (typeof lineStates)[number]

/** What anybody who holds a sheet is told of a line. Why it does not count is its signer's own affair. */
export type LineFate = "accepted" | "rejected" | "blank" | "waiting"

/** What is told of a line that stands so. */
export function fateOf(state: LineState): LineFate {
  return state === "accepted" || state === "rejected" || state === "blank" ? state : "waiting"
}

/** Why a line is not counted. */
export const lineReasons = [
  "illegible",
  "no-signature",
  "name-missing",
  "place-missing",
  "day-missing",
  "day-outside",
  "not-of-district",
  "iin-wrong",
  "twice-on-paper",
  "counts-online",
] as const
export type LineReason = (typeof lineReasons)[number]

/** What does not fit together in one reading. */
export type ReadingProblem = "line-blank" | "line-not-empty" | "line-iin" | "line-iin-right"

/**
 * What a collector should look at again before a reading is taken: a slip of the keyboard is caught where
 * the paper still lies on the table. A number that is wrong on the paper is said to be so.
 */
export function problemOfReading(reading: LineReading): ReadingProblem | undefined {
  const { mark, iin } = reading
  const written = textsOf(reading).some((text) => text !== null)
  if (mark === "empty" || mark === "crossed-out") return written ? "line-not-empty" : undefined
  if (mark === "unclear") return undefined
  if (!written) return "line-blank"
  const right = iin !== null && parseIin(iin).ok
  if (mark === "wrong-iin") return right || iin === null ? "line-iin-right" : undefined
  return iin === null || right ? undefined : "line-iin"
}

/** Tells whether the first reader could read a line: what could not be read is always read again. */
export function isReadable({ mark }: { readonly mark: LineMark }): boolean {
  return mark !== "unclear"
}

/** Tells whether two people read the same, whatever capitals, spaces and points they typed. */
export function isSameReading(one: LineReading, other: LineReading): boolean {
  if (one.mark !== other.mark) return false
  const others = textsOf(other).map(plain)
  return textsOf(one)
    .map(plain)
    .every((text, index) => text === others[index])
}

export type LineJudgement =
  | { readonly state: "accepted" }
  | { readonly state: "blank" }
  | { readonly state: "rejected"; readonly reason: LineReason }

/**
 * Judges a line by what it states. Ours alone: the commission decides on what is handed in.
 *
 * A line without an IIN is judged as the others: the law does not ask for it.
 * @param elsewhere whether another line of the same person is accepted already, or, where the law counts
 *   paper and online signatures together, the person's signature online
 */
export function judgeReading(
  reading: LineReading,
  window: PaperWindow,
  elsewhere: "on-paper" | "online" | "nowhere",
): LineJudgement {
  if (reading.mark === "empty" || reading.mark === "crossed-out") return { state: "blank" }
  const reason = whyNot(reading, window) ?? reasonOfDouble[elsewhere]
  return reason ? { state: "rejected", reason } : { state: "accepted" }
}

const reasonOfDouble = {
  "on-paper": "twice-on-paper",
  online: "counts-online",
  nowhere: undefined,
} as const

const reasonOfMark: Readonly<Partial<Record<LineMark, LineReason>>> = {
  unclear: "illegible",
  unsigned: "no-signature",
  outside: "not-of-district",
  "wrong-iin": "iin-wrong",
}

function whyNot(reading: LineReading, { from, to }: PaperWindow): LineReason | undefined {
  const { mark, family, given, place, signedOn } = reading
  const marked = reasonOfMark[mark]
  if (marked) return marked
  if (family === null || given === null) return "name-missing"
  if (place === null) return "place-missing"
  if (signedOn === null) return "day-missing"
  return signedOn < from || (to !== null && signedOn > to) ? "day-outside" : undefined
}

/** The article behind a reason; undefined for the one that is ours: the law does not ask for an IIN. */
export function articleOfReason(
  { signerStates, signers, stages }: Pick<RuleSet, "signerStates" | "signers" | "stages">,
  reason: LineReason,
): string | undefined {
  if (reason === "iin-wrong") return undefined
  if (reason === "not-of-district") return articleOf(signers)
  const window = stages.at(-1)?.window
  return reason === "day-outside" && window ? articleOf(window) : articleOf(signerStates)
}

function textsOf({ family, given, patronymic, iin, place, signedOn }: LineReading) {
  return [family, given, patronymic, iin, place, signedOn]
}

function plain(text: string | null): string {
  return (text ?? "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s.,;-]+/g, " ")
    .trim()
}
