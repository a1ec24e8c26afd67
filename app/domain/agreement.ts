/** What one coder said of a unit, as a place in a list of values; null where this coder did not code it. */
export type Coded = number | null

/** A unit that several coders looked at: here a promise in a round, before anybody adjudicated. */
export type Unit = readonly Coded[]

/** How far two values lie apart: alike or not, or by their places in an order. */
export type Metric = "nominal" | "ordinal"

/** The share of pairs of codings of a unit that say the same, from 0 to 1; null where no unit has two. */
export function percentAgreement(units: readonly Unit[]): number | null {
  let [alike, all] = [0, 0]
  for (const unit of units) {
    for (const [one, other] of pairsOf(unit)) {
      all += 1
      if (one === other) alike += 1
    }
  }
  return all === 0 ? null : alike / all
}

/**
 * Cohen's κ of two coders (Cohen 1960): agreement beyond what their own shares of each value would give by
 * chance. 1 is perfect, 0 is chance; null where chance alone explains everything or no unit has both.
 *
 * @param pairs what the first and the second coder said of each unit that both coded
 */
export function cohensKappa(pairs: readonly (readonly [number, number])[]): number | null {
  const size = pairs.length
  if (size === 0) return null
  const first = countsOf(pairs.map(([one]) => one))
  const second = countsOf(pairs.map(([, other]) => other))
  const observed = pairs.filter(([one, other]) => one === other).length / size
  const byChance =
    sum([...first].map(([value, count]) => count * (second.get(value) ?? 0))) / size ** 2
  return byChance === 1 ? null : (observed - byChance) / (1 - byChance)
}

/**
 * Krippendorff's α (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 less the observed
 * disagreement over that expected by chance. Any number of coders; who is missing is passed over, and a unit
 * that one coder alone coded says nothing. Null where no two values could have disagreed.
 */
export function krippendorffsAlpha(units: readonly Unit[], metric: Metric): number | null {
  const values = valuesIn(units)
  return alphaOf(
    units.map((unit) => coincidencesOf(unit, values)),
    values,
    metric,
  )
}

/** How many values units may hold: one more than the highest. */
export function valuesIn(units: readonly Unit[]): number {
  return Math.max(-1, ...units.flatMap((unit) => unit.filter((value) => value !== null))) + 1
}

/** Where two values met in one unit, as a cell of the square table of values, and with what weight. */
export interface Coincidence {
  readonly cell: number
  readonly weight: number
}

/**
 * How often each two values met in a unit, each pair of a unit of m codings weighing 1/(m - 1). The table of
 * many units is the sum of theirs, so that units can be drawn anew at little cost.
 */
export function coincidencesOf(unit: Unit, values: number): Coincidence[] {
  const given = unit.filter((value) => value !== null)
  return given.flatMap((one, at) =>
    given.flatMap((other, elsewhere) =>
      at === elsewhere ? [] : [{ cell: one * values + other, weight: 1 / (given.length - 1) }],
    ),
  )
}

/** α of the coincidences of units, of so many values. */
export function alphaOf(
  units: readonly (readonly Coincidence[])[],
  values: number,
  metric: Metric,
): number | null {
  const table = new Float64Array(values * values)
  for (const unit of units)
    for (const { cell, weight } of unit) table[cell] = at(table, cell) + weight
  const totals = Array.from({ length: values }, (_, value) =>
    sum(table.subarray(value * values, (value + 1) * values)),
  )
  const apart = metric === "nominal" ? nominal : ordinalOver(totals)
  let [observed, expected] = [0, 0]
  for (let one = 0; one < values; one += 1) {
    for (let other = 0; other < values; other += 1) {
      const distance = apart(one, other)
      observed += at(table, one * values + other) * distance
      expected += at(totals, one) * at(totals, other) * distance
    }
  }
  return expected === 0 ? null : 1 - ((sum(totals) - 1) * observed) / expected
}

function nominal(one: number, other: number): number {
  return one === other ? 0 : 1
}

/** Two ranks lie apart by how many values were given between them, their own counting half. */
function ordinalOver(totals: readonly number[]) {
  return (one: number, other: number): number => {
    if (one === other) return 0
    const [low, high] = one < other ? [one, other] : [other, one]
    return (sum(totals.slice(low, high + 1)) - (at(totals, low) + at(totals, high)) / 2) ** 2
  }
}

function pairsOf(unit: Unit): [number, number][] {
  const values = unit.filter((value) => value !== null)
  return values.flatMap((one, at) =>
    values.slice(at + 1).map((other): [number, number] => [one, other]),
  )
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function at(numbers: ArrayLike<number>, place: number): number {
  return numbers[place] ?? 0
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
