import { join } from "node:path"
import { expect, test } from "vitest"
import { startPostgres } from "#scripts/faults/postgres/server.ts"
import { tryNodes } from "#scripts/faults/postgres/trial.ts"
import { emptyFolder } from "#tests/support/folder.ts"

test("several nodes over one PostgreSQL, killed under load, lose and double nothing and keep one log", async () => {
  const server = await startPostgres(true)
  try {
    const size = { nodes: 3, workers: 1, petitions: 3, abreast: 12, rounds: 1 }
    const url = `${server.url}/postgres`
    const { acknowledged, looks, ...wrong } = await tryNodes(url, join(emptyFolder(), "n"), size)
    expect(wrong).toEqual({ lost: [], doubled: [], unexpected: [] })
    expect(acknowledged).toBeGreaterThan(10)
    expect(looks).toBeGreaterThan(10)
  } finally {
    await server.stop()
  }
}, 600_000)
