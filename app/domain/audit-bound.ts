/** How sure a bound is: the true share is above it in one audit of twenty. */
export const confidence = 0.95

/**
 * The largest share of bad signatures that a sample still allows: the exact upper bound of Clopper and
 * Pearson (Biometrika 26, 1934) at 95 %, on one side. It is the p at which `bad` or fewer of `checked` come
 * out in 5 % of all samples. With no bad one it is 1 − 0.05^(1/n), a little less than 3/n.
 *
 * The sample is drawn without putting back, for which this bound is on the safe side.
 * @returns a share from 0 to 1; 1 where nothing was checked
 */
export function upperBound(bad: number, checked: number): number {
  if (checked === 0 || bad >= checked) return 1
  let low = 0
  let high = 1
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (atMost(bad, checked, middle) > 1 - confidence) low = middle
    else high = middle
  }
  return high
}

/** How likely it is that a sample of `n` has at least one bad one, where `bad` of `total` are: 1 − (1 − bad/total)^n. */
export function detectionRate(bad: number, total: number, n: number): number {
  return 1 - (1 - bad / total) ** n
}

/** The chance of `most` or fewer successes in `n` trials of chance `p`. */
function atMost(most: number, n: number, p: number): number {
  // Each term from the one before, in logarithms: (1 − p)^n is 0 in a float long before it should be.
  let term = n * Math.log1p(-p)
  let sum = Math.exp(term)
  for (let k = 1; k <= most; k += 1) {
    term += Math.log((n - k + 1) / k) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(term)
  }
  return sum
}
