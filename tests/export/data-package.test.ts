import Ajv from "ajv/dist/2020.js"
import datapackage from "datapackage"
import { execFileSync } from "node:child_process"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { later } from "#app/lib/instant.ts"
import { meaningOf } from "#app/export/code-book.server.ts"
import { tablesIn } from "#app/export/data-package.server.ts"
import { datasetNames } from "#app/export/dataset.server.ts"
import { exportData } from "#app/export/export.server.ts"
import { fieldsOf, jsonSchemaOf } from "#app/export/field.server.ts"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import { findCanaries } from "#tests/support/canary.ts"
import { runCommand } from "#tests/support/cli.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { exportOf, jsonIn } from "#tests/support/export.ts"
import type { Exported } from "#tests/support/export.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeFolder } from "#tests/support/import.ts"
import * as make from "#tests/support/make.ts"
import { doToText, makeModerators } from "#tests/support/moderation-scene.ts"
import { makeOpenData, now } from "#tests/support/open-data-scene.ts"
import { publishAll } from "#tests/support/publish.ts"

interface Descriptor {
  readonly created: string
  readonly licenses: readonly { readonly name: string }[]
  readonly resources: readonly {
    readonly name: string
    readonly path: string
    readonly jsonSchema?: object
  }[]
}

/** Something of every dataset; one more promise of which the words are hidden, and a text like a formula. */
async function makeScene(db: TestDb) {
  const scene = await makeOpenData(db)
  const secret = await make.makePledge(db, {
    person_id: scene.person.id,
    text: "Canary words that moderators have hidden",
  })
  await make.makePledge(db, {
    person_id: scene.person.id,
    text: '=HYPERLINK("https://evil.example")',
  })
  const moderators = await makeModerators(db)
  await doToText(scene.house, "hide", { kind: "pledge", publicId: secret.public_id }, moderators)
  await publishAll(scene.house)
  return { ...scene, secret }
}

describeOnBothEngines("an export of all", (open) => {
  test("is judged right by the library of its form, row by row, and by its own schemas", async () => {
    const db = await open()
    const { house, secret } = await makeScene(db)
    await house.db.queue.idle()
    const exported = await exportOf(db)
    const descriptor = jsonIn<Descriptor>(exported, "datapackage.json")
    const { folder } = exported
    const judged = await datapackage.Package.load(descriptor, { basePath: folder })
    expect(judged.errors.map(({ message }) => message)).toEqual([])
    expect(judged.valid).toBe(true)
    const rows: Record<string, number> = {}
    for (const resource of judged.resources.filter(({ tabular }) => tabular)) {
      rows[resource.name] = (await resource.read({ keyed: true })).length
      await resource.checkRelations()
    }
    expect(rows).toMatchObject({
      ...{ motions: 1, "vote-events": 1, votes: 1, promises: 3, evidence: 1, verdicts: 1 },
      ...{ petitions: 1, removals: 1 },
    })
    expect(rows["codings"]).toBeGreaterThan(0)
    expect(rows["log"]).toBeGreaterThan(0)
    expect(schemaComplaints(exported, descriptor)).toEqual([])
    expect(descriptor.licenses).toMatchObject([{ name: "CC-BY-4.0" }])
    expect(execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: folder }).length).toBe(
      0,
    )

    const hidden = jsonIn<{ id: string; text: string | null }[]>(exported, "promises.json")
    expect(hidden.find(({ id }) => id === secret.public_id)).toMatchObject({
      ...{ text: null, hidden: { rule: "personal-data" } },
    })
    expect(exported.files.get("promises.csv")).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    const accounts = await db.read.selectFrom("account").select("public_id").execute()
    const canaries = [
      ...["Canary words that moderators have hidden", "+7 700 000 00 00", "010203500017"],
      ...accounts.map(({ public_id: publicId }) => publicId),
    ]
    expect(accounts.length).toBeGreaterThan(0)
    const texts = [...exported.files].map(([path, text]) => [path, Buffer.from(text)] as const)
    // The hash of what is hidden is told with the measure: whoever has the words can prove that it was these.
    const told = findCanaries(texts, canaries).filter((line) => !line.endsWith("sha256 hex"))
    expect(told).toEqual([])
  })

  test("holds the log whole: the verifier replays the folder with nothing else", async () => {
    const db = await open()
    await makeScene(db)
    const { folder } = await exportOf(db)
    const source = openSource(folder)
    const { checkpoint, compared } = await verifyLog({
      ...{ source, keys: await readKeys(source, []), since: undefined },
    })
    expect(checkpoint.size).toBeGreaterThan(0)
    expect(compared).toBe(1)
  })

  test("of unchanged data is the same byte for byte, whenever it is made", async () => {
    const db = await open()
    await makeScene(db)
    const [first, second] = [await exportOf(db), await exportOf(db, datasetNames, later(now, 9e10))]
    for (const [path, text] of first.files) {
      if (path !== "datapackage.json") expect(second.files.get(path), path).toBe(text)
    }
    const [was, is] = [first, second].map((one) => jsonIn<Descriptor>(one, "datapackage.json"))
    expect(is).toEqual({ ...was, created: later(now, 9e10) })
  })
})

