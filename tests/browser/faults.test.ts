import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { clock } from "#scripts/faults/clock.ts"
import { disk } from "#scripts/faults/disk.ts"
import { fsync } from "#scripts/faults/fsync.ts"
import { kill } from "#scripts/faults/kill.ts"
import { mail } from "#scripts/faults/mail.ts"
import { changed } from "#scripts/faults/mutants/change.ts"
import { mutantOf, ownMutants } from "#scripts/faults/mutants/list.ts"
import { tryOutages } from "#scripts/faults/postgres/outages.ts"
import { tryOnce } from "#scripts/faults/site/command.ts"
import { ensureTool } from "#scripts/faults/trial/tools.ts"
import { emptyFolder } from "#tests/support/folder.ts"

const trials = { kill, disk, fsync, clock, mail }
const patienceMs = 300_000

describe("a site on SQLite, while people sign,", () => {
  test.each([
    ["is killed and started again", kill, 2],
    ["finds its disks full", disk, 2],
    ["finds its disk failing", fsync, 1],
    ["finds its clock moved by forty days and back by an hour", clock, 2],
    ["finds a mail server that takes a letter and says no, and bad lines", mail, 3],
  ])(
    "%s, and loses and doubles nothing",
    async (_, trial, rounds) => {
      for (const tool of trial.needs) ensureTool(tool)
      const { acknowledged, findings } = await tryOnce(trial, { abreast: 8, rounds })
      expect(findings).toEqual([])
      expect(acknowledged).toBeGreaterThan(5)
    },
    patienceMs,
  )

  test(
    "does not sync what it acknowledges, by a fault put in on purpose: it is found out",
    async () => {
      for (const tool of kill.needs) ensureTool(tool)
      const size = { abreast: 8, rounds: 1, mutant: "sync-ignored" }
      const { findings } = await tryOnce(kill, size)
      expect(findings.map(({ condition }) => condition)).toContain("synced")
    },
    patienceMs,
  )
})

test(
  "nodes whose PostgreSQL is killed, split from them and failed over lose and double nothing",
  async () => {
    const size = { nodes: 3, workers: 1, petitions: 3, abreast: 8, rounds: 2 }
    const { acknowledged, findings } = await tryOutages(join(emptyFolder(), "n"), size)
    expect(findings).toEqual([])
    expect(acknowledged).toBeGreaterThan(5)
  },
  patienceMs * 2,
)

test("each mutant of these trials fits the program as it is built", () => {
  const built = readFileSync("build/server/index.js", "utf8")
  const known = Object.values(trials).flatMap(({ mutants }) => mutants.map(mutantOf))
  const unfit = [...ownMutants, ...known].filter(({ changes }) =>
    changes.some((change) => changed(built, change) === undefined),
  )
  expect(unfit.map(({ name }) => name)).toEqual([])
})
