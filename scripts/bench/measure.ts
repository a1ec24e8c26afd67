/** One line of a benchmark: a value, and what it is held against in the same run. */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: { readonly name: string; readonly value: number }
  /** The value divided by the baseline's. */
  readonly ratio: number
}

/** A value against what it is held to; both rounded for reading, the ratio not. */
export function measureOf(
  name: string,
  unit: string,
  value: number,
  baseline: Measure["baseline"],
): Measure {
  return {
    name,
    value: rounded(value),
    unit,
    baseline: { ...baseline, value: rounded(baseline.value) },
    ratio: value / baseline.value,
  }
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}

/** Prints measures as a table or, with `--json`, as a list of objects. */
export function printMeasures(measures: readonly Measure[], isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify(measures))
    return
  }
  console.table(
    Object.fromEntries(
      measures.map(({ name, value, unit, baseline, ratio }) => [
        name,
        {
          value,
          unit,
          baseline: `${baseline.name} ${baseline.value}`,
          ratio: Number(ratio.toFixed(2)),
        },
      ]),
    ),
  )
}
