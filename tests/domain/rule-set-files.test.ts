import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { assess } from "#app/domain/recall-rule.ts"
import { procedureOf } from "#app/domain/rule-set.server.ts"
import { listRules } from "#app/domain/rule-set.ts"
import { isDay } from "#app/lib/day.ts"
import { dayIn } from "#app/lib/instant.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const shipped = [...ruleSets.values()]
const laws = shipped.filter(({ legalEffect }) => legalEffect === "recall")

describe("the rule sets shipped", () => {
  test("are every file of the folder, each under its own name", () => {
    const names = readdirSync("db/rule-sets").map((file) => file.replace(/\.json$/, ""))
    expect([...ruleSets.keys()].sort()).toEqual(names.sort())
  })

  test("have a procedure each, and there is none for one that is not there", () => {
    expect(procedureOf(ruleSets, "advisory").timeZone).toBe("Asia/Almaty")
    expect(() => procedureOf(ruleSets, "xx-1999")).toThrow("xx-1999")
  })

  test.each(laws.map((law) => [law.id, law] as const))(
    "%s gives each rule with its article, source and day of reading",
    (_, law) => {
      const rules = listRules(law)
      expect(rules.length).toBeGreaterThan(25)
      for (const { name, rule } of rules) {
        if (rule.status === "chosen") throw new Error(`${name} is nobody's law`)
        expect(rule.article).not.toBe("")
        expect(law.sources[rule.source]).toBeDefined()
        expect(isDay(rule.checkedOn)).toBe(true)
      }
    },
  )

  test.each(shipped.map((ruleSet) => [ruleSet.id, ruleSet] as const))(
    "%s speaks three languages and counts in a time zone that exists",
    (_, ruleSet) => {
      const texts = [ruleSet.name, ...Object.values(ruleSet.offices)]
      for (const { kk, ru, en } of texts) expect([kk, ru, en]).not.toContain("")
      expect(isDay(dayIn(ruleSet.procedure.timeZone, "2026-11-24T00:00:00.000Z"))).toBe(true)
    },
  )

  test("know each office once, but for the wordings of one law", () => {
    const offices = shipped.flatMap(({ family, offices }) =>
      Object.keys(offices).map((office) => `${office} of ${family}`),
    )
    const names = new Set([...new Set(offices)].map((office) => office.split(" ")[0]))
    expect(names.size).toBe(new Set(offices).size)
  })

  test("have wordings of one law that never bind on the same day", () => {
    for (const one of shipped) {
      for (const other of shipped) {
        if (one === other || one.family !== other.family) continue
        const apart = [one, other].some((earlier, index) => {
          const later = index === 0 ? other : one
          return (earlier.validTo ?? "9999") < (later.validFrom ?? "0000")
        })
        expect(apart).toBe(true)
      }
    }
  })

  test("are assessed without a fact and without a guess", () => {
    for (const ruleSet of shipped) {
      expect(assess(ruleSet, {})).toMatchObject({ recallable: null, recalled: null, refusals: [] })
    }
  })
})
