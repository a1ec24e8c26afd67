import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { expect, onTestFinished, test } from "vitest"
import { importTasks, isImportTask, sweepImports } from "#app/imports/work.server.ts"
import { hasSentence, sayReason } from "#app/i18n/import-reason.ts"
import { day, later } from "#app/lib/instant.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import * as list from "#app/routes/imports._index.tsx"
import * as run from "#app/routes/imports.$importId._index.tsx"
import * as confirmation from "#app/routes/imports.$importId.confirmation.ts"
import * as problems from "#app/routes/imports.$importId.problems.ts"
import * as removal from "#app/routes/imports.$importId.removal.ts"
import * as trial from "#app/routes/imports.$importId.undo.trial.ts"
import * as undo from "#app/routes/imports.$importId.undo.ts"
import * as fresh from "#app/routes/imports.new.tsx"
import { answerOf, visit } from "#tests/support/ask.ts"
import type { Asked, Got } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"

const people = JSON.stringify([
  { id: "ann", name: "Ann Example" },
  { id: "ben", name: "Ben Example" },
  { id: "nobody" },
])

describeOnBothEngines("importing a file by pages", (open) => {
  test("tries it, shows what it would do, imports what is confirmed, and takes it back", async () => {
    const site = await begin(open)
    const received = await site.send({ format: "popolo" }, [["people.json", people]])
    expect(received).toMatchObject({ status: 303, location: "/en/imports/1" })
    expect(site.sealed()).toHaveLength(1)
    expect(await site.page(run.loader)).toMatchObject({ run: { state: "uploaded" } })

    await site.work()
    expect(await site.page(run.loader)).toMatchObject({
      run: { state: "checked", read: 3, added: 2, rejected: 1 },
      differences: [{ label: "Ann Example" }, { label: "Ben Example" }],
      problems: [{ level: "reject", place: "/2" }],
    })
    expect(await site.names()).toEqual([])

    expect(await site.deed(confirmation.action)).toMatchObject({ status: 303 })
    await site.work()
    expect(await site.page(run.loader)).toMatchObject({ run: { state: "done", added: 2 } })
    expect(await site.names()).toEqual(["Ann Example", "Ben Example"])
    expect(site.sealed()).toEqual([])
    expect(await site.deed(confirmation.action)).toMatchObject({ status: 409 })

    await site.deed(trial.action)
    await site.work()
    expect(await site.page(run.loader)).toMatchObject({
      run: { state: "done", undoneCount: 2, keptCount: 0 },
    })
    await site.deed(undo.action)
    await site.work()
    expect(await site.page(run.loader)).toMatchObject({ run: { state: "undone" } })
    expect(await site.names()).toEqual([])
    expect(await site.page(list.loader)).toMatchObject({ runs: [{ id: 1, state: "undone" }] })
  })

  test("reads a package of tables handed in together, and a mapping beside its promises", async () => {
    const site = await begin(open)
    const resources = ["voters", "vote_events", "votes"].map((name) => ({
      name,
      path: `${name}.csv`,
    }))
    await site.send({ format: "rollcall" }, [
      ["datapackage.json", JSON.stringify({ name: "steppe", resources })],
      ["voters.csv", "id,name\n1,Ann Example\n"],
      ["vote_events.csv", "id,start_date,motion:title\n7,2024-01-15,On the road\n"],
      ["votes.csv.gz", gzipSync("vote_event_id,voter_id,option\n7,1,for\n")],
    ])
    await site.work()
    await site.deed(confirmation.action)
    await site.work()
    expect(await site.page(run.loader)).toMatchObject({ run: { state: "done", source: "steppe" } })

    const mapping = {
      records: "",
      fields: {
        ...{ id: { path: "/n" }, text: { path: "/words" }, person: { given: "person" } },
        ...{ lang: { value: "en" }, power: { value: "own" } },
        ...{ source_url: { value: "https://example.org/a" }, captured_on: { value: "2024-02-01" } },
      },
    }
    const { public_id: person } = await site.db.read
      .selectFrom("person")
      .select("public_id")
      .executeTakeFirstOrThrow()
    const theirs = JSON.stringify([{ n: 1, words: "A school will stand here" }])
    const sent = await site.send({ format: "promises", person }, [["theirs.json", theirs]], mapping)
    expect(sent).toMatchObject({ location: "/en/imports/2" })
    await site.work()
    expect(await site.page(run.loader, "2")).toMatchObject({
      run: { state: "checked", added: 1 },
      differences: [{ kind: "pledge", label: "A school will stand here" }],
    })
  })

  test.each([
    ["not UTF-8", "people.json", Buffer.from([0x5b, 0xff, 0xfe])],
    ["not JSON", "people.json", "[{"],
    ["a damaged gzip", "people.json.gz", gzipSync(people).subarray(0, 40)],
    ["no people", "people.json", "{}"],
    ["nothing but rejects", "people.json", '[{"id":"x"}]'],
  ])("says in the reader's language why it takes nothing: %s", async (_, name, content) => {
    const site = await begin(open)
    await site.send({ format: "popolo" }, [[name, content]])
    await site.work()
    const page = (await site.page(run.loader)) as { run: { state: string; failure: string | null } }
    if (page.run.failure !== null) {
      expect(page.run.state).toBe("failed")
      expect(hasSentence(page.run.failure)).toBe(true)
      expect(sayReason("kk", page.run.failure)).toMatch(/[а-яә]{3}/)
      expect(site.sealed()).toEqual([])
    } else expect(page.run).toMatchObject({ state: "checked", added: 0, rejected: 1 })
    expect(await site.names()).toEqual([])
  })

  test.each([
    [{ format: "popolo" }, [], 422],
    [{ format: "novel" }, [["a.json", "[]"]], 422],
    [{ format: "popolo", source: "<b>" }, [["a.json", "[]"]], 422],
    [{ format: "popolo" }, [["a.png", "\x89PNG\0"]], 409],
    [{ format: "popolo" }, [["a.json", "[\0]"]], 409],
    [
      { format: "popolo" },
      [
        ["a.json", "[]"],
        ["b.json", "[]"],
      ],
      409,
    ],
    [{ format: "roll" }, [["a.csv", "iin"]], 409],
    [{ format: "mandates" }, [["a.csv", "post"]], 409],
  ] as const)("takes no %j", async (fields, files, status) => {
    const site = await begin(open)
    expect(await site.send(fields, files)).toMatchObject({ status })
    expect(site.sealed()).toEqual([])
  })

  test("a roll is for operators alone, and nothing of it stands in any page", async () => {
    const site = await begin(open, "operator")
    const rollKeys = makeKeys(Buffer.alloc(32, 3))
    await make.makeArea(site.db, { name: "North", public_id: "000000000000000n" })
    const csv =
      "iin,family,settlement,district\n900101100004,Канарейкина,Үшарал,000000000000000n\n1,x,y,z\n"
    await site.send({ format: "roll", source: "roll" }, [["roll.csv", csv]], undefined, rollKeys)
    await site.work(rollKeys)
    const page = await site.page(run.loader)
    expect(page).toMatchObject({ run: { state: "checked", added: 1, rejected: 1 } })
    expect(JSON.stringify(page)).not.toMatch(/9001011|Канарейкина/)
    await site.deed(confirmation.action)
    await site.work(rollKeys)
    expect(await site.page(run.loader)).toMatchObject({ run: { state: "done" } })
  })

  test("files that nobody decides on go after a day, or at once when they are given up", async () => {
    const site = await begin(open)
    await site.send({ format: "popolo" }, [["people.json", people]])
    await site.send({ format: "popolo" }, [["people.json", people]])
    expect(site.sealed()).toHaveLength(2)
    await site.work()
    await site.deed(removal.action)
    expect(site.sealed()).toHaveLength(1)
    await sweepImports(site.house, later(site.now, day))
    expect(site.sealed()).toEqual([])
    expect(await site.page(run.loader, "2")).toMatchObject({ run: { state: "expired" } })
    expect(await site.deed(confirmation.action, "2")).toMatchObject({ status: 409 })
  })

  test("another watchdog does not see it; what a spreadsheet would run is made harmless", async () => {
    const site = await begin(open)
    const hostile = JSON.stringify([
      { id: "a", name: "Ann", memberships: [{ area_id: "=1+2", organization_id: "l" }] },
    ])
    await site.send({ format: "popolo" }, [["=cmd.json", hostile]])
    await site.work()
    const answer = await problems.loader(site.ask() as never)
    const csv = await answer.text()
    expect(csv).toContain("'=1+2 is not known")
    expect(csv).not.toMatch(/(^|,)=/m)
    const other = await make.makeAccount(site.db, { role: "watchdog" })
    const asked = visit({ db: site.db, account: other, path: "/en", params: { importId: "1" } })
    expect(await answerOf(run.loader as never, asked)).toMatchObject({ status: 404 })
  })
})

