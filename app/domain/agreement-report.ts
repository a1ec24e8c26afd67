import {
  alphaOf,
  cohensKappa,
  coincidencesOf,
  krippendorffsAlpha,
  percentAgreement,
  valuesIn,
} from "./agreement.ts"
import type { Metric, Unit } from "./agreement.ts"
import { bootstrapping } from "./bootstrap.ts"
import type { Interval } from "./bootstrap.ts"
import { ratings } from "./rating.ts"
import type { Rating } from "./rating.ts"
import type { Day } from "#app/lib/instant.ts"
import { atOnce } from "#app/lib/stepwise.ts"
import type { Stepwise } from "#app/lib/stepwise.ts"

/** One blind coding of a finished round, as the open data give it. */
export interface AgreementCoding {
  readonly promise: string
  readonly round: number
  readonly coder: string
  readonly rating: Rating
  readonly category: string | null
  readonly codedOn: Day
}

/** α and the interval that a thousand draws give it; null where it has no value. */
export interface Alpha {
  readonly value: number | null
  readonly interval: Interval | null
}

/** How well some codings agree. `units` are the rounds that two or more coded. */
export interface Agreement {
  readonly units: number
  readonly percent: number | null
  readonly kappa: number | null
  readonly nominal: Alpha
  /** Over the rounds that both placed on the scale from broken to kept. */
  readonly ordinal: Alpha
}

export interface NamedAgreement extends Agreement {
  /** A category, a coder's public name or a quarter (`2026-Q3`). */
  readonly name: string
}

export interface Quarter extends NamedAgreement {
  /** Its interval lies wholly below the α of all quarters before it: the coders drift apart. */
  readonly drifted: boolean
}

export interface AgreementReport {
  readonly overall: Agreement
  readonly categories: readonly NamedAgreement[]
  readonly coders: readonly NamedAgreement[]
  readonly quarters: readonly Quarter[]
}

/** The ratings that stand in an order, lowest first; the others are of another kind and have no place in it. */
export const scale: readonly Rating[] = ["broken", "stalled", "in-progress", "partly-kept", "kept"]

/**
 * What the agreement page says of the codings of all finished rounds. κ is of two coders: in each round the
 * one whose public name comes first in order is the first. Adjudications are no codings and take no part.
 */
export function reportAgreement(codings: readonly AgreementCoding[]): AgreementReport {
  return atOnce(reportingAgreement(codings))
}

/** The same in steps of some milliseconds: the thousands of draws take a second. */
export function* reportingAgreement(
  codings: readonly AgreementCoding[],
): Stepwise<AgreementReport> {
  const rounds = roundsOf(codings)
  const categorized = rounds.filter(([first]) => first?.category)
  return {
    overall: yield* agreementOf(rounds),
    categories: yield* by(categorized, ([first]) => [first?.category ?? ""]),
    coders: yield* by(rounds, (round) => round.map(({ coder }) => coder)),
    quarters: yield* quartersOf(rounds),
  }
}

type Round = readonly AgreementCoding[]

function roundsOf(codings: readonly AgreementCoding[]): Round[] {
  const rounds = groupBy(codings, ({ promise, round }) => [`${promise}/${String(round)}`])
  return [...rounds.values()]
    .filter((round) => round.length > 1)
    .map((round) => [...round].sort((one, other) => (one.coder < other.coder ? -1 : 1)))
}

function* agreementOf(rounds: readonly Round[]): Stepwise<Agreement> {
  const units = rounds.map(unitOf)
  return {
    units: units.length,
    percent: percentAgreement(units),
    kappa: cohensKappa(units.map(([first = 0, second = 0]) => [first, second] as const)),
    nominal: yield* alphaWithInterval(units, "nominal"),
    ordinal: yield* alphaWithInterval(rounds.map(onScale), "ordinal"),
  }
}

function unitOf(round: Round): number[] {
  return round.map(({ rating }) => ratings.indexOf(rating))
}

function onScale(round: Round): Unit {
  return round.map(({ rating }) => (scale.includes(rating) ? scale.indexOf(rating) : null))
}

function* alphaWithInterval(units: readonly Unit[], metric: Metric): Stepwise<Alpha> {
  const values = valuesIn(units)
  const tables = units.map((unit) => coincidencesOf(unit, values))
  const interval = yield* bootstrapping(tables, (drawn) => alphaOf(drawn, values, metric))
  return { value: alphaOf(tables, values, metric), interval: interval ?? null }
}

function* quartersOf(rounds: readonly Round[]): Stepwise<Quarter[]> {
  const quarters: Quarter[] = []
  const earlier: Round[] = []
  for (const [name, part] of [...groupBy(rounds, (round) => [quarterOf(round)])].sort()) {
    const agreement = yield* agreementOf(part)
    quarters.push({ name, ...agreement, drifted: hasDrifted(agreement.nominal, earlier) })
    earlier.push(...part)
  }
  return quarters
}

function hasDrifted({ interval }: Alpha, earlier: readonly Round[]): boolean {
  const before = krippendorffsAlpha(earlier.map(unitOf), "nominal")
  return interval !== null && before !== null && interval.high < before
}

/** A round belongs to the quarter in which its last coding came in. */
function quarterOf(round: Round): string {
  const day =
    round
      .map(({ codedOn }) => codedOn)
      .sort()
      .at(-1) ?? ""
  return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`
}

function* by(
  rounds: readonly Round[],
  keysOf: (round: Round) => readonly string[],
): Stepwise<NamedAgreement[]> {
  const parts: NamedAgreement[] = []
  for (const [name, part] of [...groupBy(rounds, keysOf)].sort()) {
    parts.push({ name, ...(yield* agreementOf(part)) })
  }
  return parts
}

function groupBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]) {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}
