import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { moveToMemory } from "#scripts/memory-folder.ts"
import { runNode } from "#scripts/run.ts"
import { added, formatTable, formatTotal, listFailed, tallyReport } from "#scripts/test-report.ts"
import type { Tally, VitestReport } from "#scripts/test-report.ts"
import { ensureChromium } from "#tests/support/chromium.ts"

/**
 * `npm test`: every check and every test, on both databases and in a browser. Two rows go at once: the browser
 * suite in parts, once there is a build, and the tests that need none, then the checks, then what parts are left. A
 * third would make the browser wait longer than its tests do. The last line is `N passed, N failed`.
 */

const build = ["build", "--import", "tsx", "scripts/build.ts"] as const
const checks = [
  ["types", "node_modules/typescript/bin/tsc", "--noEmit"],
  ["lint", "node_modules/eslint/bin/eslint.js", "."],
  ["format", "node_modules/prettier/bin/prettier.cjs", "--check", "."],
] as const

/** Of the browser suite, each a run of its own: so many that the two rows end at about the same time. */
const browserParts = 8

const started = performance.now()
const failed: string[] = []
moveToMemory()
const folder = mkdtempSync(join(tmpdir(), "uade-report-"))
process.env["DEMO_FOLDER"] = folder
try {
  const tallies = await runAll()
  console.log(`\n${formatTable(tallies)}`)
  console.log(`\nall in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  for (const line of failed) console.log(`failed: ${line}`)
  console.log(formatTotal(tallies))
  process.exitCode = tallies.every((tally) => tally.failed === 0) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function runAll(): Promise<Tally[]> {
  try {
    ensureChromium()
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
    return [failure("browser")]
  }
  const built = runCheck(build)
  const tested = runTests()
  const checked = tested.then(runChecks)
  const parts = Array.from({ length: browserParts }, (_, nth) => nth + 1)
  const browsed = Promise.all([
    built.then((build) => browse(build, parts)),
    checked.then(() => built).then((build) => browse(build, parts)),
  ])
  const all = await Promise.all([built, tested, checked, browsed])
  return added(all.flat(2))
}

/** Runs parts of the browser suite as long as any is left. */
async function browse(build: Tally, parts: number[]): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    tallies.push(...(build.failed === 0 ? await runBrowserTests(part) : [failure("browser")]))
  }
  return tallies
}

async function runChecks(): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const check of checks) tallies.push(await runCheck(check))
  return tallies
}

async function runCheck([suite, ...args]: readonly [string, ...string[]]): Promise<Tally> {
  const { code, seconds, printed } = await runNode(args)
  console.log(`${code === 0 ? "✓" : "✗"} ${suite} ${seconds.toFixed(1)} s`)
  if (code !== 0) console.log(printed)
  return code === 0
    ? { suite, passed: 1, failed: 0, skipped: 0, seconds }
    : { ...failure(suite), seconds }
}

function runTests(): Promise<Tally[]> {
  return runVitest("vite.config.ts", ["unit", "SQLite", "PostgreSQL"])
}

function runBrowserTests(part: number): Promise<Tally[]> {
  const shard = `--shard=${String(part)}/${String(browserParts)}`
  return runVitest("tests/browser/vitest.config.ts", ["browser"], shard)
}

async function runVitest(
  config: string,
  suites: readonly string[],
  ...more: readonly string[]
): Promise<Tally[]> {
  const file = join(folder, `${[...suites, ...more].join("-").replaceAll("/", "-")}.json`)
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
  const { code, seconds } = await runNode(
    ["node_modules/vitest/vitest.mjs", "run", "--config", config, ...reporters, ...more],
    true,
  )
  console.log(
    `${code === 0 ? "✓" : "✗"} ${[...suites, ...more].join(", ")} ${seconds.toFixed(1)} s`,
  )
  const report = readReport(file)
  failed.push(...listFailed(report))
  const tallies = tallyReport(report, suites)
  // An error outside of every test, a server that did not start: no test failed and yet the run did.
  const isExplained = code === 0 || tallies.some((tally) => tally.failed > 0)
  return isExplained ? tallies : [...tallies, failure(`${suites[0] ?? ""} run`)]
}

function readReport(file: string): VitestReport {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as VitestReport
  } catch {
    return { testResults: [] }
  }
}

function failure(suite: string): Tally {
  return { suite, passed: 0, failed: 1, skipped: 0, seconds: 0 }
}