type Files = readonly (readonly [name: string, content: string | Buffer])[]

async function begin(open: () => Promise<TestDb>, role = "watchdog") {
  const db = await open()
  const account = await make.makeAccount(db, { role })
  const dataDir = mkdtempSync(join(tmpdir(), "uade-imports-"))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const now = "2026-11-24T06:00:00.000Z"
  const house = { ...makeHouse(db, { now, dataDir }) }
  let worked = 0

  function ask(importId = "1", request?: Request, rollKeys: typeof house.rollKeys = null): Asked {
    const asked = visit({ db, account, path: "/en/imports", params: { importId }, now })
    const context = { ...asked.context, house: { ...house, rollKeys } }
    return { params: asked.params, context, request: request ?? asked.request }
  }

  return {
    ...{ db, house, now, ask },
    page: async (loader: unknown, id?: string) => (await answerOf(loader as never, ask(id))).data,
    deed: (action: unknown, id?: string): Promise<Got> => answerOf(action as never, ask(id)),
    send(fields: object, files: Files, mapping?: object, rollKeys?: typeof house.rollKeys) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, String(value))
      for (const [name, content] of files) body.append("files", new File([bytesOf(content)], name))
      if (mapping) body.append("mapping", new File([JSON.stringify(mapping)], "map.json"))
      const request = new Request("https://uade.example/en/imports/new", { method: "POST", body })
      return answerOf(fresh.action as never, ask("1", request, rollKeys))
    },
    /** Does what the worker would with the tasks that came since. */
    async work(rollKeys: typeof house.rollKeys = null) {
      const tasks = await listMailed(house)
      for (const { kind, payload } of tasks.slice(worked)) {
        if (isImportTask(kind)) await importTasks[kind]({ ...house, rollKeys }, payload)
      }
      worked = tasks.length
    },
    sealed: () =>
      readdirSync(dataDir, { recursive: true, encoding: "utf8" }).filter((name) =>
        statSync(join(dataDir, name)).isFile(),
      ),
    names: async () => {
      const rows = await db.read.selectFrom("person").select("name").orderBy("id").execute()
      return rows.map(({ name }) => name)
    },
  }
}

function bytesOf(content: string | Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(content))
}
