import { afterAll, afterEach, beforeEach, vi } from "vitest"
import { judgePlans } from "#tests/support/plans/judge.ts"
import { noteStatements } from "#tests/support/plans/statements.ts"

/** Of every statement that the program puts, the plan is judged on both engines, with the file that put it first. */
noteStatements()
afterAll(judgePlans)

/** Whatever a test prints as an error is a failure of that test, unless it replaces `console.error` itself. */
const printed: string[] = []

beforeEach(() => {
  printed.length = 0
  vi.spyOn(console, "error").mockImplementation((...values: unknown[]) => {
    printed.push(values.map(String).join(" "))
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  if (printed.length > 0) throw new Error(`console.error: ${printed.join("\n")}`)
})
