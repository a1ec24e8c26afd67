import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { isMessageKey } from "#app/i18n/translate.ts"

const rules = readdirSync("app/domain", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(`app/domain/${name}`, "utf8"))

test("whatever a rule refuses with has a sentence of its own", () => {
  const codes = rules.flatMap((rule) =>
    [...rule.matchAll(/refuse\(\s*"([a-z0-9-]+)"/g)].flatMap(([, code]) => code ?? []),
  )
  expect(codes).toContain("not-open")
  expect(codes.filter((code) => !isMessageKey(`refusal.${code}`))).toEqual([])
})
