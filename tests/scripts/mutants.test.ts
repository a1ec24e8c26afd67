import { existsSync, readdirSync, readFileSync } from "node:fs"
import ts from "typescript"
import { describe, expect, test } from "vitest"
import { changed } from "#scripts/faults/mutants/change.ts"
import { mutantOf, mutants, nothingNotified, ownMutants } from "#scripts/faults/mutants/list.ts"

const all = [nothingNotified, ...mutants, ...ownMutants]

function compiled(source: string): string {
  const { ES2022: target } = ts.ScriptTarget
  const compilerOptions = { target, module: ts.ModuleKind.ESNext }
  return ts.transpileModule(readFileSync(source, "utf8"), { compilerOptions }).outputText
}

describe("a change of the program's text", () => {
  const change = { source: "", from: "await add(trx, petition.id)", to: "add(0, petition, trx)" }

  test.each([
    ["await add(trx, petition.id)", "add(0, petition, trx)"],
    ["x;await add(trx3,petition$1.id);y", "x;add(0, petition$1, trx3);y"],
    ["await add(trx,\n  petition2.id)", "add(0, petition2, trx)"],
    ["await add(trx, petitions.id)", undefined],
    ["await add(trx, petition.id); await add(trx, petition.id)", undefined],
    ["", undefined],
  ])("of %j gives %j", (text, becomes) => {
    expect(changed(text, change)).toBe(becomes)
  })

  test("takes a word that stands twice for the same word", () => {
    const twice = { source: "", from: "a + a", to: "a" }
    expect(changed("a1 + a1", twice)).toBe("a1")
    expect(changed("a1 + a2", twice)).toBeUndefined()
  })
})

describe("a mutant", () => {
  test.each(all.map((mutant) => [mutant.name, mutant] as const))(
    "%s fits the program as it is",
    (_, { changes }) => {
      for (const change of changes) {
        expect(existsSync(change.source), change.source).toBe(true)
        const text = changed(compiled(change.source), change)
        expect(text, change.from).toBeDefined()
        const { diagnostics } = ts.transpileModule(text ?? "", { reportDiagnostics: true })
        expect(diagnostics, "it is still a program").toEqual([])
      }
    },
  )

  test("that nobody knows is refused", () => {
    expect(() => mutantOf("another")).toThrow("there is no mutant another")
  })

  test("is out of the program's reach: only the trial knows of them", () => {
    const files = ["app", "db", "scripts"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    )
    const outside = files.filter(
      (file) => /\.tsx?$/.test(file) && !file.startsWith("scripts/faults"),
    )
    expect(outside.length).toBeGreaterThan(500)
    const knowing = outside.filter((file) => /mutants?\//.test(readFileSync(file, "utf8")))
    expect(knowing).toEqual([])
  })
})
