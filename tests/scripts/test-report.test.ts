import { expect, test } from "vitest"
import { added, formatTable, formatTotal, listFailed, tallyReport } from "#scripts/test-report.ts"
import type { VitestReport } from "#scripts/test-report.ts"

const suites = ["unit", "SQLite", "PostgreSQL"]

function result(describeName: string, status: string) {
  return { ancestorTitles: [describeName], title: "it works", status, duration: 500 }
}

const report: VitestReport = {
  testResults: [
    {
      name: "a.test.ts",
      status: "failed",
      assertionResults: [
        result("day", "passed"),
        result("commit on SQLite", "passed"),
        result("commit on PostgreSQL", "failed"),
        result("commit on PostgreSQL", "pending"),
      ],
    },
    { name: "b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
  ],
}

test("counts a test for the engine it names, and a file that did not load as a failure", () => {
  expect(tallyReport(report, suites)).toEqual([
    { suite: "unit", passed: 1, failed: 1, skipped: 0, seconds: 0.5 },
    { suite: "SQLite", passed: 1, failed: 0, skipped: 0, seconds: 0.5 },
    { suite: "PostgreSQL", passed: 0, failed: 1, skipped: 1, seconds: 1 },
  ])
})

test("counts every test of a report with one suite for that suite", () => {
  expect(tallyReport(report, ["browser"])).toMatchObject([{ passed: 2, failed: 2, skipped: 1 }])
})

test("ends with one line that adds up the table", () => {
  const tallies = tallyReport(report, suites)
  expect(formatTotal(tallies)).toBe("2 passed, 2 failed")
  expect(formatTable(tallies).split("\n")[2]).toBe(
    "SQLite              1        0        0      0.5",
  )
})

test("adds up what was run in parts", () => {
  const parts = [...tallyReport(report, ["browser"]), ...tallyReport(report, suites)]
  expect(added([...parts, ...parts]).map(({ suite }) => suite)).toEqual(["browser", ...suites])
  expect(added([...parts, ...parts])[0]).toMatchObject({ passed: 4, failed: 4, skipped: 2 })
  expect(formatTotal(added(parts))).toBe(formatTotal(parts))
})

test("names what failed", () => {
  expect(listFailed(report)).toEqual([
    "a.test.ts > commit on PostgreSQL > it works",
    "b.test.ts > no such module",
  ])
})
