import { z } from "zod"
import { lastDayOf } from "./period.ts"
import { decideLength } from "./text.ts"
import { textField } from "#app/lib/form-fields.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"

/**
 * What is appealed: that a petition was rejected, that something was hidden or removed, that a report was
 * dismissed, that a signature was left out of the count or set aside.
 */
export const appealMatters = ["rejection", "removal", "report", "invalidation"] as const
export type AppealMatter = (typeof appealMatters)[number]

/** Tells whether a text, such as a part of an address, is a matter of an appeal. */
export function isAppealMatter(text: string): text is AppealMatter {
  return (appealMatters as readonly string[]).includes(text)
}

/** In what quality somebody appeals: it is public, who it is is not. */
export type AppellantRole = "author" | "deputy" | "organization" | "reporter" | "signer"

export const appealLimits = { least: 20, most: 2000 } as const
export const appealReasonLimits = { least: 10, most: 1000 } as const

/** The form of an appeal. */
export const appealForm = z.object({ words: textField(appealLimits) })

/** How long a decision can be appealed. */
const appealPeriod = { value: 30, unit: "calendar-days" } as const

/** The last day on which a decision of an instant can be appealed; its own day is not counted. */
export function appealUntil(decidedAt: Instant): Day {
  return lastDayOf(appealPeriod, todayAt(decidedAt))
}

/** A decision as the rules of appeal look at it. */
export interface Appealable {
  readonly decidedAt: Instant
  /** What whoever asks has to do with it; null for strangers. */
  readonly role: AppellantRole | null
  readonly appealed: boolean
}

export type AppealRefusal = "not-concerned" | "appeal-period-over" | "appealed-already"

/** Decides whether a decision can be appealed: by whom it concerns, once, within 30 days. */
export function decideAppealing(
  { decidedAt, role, appealed }: Appealable,
  now: Instant,
): Outcome<AppellantRole, AppealRefusal> {
  if (role === null) return refuse("not-concerned")
  if (appealed) return refuse("appealed-already")
  const lastDay = appealUntil(decidedAt)
  return todayAt(now) > lastDay ? refuse("appeal-period-over") : accept(role)
}

/** Decides whether an appeal says enough. */
export function decideAppealWords(
  words: string,
): Outcome<string, "words-too-short" | "words-too-long"> {
  return decideLength("words", words, appealLimits)
}

/** An appeal as the rules of its decision look at it. */
export interface OpenAppeal {
  readonly decidedAt: Instant | null
  /** Who took part in what is appealed. */
  readonly tookPart: readonly number[]
}

/** Decides whether somebody may decide an appeal: who took no part in what is appealed, and once. */
export function decideAppealDeciding(
  { decidedAt, tookPart }: OpenAppeal,
  actorId: number,
): Outcome<undefined, "took-part" | "already-decided"> {
  if (decidedAt !== null) return refuse("already-decided")
  return tookPart.includes(actorId) ? refuse("took-part") : accept(undefined)
}
