/** How values spread over steps: plain numbers that cost next to nothing to add to. */
export class Spread {
  count = 0
  sum = 0
  /** How many values lay within each step, and last how many beyond them all. */
  readonly within: Float64Array

  /** @param bounds upper bounds of the steps, each value up to and with it, lowest first */
  constructor(readonly bounds: readonly number[]) {
    this.within = new Float64Array(bounds.length + 1)
  }

  /** Adds a value. */
  add(value: number): void {
    this.count += 1
    this.sum += value
    let step = 0
    while (step < this.bounds.length && value > (this.bounds[step] ?? 0)) step += 1
    this.within[step] = (this.within[step] ?? 0) + 1
  }
}

/** Steps for how long something takes, in seconds: from what a kept page takes to what nobody waits for. */
export const secondSteps = [
  ...[0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025],
  ...[0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
]
