import { describe, expect, test } from "vitest"
import { explanationOf } from "#scripts/faults/finding.ts"
import { hasTried, sqlmapFindings } from "#scripts/faults/sqlmap.ts"
import { wapitiFindings } from "#scripts/faults/wapiti.ts"

describe("a report of Wapiti", () => {
  const clean = { vulnerabilities: { "SQL Injection": [] }, anomalies: {}, infos: {} }
  const item = { method: "GET", path: "/en/people?q=%27", info: "SQLite error", parameter: "q" }

  test("without items finds nothing", () => {
    expect(wapitiFindings(JSON.stringify(clean))).toEqual([])
  })

  test("with weaknesses and anomalies finds each", () => {
    const report = {
      ...clean,
      vulnerabilities: { "SQL Injection": [item], XSS: [{ ...item, parameter: null }] },
      anomalies: { "Internal Server Error": [item] },
    }
    expect(wapitiFindings(JSON.stringify(report))).toEqual([
      {
        tool: "wapiti",
        kind: "SQL Injection",
        where: "GET /en/people?q=%27 (q)",
        told: "SQLite error",
      },
      { tool: "wapiti", kind: "XSS", where: "GET /en/people?q=%27", told: "SQLite error" },
      {
        tool: "wapiti",
        kind: "Internal Server Error",
        where: "GET /en/people?q=%27 (q)",
        told: "SQLite error",
      },
    ])
  })
})

describe("what sqlmap prints", () => {
  const target = { url: "http://127.0.0.1/en/people?q=a" }

  test.each([
    ["[WARNING] all tested parameters do not appear to be injectable", []],
    [
      "sqlmap identified the following injection point(s):\n---\nParameter: q (GET)\n    Type: x",
      ["SQL Injection"],
    ],
    [
      "HTTP error codes detected during run:\n422 (Unprocessable) - 9 times, 500 (Internal Server Error) - 3 times",
      ["Internal Server Error"],
    ],
    ["HTTP error codes detected during run:\n503 (Service Unavailable) - 3 times", []],
  ])("%j means %j", (printed, kinds) => {
    expect(sqlmapFindings(target, printed).map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each([
    ["[INFO] testing 'AND boolean-based blind - WHERE or HAVING clause'", true],
    ["[CRITICAL] unable to connect to the target URL", false],
    ["", false],
  ])("of %j tells whether anything was tried: %s", (printed, tried) => {
    expect(hasTried(printed)).toBe(tried)
  })
})

describe("of what is found", () => {
  test.each([
    ["HTTP Secure Headers", "Strict-Transport-Security is not set", true],
    ["HTTP Secure Headers", "X-Content-Type-Options is not set", false],
    ["Secure Flag cookie", "Secure flag is not set in the cookie : knock", true],
    ["Secure Flag cookie", "Secure flag is not set in the cookie : other", false],
    ["Backup file", "Backup file http://x/en/areas/67cm3gmetwwa0478-district~ found for …", true],
    ["Backup file", "Backup file http://x/build/server/index.js~ found for …", false],
    ["SQL Injection", "sid lang Strict-Transport-Security is not set", false],
  ])("%s: %s is explained: %s", (kind, told, known) => {
    const finding = { tool: "wapiti", kind, where: "GET /", told }
    expect(explanationOf(finding) !== undefined).toBe(known)
  })
})
