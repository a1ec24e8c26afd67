import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { changed } from "#scripts/faults/mutants/change.ts"
import { mutants, nothingNotified } from "#scripts/faults/mutants/list.ts"
import { startPostgres } from "#scripts/faults/postgres/server.ts"
import { tryNodes } from "#scripts/faults/postgres/trial.ts"
import { emptyFolder } from "#tests/support/folder.ts"

test("several nodes over one PostgreSQL, killed under load, lose and double nothing and keep one log", async () => {
  const server = await startPostgres("kill")
  try {
    const size = { nodes: 3, workers: 1, petitions: 3, abreast: 12, rounds: 1 }
    const url = `${server.url}/postgres`
    const { acknowledged, looks, findings } = await tryNodes(url, join(emptyFolder(), "n"), size)
    expect(findings).toEqual([])
    expect(acknowledged).toBeGreaterThan(10)
    expect(looks).toBeGreaterThan(10)
  } finally {
    await server.stop()
  }
}, 600_000)

test("each mutant of the trial fits the program as it is built", () => {
  const built = readFileSync("build/server/index.js", "utf8")
  const unfit = [nothingNotified, ...mutants].filter(({ changes }) =>
    changes.some((change) => changed(built, change) === undefined),
  )
  expect(unfit.map(({ name }) => name)).toEqual([])
})
