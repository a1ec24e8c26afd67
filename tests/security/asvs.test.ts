import { existsSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { readText } from "#tests/support/sources.ts"

/*
 * OWASP ASVS 5.0.0, levels 1 and 2: each requirement is answered, by the tests that hold it, by the document
 * that says it, or with the reason why it does not apply, is the operator's, or is met in part.
 */

const File = z.strictObject({
  standard: z.literal("OWASP ASVS 5.0.0"),
  requirements: z.array(
    z.strictObject({
      id: z.string().regex(/^\d+\.\d+\.\d+$/),
      level: z.union([z.literal(1), z.literal(2)]),
      status: z.enum(["met", "partly", "does-not-apply", "deployment"]),
      tests: z.array(z.string()).optional(),
      document: z.string().optional(),
      reason: z.string().min(10).optional(),
    }),
  ),
})

const { requirements } = File.parse(JSON.parse(readText("tests/security/asvs.json")))

/** How many requirements of levels 1 and 2 each chapter has. */
const chapters = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]

describe("the verification standard", () => {
  test("is answered whole: 70 requirements of level 1, 183 of level 2, chapter by chapter", () => {
    const levels = [1, 2].map((level) => requirements.filter((one) => one.level === level).length)
    expect(levels).toEqual([70, 183])
    const counts = chapters.map((_, index) => {
      return requirements.filter(({ id }) => id.startsWith(`${String(index + 1)}.`)).length
    })
    expect(counts).toEqual(chapters)
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(253)
  })

  test("is met by what is named: a test or a document", () => {
    const bare = requirements.filter(({ status, tests = [], document }) => {
      return status === "met" && tests.length === 0 && document === undefined
    })
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  test("says why where it is not simply met", () => {
    const mute = requirements.filter(({ status, reason }) => status !== "met" && !reason)
    expect(mute.map(({ id }) => id)).toEqual([])
  })

  test("names tests and documents that exist", () => {
    const named = requirements.flatMap(({ tests = [], document }) =>
      [...tests, document ?? []].flat(),
    )
    expect([...new Set(named)].filter((file) => !existsSync(file))).toEqual([])
  })

  test("names tests that hold at least one test each", () => {
    const files = [...new Set(requirements.flatMap(({ tests = [] }) => tests))]
    const empty = files.filter((file) => !/\b(test|it)(\.\w+(\([^)]*\))?)*\(/.test(readText(file)))
    expect(empty).toEqual([])
  })
})
