import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Role } from "#app/domain/access.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"
import { handOnly } from "#tests/support/coding-scene.ts"
import { makeHouse } from "#tests/support/house.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { addressesFor, differences, lookAround } from "./everything-shown.ts"
import type { Answers, Looker } from "./everything-shown.ts"
import { sampleObjects } from "./sample-objects.ts"
import type { Sample } from "./sample-objects.ts"

/*
 * Two watchdogs in two browsers code one promise; a third decides between them. Before and after each answer
 * everybody else looks at everything there is: not a byte of it may tell that an answer is in.
 */

const first = "watchdog-1"
const second = "watchdog-3"
const third = "watchdog-2"
/** Everybody but the first coder: the second, a colleague, those who run the site, the deputy, nobody. */
const names = [second, third, "moderator-1", "operator-1", "auditor-1", "deputy"]

let app: App
let browser: Browser
let sample: Sample
let lookers: readonly Looker[]
let pledge = ""
let before: readonly Answers[]
let one: Page
let other: Page

beforeAll(async () => {
  app = await startApp({
    script: "scripts/demo.ts",
    env: { TRUSTED_PROXY: "127.0.0.1,::1", PUBLISH_SECONDS: "3600" },
  })
  browser = await launchBrowser()
  pledge = await findUnrated()
  for (const name of [first, second]) {
    await handOnly(makeHouse(app.db), pledge, await accountOf(name), new Date().toISOString())
  }
  sample = { ...(await sampleObjects(app.db)), lang: "kk", pledgeId: pledge, kind: "pledge" }
  const signedIn: Looker[] = []
  for (const name of names) signedIn.push(await lookerOf(name))
  lookers = [{ name: "nobody", actor: null, cookie: undefined }, ...signedIn]
  one = await openCase(first)
  other = await openCase(second)
  before = await snapshot()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function snapshot(): Promise<Answers[]> {
  const all: Answers[] = []
  for (const looker of lookers) {
    all.push(await lookAround(app.origin, looker, addressesFor(looker, sample)))
  }
  return all
}

function changedSince(earlier: readonly Answers[], later: readonly Answers[]): string[] {
  return lookers.flatMap(({ name }, index) =>
    differences(earlier[index] ?? new Map(), later[index] ?? new Map()).map(
      (address) => `${name} ${address}`,
    ),
  )
}

/** What the cache and the public versions hang on, and what is under way, as the database says. */
async function versions() {
  return app.db.read.selectFrom("subject_version").selectAll().orderBy("subject_id").execute()
}

describe("two watchdogs in two browsers, and everybody else", () => {
  test("what everybody sees is steady while nothing happens", async () => {
    const again = await snapshot()
    expect(changedSince(before, again)).toEqual([])
    const seen = before.reduce((sum, answers) => sum + answers.size, 0)
    expect(seen).toBeGreaterThan(200)
    console.log(`blind: ${String(seen)} answers compared byte for byte, thrice`)
  }, 240_000)

  test("the first answer shows nobody that it is in", async () => {
    const stood = await versions()
    const form = await other.content()
    await expectNoAxeViolations(one)
    await answer(one, "kept", "All of it stands there, counted on the spot.")
    expect(one.url()).toBe(`${app.origin}/en/desk`)
    expect(await one.locator("main").textContent()).toContain("Kept; published when the round ends")

    expect(changedSince(before, await snapshot())).toEqual([])
    expect(await versions()).toEqual(stood)
    await other.reload()
    expect(await other.content()).toBe(form)
  }, 240_000)

  test("nor does the second that differs, not even the two of them", async () => {
    const own = await one.content()
    await answer(other, "partly-kept", "Half of it stands there, counted on the spot.")
    expect(other.url()).toBe(`${app.origin}/en/desk`)
    await one.reload()
    expect(await one.content()).toBe(own)
    const changed = changedSince(before, await snapshot())
    const ofSecond = changed.filter((address) => !address.startsWith(`${second} `))
    expect(ofSecond).toEqual([])
    expect(changed.every((address) => /\/(desk|account|promises)\b/.test(address))).toBe(true)
  }, 240_000)

  test("a third sees both side by side and decides; the page shows both and the reason", async () => {
    const now = new Date().toISOString()
    const task = { need: "due", task: "adjudicate" } as const
    await handOnly(makeHouse(app.db), pledge, await accountOf(third), now, task)
    const page = await openCase(third)
    const shown = (await page.locator(".answers").textContent()) ?? ""
    expect(shown).toContain("All of it stands there")
    expect(shown).toContain("Half of it stands there")
    expect(shown).not.toMatch(/Зере|Инна/)
    await expectNoAxeViolations(page)
    await answer(page, "partly-kept", "The act counts what was not yet built: half of it stands.")

    const reader = await (await newProfile(browser, { javaScript: false, width: 360 })).newPage()
    await reader.goto(`${app.origin}/en/promises/${pledge}`)
    const record = (await reader.locator("main").textContent()) ?? ""
    for (const words of [
      ...["All of it stands there", "Half of it stands there", "The act counts"],
      ...["differs from the published rating", "Code book, version 2"],
    ]) {
      expect(record).toContain(words)
    }
    expect(record).not.toMatch(/Зере|Инна|Тимур/)
    await expectNoAxeViolations(reader)
    const changed = changedSince(before, await snapshot())
    expect(changed).toContain(`nobody /kk/promises/${pledge}`)
    expect(changed).toContain("nobody /kk")
  }, 240_000)
})

/** A promise that nobody has coded, of a deputy to whom nobody of the cast is bound. */
async function findUnrated(): Promise<string> {
  const row = await app.db.read
    .selectFrom("pledge")
    .innerJoin("evidence", "evidence.pledge_id", "pledge.id")
    .select("pledge.public_id")
    .where("pledge.verdict_id", "is", null)
    .where("evidence.kind", "<>", "vote")
    .where("pledge.id", "not in", app.db.read.selectFrom("coding_round").select("pledge_id"))
    .where(
      "pledge.person_id",
      "not in",
      app.db.read
        .selectFrom("declared_conflict")
        .select("person_id")
        .where("person_id", "is not", null)
        .$narrowType<{ person_id: number }>(),
    )
    .orderBy("pledge.id", "desc")
    .executeTakeFirstOrThrow()
  return row.public_id
}

async function accountOf(name: string) {
  const role = name.replace(/-\d$/, "")
  const number = Number(/-(\d)$/.exec(name)?.[1] ?? 1)
  const rows = await app.db.read
    .selectFrom("account")
    .selectAll()
    .where("role", "=", role)
    .orderBy("id")
    .execute()
  const row = rows[number - 1]
  if (!row) throw new Error(`nobody is ${name}`)
  return row
}

async function lookerOf(name: string): Promise<Looker> {
  const { id, role, person_id } = await accountOf(name)
  const actor = { id, role: role as Role, personId: person_id }
  return { name, actor, cookie: await signIn(name) }
}

/** Comes again where the site is busy. */
async function signIn(name: string): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await fetchPatiently(`${app.origin}/demo/sign-in/${name}`)
    const cookie = answer.headers.getSetCookie().find((line) => /sid=/.test(line))
    if (cookie) return cookie.split(";")[0] ?? ""
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`no session for ${name}`)
}

async function openCase(name: string): Promise<Page> {
  const context = await newProfile(browser, { javaScript: false })
  const page = await context.newPage()
  await page.goto(`${app.origin}/demo/sign-in/${name}`)
  await page.goto(`${app.origin}/en/desk`)
  await page.locator(".panel a.button").click()
  expect(page.url()).toBe(`${app.origin}/en/promises/${pledge}/verdicts/new`)
  return page
}

async function answer(page: Page, rating: string, reason: string): Promise<void> {
  await page.locator("[name=evidence]").first().check()
  await page.locator(`[name=rating][value=${rating}]`).check()
  await page.locator("[name=clauses]").nth(2).check()
  await page.locator("[name=confidence][value=high]").check()
  await page.locator("[name=reason]").fill(reason)
  await page.locator("main form[method=post] button").last().click()
}
