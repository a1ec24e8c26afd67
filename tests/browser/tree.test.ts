import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { latinNames } from "#tests/i18n/messages.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"
import { attribute, isMarked, movements, readTree, unmarkedText, visibleLabels } from "./tree.ts"
import type { Told } from "./tree.ts"

/*
 * What a screen reader is told on the pages of the journeys, in Kazakh, through the accessibility tree; and that
 * nothing moves there for who asked that nothing moves.
 */

let app: App
let browser: Browser
const people = new Map<string, Page>()
const addresses = new Map<string, string>()
const counted = { controls: 0, fields: 0, errors: 0, pictures: 0, headings: 0 }

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
  const petition = await app.db.read
    .selectFrom("petition")
    .select("public_id")
    .where("state", "=", "open")
    .where("lang", "=", "kk")
    .where("rule_set", "=", "kz-2026")
    .executeTakeFirstOrThrow()
  addresses.set("petition", `/kk/petitions/${petition.public_id}`)
  for (const [name, from, link] of ways) addresses.set(name, await linkOn(from, link))
  const row = await app.db.read
    .selectFrom("sheet")
    .select("serial")
    .where("returned_at", "is not", null)
    .executeTakeFirstOrThrow()
  addresses.set("sheet", `/kk/s/${row.serial}`)
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** Where a page of each kind is linked from: its name, the page, the link. */
const ways = [
  ["person", "/kk/people", "main .list a"],
  ["promise", "/kk/promises?rating=broken", "main .list a"],
  ["offer", "promise", "main a[href$='/evidence/offer']"],
  ["sign", "petition", "main a[href$='/sign']"],
  ["follow", "petition", "main a[href*='/follow/']"],
  ["sheets", "petition", "main a[href$='/sheets']"],
] as const

async function linkOn(from: string, link: string): Promise<string> {
  const page = await pageOf("nobody")
  await visit(page, from)
  return (await page.locator(link).first().getAttribute("href")) ?? `nothing at ${link}`
}

async function visit(page: Page, name: string): Promise<void> {
  await page.goto(app.origin + (addresses.get(name) ?? name))
}

/** A browser of one of the demonstration's people. */
async function pageOf(name: string): Promise<Page> {
  const known = people.get(name)
  if (known) return known
  const page = await (await newProfile(browser, { width: 360, lang: "kk" })).newPage()
  if (name !== "nobody") await page.goto(`${app.origin}/demo/sign-in/${name}`)
  people.set(name, page)
  return page
}

