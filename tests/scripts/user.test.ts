import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { describe, expect, onTestFinished, test } from "vitest"
import { signIn } from "#app/auth/sign-in.server.ts"
import { makeKeys, newKey, readKeyFile } from "#app/lib/seal.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import {
  findPublicOrganization,
  listPublicOrganizations,
} from "#db/queries/public-organizations.server.ts"
import { readCall } from "#scripts/user/call.ts"
import { createUser } from "#scripts/user/create.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeOrganization, makePerson } from "#tests/support/make.ts"

const now = "2031-03-02T06:00:00.000Z"
const password = "tall poplars of the steppe"
const operator = ["create", "--email", "aliya@example.org", "--role", "operator"]
const watchdog = ["create", "--email", "w@example.org", "--role", "watchdog"]
const deputy = ["create", "--email", "d@example.org", "--role", "deputy"]

function folderOfOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), "uade-user-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function passwordFile(given = `${password}\n`): string[] {
  const file = join(folderOfOwn(), "password")
  writeFileSync(file, given)
  return ["--password-file", file]
}

describeOnBothEngines("npm run user", (open) => {
  const keys = makeKeys(newKey())

  function create(db: TestDb, args: readonly string[]): Promise<string[]> {
    return createUser({ db, keys: () => keys, now, defaultLang: "kk" }, readCall([...args]))
  }

  test("makes an account with the password of a file, and says when it is there already", async () => {
    const db = await open()
    const [said] = await create(db, [...operator, ...passwordFile()])
    expect(said).toMatch(/^Created the account [0-9a-z]{16}: aliya@example\.org, operator\.$/)
    const outcome = await signIn({ db, keys }, { email: "aliya@example.org", password }, now)
    expect(outcome.ok && outcome.value.account).toMatchObject({ role: "operator", lang: "kk" })
    await expect(create(db, [...operator, ...passwordFile()])).rejects.toThrow("already")
  })

  test("shows a password that it made, once", async () => {
    const db = await open()
    const said = await create(db, [...operator, "--generate"])
    expect(said[2]).toBe("Its second factor is set up at the first sign-in.")
    const made = /shown this once: (\S{24})$/.exec(said[1] ?? "")?.[1] ?? ""
    const email = "aliya@example.org"
    expect((await signIn({ db, keys }, { email, password: made }, now)).ok).toBe(true)
  })

  test("ties a deputy to a person and a watchdog to an organisation", async () => {
    const db = await open()
    const person = await makePerson(db)
    const organization = await makeOrganization(db, { name: "Steppe Watch" })
    await create(db, [...deputy, "--person", `${person.public_id}-a-tail`, ...passwordFile()])
    await create(db, [...watchdog, "--organization", "Steppe Watch", ...passwordFile()])
    const accounts = await db.read.selectFrom("account").selectAll().orderBy("id").execute()
    expect(accounts.map((row) => [row.person_id, row.organization_id])).toEqual([
      [person.id, null],
      [null, organization.id],
    ])
  })

  test("makes an organisation only when it is told to", async () => {
    const db = await open()
    const named = [...watchdog, "--organization", "Steppe Watch", ...passwordFile()]
    await expect(create(db, named)).rejects.toThrow("--make-organization")
    await create(db, [...named, "--make-organization"])
    const made = await db.read.selectFrom("organization").select("name").execute()
    expect(made).toEqual([{ name: "Steppe Watch" }])
  })

  test("writes into the trail that it was used, and lists the organisation as one that has said nothing", async () => {
    const db = await open()
    const named = [...watchdog, "--organization", "Steppe Watch", "--make-organization"]
    await create(db, [...named, ...passwordFile()])
    expect(await listAuditEntries(db.read, {}, { most: 5 })).toMatchObject([
      { role: "system", accountId: null, deed: "account.create", outcome: "done", at: now },
    ])
    const [organization] = await listPublicOrganizations(db.read, "en")
    expect(organization).toMatchObject({ name: "Steppe Watch", kind: "watchdog", people: 1 })
    const found = await findPublicOrganization(db.read, organization?.publicId ?? "", "en")
    expect(found).toMatchObject({ funding: null, scope: null, state: "admitted" })
  })

  test.each([
    ["nobody's person", [...operator, "--person", "nobody"], 'There is no person "nobody"'],
    ["a deputy of nobody", deputy, "the deputy it speaks for"],
    ["no address", ["create", "--email", "a", "--role", "operator"], "e-mail address"],
  ])("stops at %s and creates nothing", async (_, args, sentence) => {
    const db = await open()
    await expect(create(db, [...args, ...passwordFile()])).rejects.toThrow(sentence)
    expect(await db.read.selectFrom("account").selectAll().execute()).toEqual([])
  })

  test.each(["short\n", "\n", ""])("stops at the password %j", async (given) => {
    const made = create(await open(), [...operator, ...passwordFile(given)])
    await expect(made).rejects.toThrow("longer password")
  })

  test("names the command that helps on a database without the present schema", async () => {
    const made = create(await open("empty"), [...operator, "--generate"])
    await expect(made).rejects.toThrow("npm run migrate")
  })

  test("reads the password from standard input when it is run", async () => {
    const db = await open()
    const folder = folderOfOwn()
    const env = { ...process.env, DATABASE_URL: db.url, DATA_DIR: folder }
    const tsx = spawn("node_modules/.bin/tsx", ["scripts/user.ts", ...operator], { env })
    tsx.stdin.end(`${password}\n`)
    expect(await text(tsx.stdout)).toMatch(/^Created the account/)
    const house = { db, keys: readKeyFile(join(folder, "kek"), false) }
    expect((await signIn(house, { email: "aliya@example.org", password }, now)).ok).toBe(true)
  })
})

describe("the command line of npm run user", () => {
  test.each([
    [["create", "--email", "a@example.org"], "--role is missing"],
    [["create", "--role", "operator"], "--email is missing"],
    [["create", "--email", "a@example.org", "--role", "king"], 'There is no role "king"'],
    [["create", "--email", "a@example.org", "--role", "operator", "--lang", "de"], "kk, ru, en"],
    [["create", "--password", "x"], "--password"],
    [["remove"], "npm run user -- create"],
    [[], "npm run user -- create"],
  ])("stops: %j", (args, sentence) => {
    expect(() => readCall(args)).toThrow(sentence)
  })
})
