/** How one suite went. */
export interface Tally {
  readonly suite: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
}

/** What the table needs of Vitest's JSON report. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
      readonly duration?: number | null
    }[]
  }[]
}

/**
 * Sorts the tests of a report into suites, in the order given. A test belongs to the engine its
 * `describe` names, else to the first suite.
 * A file that could not even be loaded is one failure of the first suite.
 */
export function tallyReport(report: VitestReport, suites: readonly string[]): Tally[] {
  const [first = "unit"] = suites
  const tests = report.testResults.flatMap((file) => [
    ...file.assertionResults.map(({ ancestorTitles, status, duration }) => ({
      suite: suites.find((suite) => ancestorTitles.some((title) => title.includes(suite))) ?? first,
      status,
      milliseconds: duration ?? 0,
    })),
    ...(file.status === "failed" && !file.assertionResults.some(isFailed)
      ? [{ suite: first, status: "failed", milliseconds: 0 }]
      : []),
  ])
  return suites.map((suite) => {
    const own = tests.filter((test) => test.suite === suite)
    const passed = own.filter((test) => test.status === "passed").length
    const failed = own.filter(isFailed).length
    return {
      suite,
      passed,
      failed,
      skipped: own.length - passed - failed,
      seconds: own.reduce((sum, test) => sum + test.milliseconds, 0) / 1000,
    }
  })
}

/** What failed, a line each, file and titles: whoever sees the end of the output alone knows where to look. */
export function listFailed(report: VitestReport): string[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(isFailed)
    const isUnloaded = status === "failed" && failed.length === 0
    return isUnloaded
      ? [`${name} > ${message?.split("\n")[0] ?? "was not loaded"}`]
      : failed.map(({ ancestorTitles, title }) => [name, ...ancestorTitles, title].join(" > "))
  })
}

/** One tally for each suite, in the order in which they come first: a suite may be run in parts. */
export function added(tallies: readonly Tally[]): Tally[] {
  const sums = new Map<string, Tally>()
  for (const tally of tallies) {
    const sum = sums.get(tally.suite)
    sums.set(tally.suite, sum ? sumOf(sum, tally) : tally)
  }
  return [...sums.values()]
}

function sumOf(one: Tally, other: Tally): Tally {
  return {
    suite: one.suite,
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    seconds: one.seconds + other.seconds,
  }
}

/** The tallies as a table, one row a suite. */
export function formatTable(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ suite, passed, failed, skipped, seconds }) => [
    suite,
    String(passed),
    String(failed),
    String(skipped),
    seconds.toFixed(1),
  ])
  const table = [["suite", "passed", "failed", "skipped", "seconds"], ...rows]
  return table
    .map(([suite = "", ...numbers]) =>
      [suite.padEnd(12), ...numbers.map((number) => number.padStart(9))].join(""),
    )
    .join("\n")
}

/** The last line of `npm test`. */
export function formatTotal(tallies: readonly Tally[]): string {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  return `${String(passed)} passed, ${String(failed)} failed`
}

function isFailed({ status }: { readonly status: string }): boolean {
  return status === "failed"
}