test("every column is told in words, and no words tell of none", () => {
  const fields = tablesIn(datasetNames).flatMap(({ row }) => fieldsOf(jsonSchemaOf(row)))
  const untold = fields.filter((field) => meaningOf(field) === undefined).map(({ name }) => name)
  expect(untold).toEqual([])
})

test("npm run export writes what was asked for, and stops in a sentence where it cannot", async () => {
  const folder = makeFolder({ "a-file": "kept" })
  const url = `sqlite:${join(folder, "uade.db")}`
  const db = openDb(url)
  await migrateToLatest(db)
  await db.close()
  const env = { DATABASE_URL: url, DATA_DIR: folder }
  const out = join(folder, "out")
  const { code, err } = await runCommand("scripts/export.ts", ["promises", "--out", out], env)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  expect(readdirSync(out).sort()).toEqual([
    ...["README.md", "SHA256SUMS", "codebook.json", "datapackage.json"],
    ...["promises.csv", "promises.json"],
  ])
  const unknown = await runCommand("scripts/export.ts", ["speeches", "--out", out], env)
  expect(unknown.code).toBe(1)
  expect(unknown.err).toMatch(/^There is no dataset "speeches": take one of all, popolo, .*\.\n$/)
  const below = join(folder, "a-file", "below")
  const unwritable = await runCommand("scripts/export.ts", ["all", "--out", below], env)
  expect(unwritable).toMatchObject({
    code: 1,
    err: `${below} is no folder: nothing was written.\n`,
  })
}, 240_000)

test("an export that fails half way leaves the folder as it was", async () => {
  const folder = makeFolder({ "promises.json": "[]" })
  const db = openDb(`sqlite:${join(makeFolder({}), "uade.db")}`)
  onTestFinished(() => db.close())
  await migrateToLatest(db)
  await db.writer.schema.dropTable("vote_count").execute()
  await db.writer.schema.dropTable("vote").execute()
  const order = { datasets: ["promises", "votes"] as const, now }
  await expect(exportData(makeHouse(db), { ...order, folder })).rejects.toThrow("no such table")
  expect(readdirSync(folder)).toEqual(["promises.json"])
  const fresh = join(folder, "new", "below")
  await expect(exportData(makeHouse(db), { ...order, folder: fresh })).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(["promises.json"])
})

function schemaComplaints({ files }: Exported, { resources }: Descriptor): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  const judged = resources.filter(({ jsonSchema }) => jsonSchema !== undefined)
  expect(judged.map(({ name }) => name)).toContain("popolo-json")
  return judged.flatMap(({ path, jsonSchema = {} }) => {
    const validate = ajv.compile(jsonSchema)
    if (validate(JSON.parse(files.get(path) ?? ""))) return []
    return [`${path}: ${ajv.errorsText(validate.errors)}`]
  })
}
