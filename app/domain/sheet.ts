import { lastDayOf } from "./period.ts"
import { articleOf, valueLastKnown } from "./provision.ts"
import type { RecallState } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"
import type { signerFields as fieldsOfLaw } from "./rule-value.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Lines on one sheet: as many as a hand can fill on the long side of A4. */
export const linesOnSheet = 8

/** Sheets that are printed at once, and that one account may have made in a day. */
export const mostAtOnce = 50
export const mostInDay = 200

/** Sheets that can be handed in are printed in the languages of the state alone. */
export const sheetLangs = ["kk", "ru"] as const
export type SheetLang = (typeof sheetLangs)[number]

/** Tells whether sheets in a language can be handed in. */
export function isSheetLang(lang: Lang): lang is SheetLang {
  return (sheetLangs as readonly Lang[]).includes(lang)
}

/** What a signer writes on a line of the sheet. */
export type SignerField = (typeof fieldsOfLaw)[number]

const usualFields: readonly SignerField[] = [
  "family-name",
  "given-name",
  "patronymic-if-any",
  "place-of-registration",
  "identity-document",
  "signing-day",
  "signature",
]

/**
 * What a signer states on paper, in the order of the law; where no law says it, what the recall law that
 * names most asks for, so that a specimen can be read.
 */
export function signerFields({
  signerStates,
}: Pick<RuleSet, "signerStates">): readonly SignerField[] {
  return valueLastKnown(signerStates) ?? usualFields
}

/**
 * Which signatures the law counts, as far as its wording is known: on paper alone, on paper and online as
 * one drive, or none on paper.
 */
export function paperOf({ form, legalEffect }: Pick<RuleSet, "form" | "legalEffect">) {
  const value = valueLastKnown(form)
  if (legalEffect === "none" || value === null || value === "electronic") return "none"
  return value === "paper" ? "alone" : "one-drive"
}

/** The drive on paper as the rules look at it. */
export interface PaperDrive {
  readonly ruleSet: Pick<RuleSet, "form" | "legalEffect">
  readonly recallState: RecallState
}

export type IssueRefusal = "no-paper-drive" | "paper-not-open" | "too-many-sheets"

/**
 * Decides whether so many sheets are made: once the commission has registered the application and while
 * signatures are collected, and no more in a day than somebody can carry from door to door.
 *
 * @param issuedToday sheets that were made for this account since the day began
 */
export function decideIssue(
  { ruleSet, recallState }: PaperDrive,
  count: number,
  issuedToday: number,
): Outcome<{ readonly count: number }, IssueRefusal> {
  if (paperOf(ruleSet) === "none") return refuse("no-paper-drive")
  if (recallState !== "collecting") {
    return refuse("paper-not-open", { article: articleOf(ruleSet.form) })
  }
  if (issuedToday + count > mostInDay) {
    return refuse("too-many-sheets", {
      details: { most: mostInDay, left: Math.max(0, mostInDay - issuedToday) },
    })
  }
  return accept({ count })
}

/** Sheets come back while they are collected and until the commission has decided on them. */
const returnStates: readonly RecallState[] = ["collecting", "handed-in", "checking"]

export type EntryRefusal = "paper-not-open" | "sheet-entered"

/** Decides whether a sheet that came back is entered: once, while the drive is not over. */
export function decideEntry(
  recallState: RecallState,
  sheet: { readonly isEntered: boolean },
): Outcome<undefined, EntryRefusal> {
  if (sheet.isEntered) return refuse("sheet-entered")
  return returnStates.includes(recallState) ? accept(undefined) : refuse("paper-not-open")
}

/** Days on which a signature on paper counts, both included. */
export interface PaperWindow {
  readonly from: Day
  readonly to: Day | null
}

/**
 * The days of a drive that the commission registered on a day: from that day on, to the last day of the
 * law's window. `to` null where no wording of the law gives one.
 */
export function paperWindow({ stages }: Pick<RuleSet, "stages">, registeredOn: Day): PaperWindow {
  const last = stages.at(-1)
  const window = last ? valueLastKnown(last.window) : null
  return { from: registeredOn, to: window && lastDayOf(window, registeredOn) }
}

/** Fewer people than this are not told apart in public. */
const smallest = 10

/**
 * How many people signed online or on paper, each counted once. Null where the number would tell of fewer
 * than ten people that they signed both ways, or that they did not.
 */
export function peopleInAll(counts: {
  readonly online: number
  readonly accepted: number
  readonly alsoOnline: number
}): number | null {
  const { online, accepted, alsoOnline } = counts
  const telling = Math.min(alsoOnline, accepted - alsoOnline) < smallest
  return telling ? null : online + accepted - alsoOnline
}
