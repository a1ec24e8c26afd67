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
  return alphaOf(sumOf(units.map(coincidencesOf)), metric)
}

/** How often each two values met in a unit, each pair of a unit of m codings weighing 1/(m - 1). */
export type Coincidences = ReadonlyMap<number, ReadonlyMap<number, number>>

/** The coincidences of one unit. Those of many are their sum, so that units can be drawn again cheaply. */
export function coincidencesOf(unit: Unit): Coincidences {
  const values = unit.filter((value) => value !== null)
  const table = new Map<number, Map<number, number>>()
  values.forEach((one, at) => {
    values.forEach((other, elsewhere) => {
      if (at !== elsewhere) add(table, one, other, 1 / (values.length - 1))
    })
  })
  return table
}

/** Coincidences of several units taken together. */
export function sumOf(tables: readonly Coincidences[]): Coincidences {
  const whole = new Map<number, Map<number, number>>()
  for (const table of tables) {
    for (const [one, row] of table)
      for (const [other, weight] of row) add(whole, one, other, weight)
  }
  return whole
}

/** α of summed coincidences. */
export function alphaOf(table: Coincidences, metric: Metric): number | null {
  const totals = new Map([...table].map(([value, row]) => [value, sum([...row.values()])] as const))
  const all = sum([...totals.values()])
  const apart = metric === "nominal" ? nominal : ordinalOver(totals)
  let [observed, expected] = [0, 0]
  for (const [one, total] of totals) {
    for (const [other, otherTotal] of totals) {
      const distance = apart(one, other)
      observed += (table.get(one)?.get(other) ?? 0) * distance
      expected += total * otherTotal * distance
    }
  }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected
}

function nominal(one: number, other: number): number {
  return one === other ? 0 : 1
}

/** Two ranks lie apart by how many values were given between them, their own counting half. */
function ordinalOver(totals: ReadonlyMap<number, number>) {
  return (one: number, other: number): number => {
    const [low, high] = one < other ? [one, other] : [other, one]
    const between = [...totals].filter(([value]) => value >= low && value <= high)
    const ends = ((totals.get(low) ?? 0) + (totals.get(high) ?? 0)) / 2
    return low === high ? 0 : (sum(between.map(([, total]) => total)) - ends) ** 2
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

function add(table: Map<number, Map<number, number>>, one: number, other: number, weight: number) {
  const row = table.get(one) ?? new Map<number, number>()
  row.set(other, (row.get(other) ?? 0) + weight)
  table.set(one, row)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
