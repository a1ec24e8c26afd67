import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import SQLite from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { eraseAccount } from "#app/auth/erasure.server.ts"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { langs } from "#app/i18n/lang.ts"
import { instantOf, later } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import type { Row } from "#db/schema.ts"
import { readApi } from "#tests/support/api-answer.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { findCanaries, formsOf } from "#tests/support/canary.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { enrol } from "#tests/support/identity-scene.ts"
import { makeIin } from "#tests/support/iin.ts"
import * as make from "#tests/support/make.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { productionSettings } from "#tests/support/production.ts"
import { decideOn, draftOf } from "#tests/support/review-scene.ts"
import { addressesFor } from "./everything-shown.ts"
import { sampleObjects } from "./sample-objects.ts"

/*
 * People with unmistakable names sign as people do, on the built site in production: one by mail, one by the
 * voters' roll, one who withdraws, one whom moderators leave out, one who erases an account. Then every byte
 * is searched that the site keeps, prints, mails to others or shows to anybody.
 */

function person(number: number, family: string, given: string, settlement = "Қызылсұңқарауыл") {
  const email = `canary-${String(number)}.zhumbaq@pochta-canary.example`
  return { family, given, settlement, email, iin: makeIin(number) as string }
}
const people = {
  byMail: person(1, "Қанарғалиұлыев", "Сұңқарәлихан"),
  byRoll: person(2, "Әнұшыөңғұлова", "Жүзімгүлһаным"),
  withdrawing: person(3, "Шымшықбаеватегі", "Үкілайғұлсым"),
  leftOut: person(4, "Тоқылдақоваңыз", "Құралайшаһи"),
}
const erasing = { email: "canary-5.ertegi@pochta-canary.example", name: "Бұлбұлтайканар Өшірхан" }
const network = "198.51.100.213"
const browserName = "CanaryBrowser/77.4 (qyzyl-sandyq)"
const canaries = [
  ...Object.values(people).flatMap((one) => Object.values(one)),
  ...[erasing.email, erasing.name, network, "198.51.100", browserName, "pochta-canary.example"],
]

const folder = mkdtempSync(join(tmpdir(), "uade-canary-"))
let app: App
let house: TestHouse
let petition: Row<"petition">
let settings: Readonly<Record<string, string>>
const secrets: Record<string, string> = {}
let gone: Buffer[]

beforeAll(async () => {
  settings = await productionSettings(folder)
  app = await startApp({ env: settings, seed })
  house = makeHouse(app.db, { now: instantOf(Date.now()) })
  for (const [name, who] of Object.entries(people)) {
    secrets[name] = await sign(who, name === "byRoll" ? "/sign/roll" : "/sign")
  }
  await untilCounted(4)
  await leaveOut()
  await untilCounted(3)
  gone = await sealedOf(people.withdrawing.email)
  expect(findCanaries(filesOfDatabase(), canaries)).toEqual([])
  expect(gone.every((bytes) => isOnDisk(bytes))).toBe(true)
  await post(`/kk/signature/${secrets["withdrawing"] ?? ""}/withdrawal`, {})
  await untilCounted(2)
  await eraseOne()
}, 120_000)

afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function seed(db: Db): Promise<void> {
  const seeding = makeHouse(db)
  const public_id = make.nextPublicId()
  petition = await make.makePetition(db, {
    ...{ public_id, asks: "iin", closes_on: "2099-12-31" },
    key_sealed: newPetitionKey(seeding.keys, public_id),
  })
  await enrol(db, petition.area_id, people.byRoll)
}

const asSigner = { "x-forwarded-for": network, "user-agent": browserName }

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { ...asSigner, origin: app.origin }
  const body = new URLSearchParams(fields)
  return fetchPatiently(app.origin + path, { method: "POST", headers, body })
}

/** Asks to sign and confirms by the letter. @returns the secret of the letter */
async function sign(who: (typeof people)["byMail"], way: string): Promise<string> {
  const asked = await post(`/kk/petitions/${petition.public_id}${way}`, {
    ...{ ...who, voter: "on", consent: "on" },
  })
  expect(asked.status).toBe(303)
  const { text = "" } = await app.mailbox.waitForMail(who.email)
  const [, secret = ""] = /\/signature\/([\w-]{43})/.exec(text) ?? []
  expect((await post(`/kk/signature/${secret}`, {})).status).toBe(303)
  return secret
}