const controls = [
  ...["button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "spinbutton"],
  ...["DisclosureTriangle", "listbox", "switch", "slider", "tab"],
]
const fields = ["textbox", "searchbox", "checkbox", "radio", "combobox", "spinbutton"]
/** A form without a name is none. */
const landmarks = ["navigation", "complementary", "region", "search"]

/** All that must hold of every page. */
async function look(page: Page): Promise<void> {
  const tree = await readTree(page)
  expect.soft(unnamed(tree), page.url()).toEqual([])
  expect.soft(foreign(tree), page.url()).toEqual([])
  expect.soft(await otherwiseCalled(page, tree), page.url()).toEqual([])
  expect
    .soft(
      tree.filter(({ role }) => role === "main"),
      page.url(),
    )
    .toHaveLength(1)
  expect.soft(leaps(tree), page.url()).toEqual([])
  expect.soft(await movements(page), page.url()).toEqual([])
}

/** Controls, landmarks and pictures without a name; charts that say their numbers in neither name nor description. */
function unnamed(tree: readonly Told[]): string[] {
  const asked = tree.filter(({ role }) => controls.includes(role) || landmarks.includes(role))
  const pictures = tree.filter(({ role }) => role === "image" || role === "img")
  counted.controls += asked.length
  counted.pictures += pictures.length
  const charts = pictures.filter(({ element }) => element?.nodeName === "svg")
  return [
    ...[...asked, ...pictures].filter(({ name }) => name === "").map(inWords),
    ...charts
      .filter(({ name, description }) => !/\d/.test(name) && description === "")
      .map(inWords),
  ]
}

function inWords({ role, name, element }: Told): string {
  const known = attribute(element, "class") ?? attribute(element, "href") ?? ""
  return `${role} “${name}” ${element?.nodeName ?? ""} ${known}`
}

/** Names and descriptions with Latin letters that no element says are names or another language. */
function foreign(tree: readonly Told[]): string[] {
  const latin = /[A-Za-z]/
  return tree
    .filter(
      ({ role }) => role !== "StaticText" && role !== "InlineTextBox" && role !== "RootWebArea",
    )
    .filter(({ name, description }) => latin.test(without(name) + without(description)))
    .filter(
      ({ element }) => element && !isMarked(element) && latin.test(without(unmarkedText(element))),
    )
    .map(inWords)
}

function without(text: string): string {
  return text.replace(new RegExp(latinNames.source, "g"), "")
}

/** Fields whose name is not what is written beside them. */
async function otherwiseCalled(page: Page, tree: readonly Told[]): Promise<string[]> {
  const labels = await visibleLabels(page)
  return tree
    .filter(({ role }) => fields.includes(role))
    .filter(({ element }) => attribute(element, "id") !== undefined)
    .flatMap(({ name, element }) => {
      const label = labels[attribute(element, "id") ?? ""]
      if (label === undefined) return []
      counted.fields += 1
      return name === label && label !== "" ? [] : [`“${name}” is labelled “${label}”`]
    })
}

/** Headings that go down by more than one, or do not begin with the one of the first level. */
function leaps(tree: readonly Told[]): string[] {
  const levels = tree.filter(({ role }) => role === "heading")
  counted.headings += levels.length
  const first = levels.filter(({ level }) => level === 1).length
  return [
    ...(first === 1 ? [] : [`${String(first)} headings of the first level`]),
    ...levels
      .filter(({ level }, place) => level > (levels[place - 1]?.level ?? 0) + 1)
      .map(({ name, level }) => `${String(level)}: ${name}`),
  ]
}

/** Sends the form empty: what is wrong is told with each field. */
async function expectToldErrors(page: Page): Promise<void> {
  await page.locator("main form[method=post]").evaluateAll((all) => {
    for (const form of all) if (form instanceof HTMLFormElement) form.noValidate = true
  })
  await page.locator("main form[method=post] button:not([formaction])").last().click()
  await page.waitForLoadState()
  const wrong = await page.locator("main [aria-invalid=true]").evaluateAll((all) =>
    all.map((one) => ({
      id: one.id === "" ? (one.querySelector("[id]")?.id ?? "") : one.id,
      text: one.parentElement?.querySelector(".field-error")?.textContent ?? "no error beside it",
    })),
  )
  const tree = await readTree(page)
  for (const { id, text } of wrong) {
    counted.errors += 1
    const told = tree
      .filter(({ element }) => holds(element, id))
      .map(({ description }) => description)
    expect.soft(told.join(" | "), `${page.url()} ${id}`).toContain(text.replace(/\s+/g, " ").trim())
  }
  expect(wrong.length, page.url()).toBeGreaterThan(0)
  const alert = tree.find(({ role }) => role === "alert")
  expect(alert, page.url()).toBeDefined()
}

/** Whether it is the field, or the group of which it is the first. */
function holds(element: Told["element"], id: string): boolean {
  if (!element) return false
  const described = attribute(element, "aria-describedby") ?? ""
  return attribute(element, "id") === id || described.split(" ").includes(`${id}-error`)
}

test.each([
  ...["/kk", "/kk/search?q=самал", "person", "promise", "offer", "petition", "sign", "follow"],
  ...[
    "sheets",
    "sheet",
    "/kk/receipts",
    "/kk/session",
    "/kk/account/new",
    "/kk/areas",
    "/kk/recall",
  ],
  ...["/kk/log", "/kk/agreement", "/kk/method", "/kk/privacy"],
])("everybody: %s", async (name) => {
  const page = await pageOf("nobody")
  await visit(page, name)
  await look(page)
})

test.each(["offer", "sign", "follow", "/kk/session"])("what is wrong is told: %s", async (name) => {
  const page = await pageOf("nobody")
  await visit(page, name)
  await expectToldErrors(page)
  await look(page)
})

test("an author's way to a petition", async () => {
  const page = await pageOf("constituent-1")
  await visit(page, "/kk/petitions/new?q=Өзекбайұлы")
  await look(page)
  await page.locator("main a[href*='person=']").first().click()
  await look(page)
  await page.locator("[name=pledges]").first().check()
  await page.locator("main form[method=get] button").click()
  await look(page)
  await expectToldErrors(page)
  await page.locator("[name=title]").fill("Уәде орындалмады")
  await page
    .locator("[name=statement]")
    .fill("Депутат бұл уәдені берді, мерзімі өтті, іс басталған да жоқ.")
  await page.locator("[name=intent][value=review]").click()
  await look(page)
})

test.each([
  ["constituent-1", "/kk/account"],
  ["constituent-1", "/kk/account/deletion"],
  ["deputy", "/kk/office"],
  ["watchdog-1", "/kk/desk"],
  ["watchdog-1", "/kk/desk/evidence"],
])("%s: %s", async (who, path) => {
  const page = await pageOf(who)
  await visit(page, path)
  await look(page)
})

test("a deputy's report, a watchdog's finding: the forms and what is wrong in them", async () => {
  const deputy = await pageOf("deputy")
  await visit(deputy, "/kk/office")
  await deputy.locator("main a[href^='/kk/promises/']").first().click()
  await deputy.locator("main a[href$='/claims/new']").first().click()
  await look(deputy)
  await expectToldErrors(deputy)
  const watchdog = await pageOf("watchdog-1")
  await visit(watchdog, "/kk/desk")
  await watchdog.locator("main form[action$='/desk/next'] button").click()
  await watchdog.waitForLoadState()
  await look(watchdog)
  await expectToldErrors(watchdog)
})

test("what moves is found where nobody asked for stillness", async () => {
  const page = await pageOf("nobody")
  await visit(page, "/kk")
  await page.emulateMedia({ reducedMotion: "no-preference" })
  expect((await movements(page)).length).toBeGreaterThan(0)
})

test("much was looked at", () => {
  expect(counted.controls).toBeGreaterThan(800)
  expect(counted.fields).toBeGreaterThan(80)
  expect(counted.errors).toBeGreaterThan(15)
  expect(counted.headings).toBeGreaterThan(100)
  expect(counted.pictures).toBeGreaterThan(10)
})
