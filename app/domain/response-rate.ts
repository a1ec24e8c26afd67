import { skeleton } from "./fold.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Version of the rule below: told beside the number. */
export const responseRule = 1

/** Days that a request is given: one that was delivered later is not counted yet, an answer after them is late. */
export const cutOffDays = 14

/** An answer with fewer letters says nothing. */
export const leastLetters = 40

/** From this likeness on, an answer is the same text as an earlier one. */
export const sameFrom = 0.9

/** Under so many counted requests no share is told. */
export const leastForShare = 5

/** A request and what came of it. */
export interface ReplyAsked {
  /** When its letter was taken by the mail server; null where none was, and then it is not counted. */
  readonly deliveredAt: Instant | null
  /** The first answer; null where there is none, or the deputy declined. */
  readonly answer: { readonly text: string; readonly at: Instant } | null
}

export interface ResponseRate {
  readonly rule: number
  /** Requests that were delivered at least the cut-off ago. */
  readonly counted: number
  /** Of these, answered in time with a text of their own. */
  readonly answered: number
  /** Answers in time that are not counted, and why. */
  readonly short: number
  readonly repeated: number
  /** `answered / counted`; null under `leastForShare`. */
  readonly share: number | null
}

/**
 * How a deputy answers: of the requests that were delivered at least 14 days ago, how many were answered
 * within 14 days by a text of at least 40 letters that is not the same as an earlier answer of this deputy
 * (likeness of 0.9 and more). The first of two same answers counts. Mail that did not arrive counts for
 * nobody, a refusal to answer is no answer.
 */
export function responseRate(asked: readonly ReplyAsked[], now: Instant): ResponseRate {
  const due = later(now, -cutOffDays * day)
  const counted = asked.filter(({ deliveredAt }) => deliveredAt !== null && deliveredAt <= due)
  const texts = asked.flatMap(({ answer }) => answer ?? []).sort(byTime)
  const inTime = counted.flatMap(({ answer, deliveredAt }) =>
    answer && deliveredAt && answer.at <= later(deliveredAt, cutOffDays * day) ? [answer] : [],
  )
  const long = inTime.filter(({ text }) => lettersOf(text) >= leastLetters)
  const own = long.filter((answer) => !repeatsAnEarlier(answer, texts))
  return {
    rule: responseRule,
    counted: counted.length,
    answered: own.length,
    short: inTime.length - long.length,
    repeated: long.length - own.length,
    share: counted.length < leastForShare ? null : own.length / counted.length,
  }
}

type Answer = NonNullable<ReplyAsked["answer"]>

function repeatsAnEarlier(answer: Answer, all: readonly Answer[]): boolean {
  return all
    .slice(0, all.indexOf(answer))
    .some(({ text }) => likeness(text, answer.text) >= sameFrom)
}

function byTime(one: Answer, other: Answer): number {
  return one.at < other.at ? -1 : Number(one.at > other.at)
}

function lettersOf(text: string): number {
  return (text.match(/\p{L}/gu) ?? []).length
}

/** Likeness of two texts by their folded trigrams (Dice): 0 for nothing in common, 1 for the same. */
export function likeness(one: string, other: string): number {
  const [a, b] = [trigrams(one), trigrams(other)]
  if (a.size === 0 || b.size === 0) return 0
  const common = [...a].filter((piece) => b.has(piece)).length
  return (2 * common) / (a.size + b.size)
}

function trigrams(text: string): ReadonlySet<string> {
  const folded = `  ${skeleton(text)} `
  return new Set(Array.from({ length: folded.length - 2 }, (_, at) => folded.slice(at, at + 3)))
}
