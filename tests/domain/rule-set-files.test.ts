import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { procedureOf, loadRuleSets } from "#app/domain/rule-set.server.ts"

test("loads every file of the folder, each under its own name", () => {
  const names = readdirSync("db/rule-sets").map((file) => file.replace(/\.json$/, ""))
  expect([...loadRuleSets().keys()].sort()).toEqual(names.sort())
})

test("has a procedure for each, and throws for one that is not there", () => {
  const ruleSets = loadRuleSets()
  expect(procedureOf(ruleSets, "advisory").timeZone).toBe("Asia/Almaty")
  expect(() => procedureOf(ruleSets, "xx-1999")).toThrow("xx-1999")
})
