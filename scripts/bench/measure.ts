/** One line of a benchmark: a value, and what it is held against in the same run. */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: { readonly name: string; readonly value: number }
  /** The value divided by the baseline's. */
  readonly ratio: number
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