/** Waits for what the site does by itself, such as publishing. */
function comesTrue(check: () => Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 200 })
}

function untilCounted(many: number): Promise<void> {
  return comesTrue(async () => expect(await countOf(petition.public_id)).toBe(many))
}

async function countOf(id: string): Promise<number> {
  const target = `/api/v1/petitions/${id}/count`
  const told = await readApi(target, await fetchPatiently(app.origin + target))
  return (told as { data: { signature_count: number } }).data.signature_count
}

/** Two moderators leave the last who signed out of the count; the site's own worker does it. */
async function leaveOut(): Promise<void> {
  const { confirmed_at: from } = await app.db.read
    .selectFrom("signature")
    .selectAll()
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow()
  house.clock.set(instantOf(Date.now()))
  const until = later(from ?? "", 1)
  await decideOn(house, await draftOf(house, petition, { from, until }))
}

async function sealedOf(email: string): Promise<Buffer[]> {
  const secret = Object.keys(people).find(
    (name) => people[name as keyof typeof people].email === email,
  )
  const at = Object.keys(people).indexOf(secret ?? "")
  const rows = await app.db.read.selectFrom("signature").selectAll().orderBy("id").execute()
  const row = rows[at]
  return [row?.key_sealed, row?.statement_sealed, row?.email_tag].map(
    (bytes) => bytes ?? Buffer.alloc(0),
  )
}

/** An account is opened and erased for good; the task that clears its traces is awaited. */
async function eraseOne(): Promise<void> {
  const draft = { email: erasing.email, displayName: erasing.name, lang: "kk" } as const
  const password = "tall poplars by the water"
  const now = instantOf(Date.now())
  const made = await createAccount(house, { ...draft, password, role: "constituent" }, now)
  if (!made.ok) throw new Error(made.refusal.code)
  const account = await getAccount(app.db.read, made.value.id)
  const { email_sealed, email_tag } = await app.db.read
    .selectFrom("account")
    .selectAll()
    .where("id", "=", account.id)
    .executeTakeFirstOrThrow()
  gone.push(email_sealed, email_tag)
  expect((await eraseAccount(house, account, now)).ok).toBe(true)
  await comesTrue(async () => {
    const tasks = app.db.read.selectFrom("outbox").select("id").where("kind", "=", "account-erased")
    expect(await tasks.execute()).toEqual([])
  })
}

function filesIn(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      // A dump under way moves its files to where they stay.
      const content = existsSync(file) ? readFileSync(file) : undefined
      return content === undefined ? [] : [[file.slice(folder.length), content] as const]
    })
}

function filesOfDatabase() {
  return filesIn(app.dataDir)
}

function isOnDisk(bytes: Buffer): boolean {
  return bytes.length > 0 && filesOfDatabase().some(([, content]) => content.includes(bytes))
}

async function backedUp(): Promise<Buffer> {
  const copy = join(emptyFolder(), "copy.db")
  const source = new SQLite(join(app.dataDir, "uade.db"), { readonly: true })
  await source.backup(copy)
  source.close()
  return readFileSync(copy)
}

/** Every public address in each language, with the signers' own pages, their receipts and the log's files. */
async function everyAddress(): Promise<string[]> {
  const removal = await app.db.read
    .selectFrom("removal")
    .select("public_id")
    .executeTakeFirstOrThrow()
  const objects = { ...(await sampleObjects(app.db)), removalId: removal.public_id }
  const nobody = { name: "nobody", actor: null, cookie: undefined }
  const shown = langs.flatMap((lang) => addressesFor(nobody, { ...objects, lang }))
  const own = Object.values(secrets).flatMap((secret) => [
    ...[`/kk/signature/${secret}`, `/kk/signature/${secret}/withdrawal`],
    ...[`/kk/signature/${secret}/receipt.tlog-proof`, `/kk/appeals/by-letter/${secret}`],
  ])
  const checkpoint = await (await fetchPatiently(`${app.origin}/log/checkpoint`)).text()
  const size = checkpoint.split("\n")[1] ?? ""
  const log = [`/log/tile/0/000.p/${size}`, `/log/tile/entries/000.p/${size}`, "/log/vkey"]
  return [...new Set([...shown, ...own, ...log])]
}

async function everythingShown(): Promise<(readonly [string, Buffer])[]> {
  const found: (readonly [string, Buffer])[] = []
  for (const address of await everyAddress()) {
    const answer = await fetchPatiently(app.origin + address)
    expect(answer.status, address).toBeLessThan(500)
    const headers = [...answer.headers].map((pair) => pair.join(": ")).join("\n")
    const body = Buffer.from(await answer.arrayBuffer())
    found.push([address, Buffer.concat([Buffer.from(`${headers}\n`), body])])
  }
  return found
}

describe("the search", () => {
  test("finds every canary in every form in which it looks", () => {
    const noise = Buffer.alloc(64, 0x5a)
    for (const canary of canaries) {
      for (const { name, bytes } of formsOf(canary)) {
        const place = ["planted", Buffer.concat([noise, bytes, noise])] as const
        expect(findCanaries([place], [canary]), `${canary}, ${name}`).not.toEqual([])
      }
      for (const before of ["", "x", "xy"]) {
        const packed = Buffer.from(`${before}${canary}zzz`).toString("base64")
        expect(findCanaries([["packed", Buffer.from(packed)]], [canary])).not.toEqual([])
      }
      expect(findCanaries([["noise", noise]], [canary])).toEqual([])
    }
  })

  test("finds one that somebody leaves in a row, also in a copy", async () => {
    const copy = join(emptyFolder(), "planted.db")
    const source = new SQLite(join(app.dataDir, "uade.db"), { readonly: true })
    await source.backup(copy)
    source.close()
    const planted = new SQLite(copy)
    planted.prepare("update petition set title = ?").run(people.byRoll.email)
    planted.close()
    const found = findCanaries([["copy", readFileSync(copy)]], canaries)
    expect(found.join()).toContain(people.byRoll.email)
  })
})

describe("people who signed, on a site as in production", () => {
  test("stand in no file that the site keeps, and in no backup of its database", async () => {
    const files = filesOfDatabase()
    expect(files.map(([name]) => name)).toContain("/uade.db")
    const record = readFileSync(settings["CHECKPOINT_FILE"] ?? "")
    expect(record.length).toBeGreaterThan(0)
    const kept = [...files, ["backup", await backedUp()] as const, ["record", record] as const]
    expect(findCanaries(kept, canaries)).toEqual([])
  })

  test("stand in no line that the server printed", () => {
    const printed = app.printed()
    expect(printed).toContain(`/kk/petitions/${petition.public_id}/sign`)
    expect(printed).toContain("/kk/signature/-")
    const links = Object.values(secrets)
    expect(findCanaries([["log", Buffer.from(printed)]], [...canaries, ...links])).toEqual([])
  })

  test("stand in no answer to anybody: pages, API, exports, log, nor their own pages and receipts", async () => {
    const shown = await everythingShown()
    expect(shown.length).toBeGreaterThan(200)
    const receipts = shown.filter(([, bytes]) => bytes.includes("c2sp.org/tlog-proof"))
    expect(receipts).toHaveLength(2)
    expect(findCanaries(shown, canaries)).toEqual([])
    console.log(`canary: ${String(shown.length)} answers, ${String(canaries.length)} canaries`)
  }, 120_000)

  test("are named in no letter but to themselves, and there by their address alone", () => {
    const { letters } = app.mailbox
    const addresses = [...Object.values(people).map(({ email }) => email), erasing.email]
    const others = letters.filter(({ recipients }) => !addresses.includes(recipients[0] ?? ""))
    const all = letters.map(({ recipients, subject, text, html, attachments }) => {
      const enclosed = attachments.map(({ content, filename }) => [filename, content.toString()])
      const said = JSON.stringify({ subject, text, html, enclosed })
      return [`to ${recipients.join()}`, Buffer.from(said)] as const
    })
    expect(all.length).toBeGreaterThan(6)
    expect(findCanaries(all, canaries)).toEqual([])
    expect(others.map(({ recipients }) => recipients)).toEqual([])
  })

  test("leave nothing once they withdrew or erased: not even what was sealed is on the disk", async () => {
    expect(gone).toHaveLength(5)
    await expect
      .poll(() => gone.filter((bytes) => isOnDisk(bytes)), { timeout: 10_000 })
      .toEqual([])
    const copy = await backedUp()
    expect(gone.filter((bytes) => copy.includes(bytes))).toEqual([])
  })
})
