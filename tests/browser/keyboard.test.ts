import type { Browser, FileChooser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { codeAt } from "#app/auth/totp.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"
import { makeIin } from "#tests/support/iin.ts"
import { choose, counted, open, reach, skip, tick, type, walk } from "./keyboard.ts"
import { linkIn, textOf } from "./screens.ts"

/*
 * All journeys by Tab, Shift+Tab, Enter, Space, arrows and typing alone, in Kazakh: the focus is always seen, goes
 * down the page as the eye does, is never caught, and what it stops at is large enough to be hit. Each page of a
 * journey is walked through whole, there and back.
 */

let app: App
let browser: Browser
let petition = ""
let deputy = ""

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
  const row = await app.db.read
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .select(["petition.public_id", "person.name"])
    .where("petition.state", "=", "open")
    .where("petition.lang", "=", "kk")
    .where("petition.rule_set", "=", "kz-2026")
    .executeTakeFirstOrThrow()
  petition = `/kk/petitions/${row.public_id}`
  deputy = row.name
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function openPage(): Promise<Page> {
  return (await newProfile(browser, { width: 360, lang: "kk" })).newPage()
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path.startsWith("http") ? path : app.origin + path)
}

/** Sends the form of the page by its button. */
async function submit(page: Page): Promise<void> {
  await open(page, "main form[method=post] button")
}

/** The choice of a file that Enter opens. A browser that is still busy with the page may miss the key. */
async function chooser(page: Page): Promise<FileChooser> {
  for (;;) {
    const opened = page.waitForEvent("filechooser", { timeout: 5_000 }).catch(() => undefined)
    await page.keyboard.press("Enter")
    const found = await opened
    if (found) return found
  }
}

/** An attribute of what has the focus. */
function focused(page: Page, attribute: string): Promise<string | null | undefined> {
  return page.evaluate((name) => document.activeElement?.getAttribute(name), attribute)
}

/** Signs in as people do: address, password, and the code of an authenticator. */
async function signIn(page: Page, name: string): Promise<void> {
  const printed = app.printed()
  const password = /the password\s+(\S+) for each/.exec(printed)?.[1] ?? ""
  const secret = new RegExp(`sign-in/${name}\\s+([A-Z2-7]{32})`).exec(printed)?.[1] ?? ""
  await visit(page, "/kk/session")
  await walk(page)
  await type(page, "email", `${name}@demo.invalid`)
  await type(page, "password", password)
  await submit(page)
  await walk(page)
  await type(page, "oneTimeCode", codeAt(secret, makeClock().now()))
  await submit(page)
  expect(new URL(page.url()).pathname).not.toContain("/session")
}

describe("a constituent, by keyboard", () => {
  let page: Page
  let own = ""
  let promise = ""

  beforeAll(async () => {
    page = await openPage()
  })

  test("finds a deputy and reads the record", async () => {
    await visit(page, "/kk")
    await walk(page)
    await skip(page)
    await type(page, "q", deputy.toLowerCase())
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")])
    await page.waitForLoadState()
    await walk(page)
    await skip(page)
    await open(page, "main a[href^='/kk/people/']:not([href$='/people'])")
    expect(await page.locator("h1").innerText()).toBe(deputy)
    await walk(page)
  })

  test("checks a promise: its sources, votes and texts", async () => {
    await skip(page)
    await open(page, "main a[href^='/kk/promises/']:not([href*='?'])")
    promise = new URL(page.url()).pathname
    await walk(page)
  })

  test("sends in evidence", async () => {
    await skip(page)
    await open(page, "main a[href$='/evidence/offer']")
    await walk(page)
    await skip(page)
    await choose(page, "kind", "document")
    await type(page, "title", "Мектептің хаты")
    await type(page, "happenedOn", "2026-11")
    await choose(page, "direction", "contradicts")
    await type(page, "note", "Хатта асхананың салынбағаны жазылған.")
    await type(page, "sourceUrl", "https://school.example/letter")
    await type(page, "sourceTitle", "Мектептің хаты")
    await type(page, "email", "keys@uade.example")
    await submit(page)
    expect(await textOf(page)).toContain("тағы бір қадам қалды")
    const { text } = await app.mailbox.waitForMail("keys@uade.example")
    await visit(page, linkIn(text, "/kk/evidence/"))
    await walk(page)
    await submit(page)
    expect(await textOf(page)).toContain("қарауын күтіп тұр")
  })

  test("signs", async () => {
    await visit(page, petition)
    await walk(page)
    await skip(page)
    await open(page, "main a[href$='/sign']")
    await walk(page)
    // An empty form is sent back with the focus on what is to be changed.
    await skip(page)
    await submit(page)
    await expect.poll(() => focused(page, "role")).toBe("alert")
    await reach(page, "[role=alert] a")
    await page.keyboard.press("Enter")
    expect(await focused(page, "name")).toBe("family")
    await page.keyboard.type("Сынақов")
    await type(page, "given", "Сайлаушы")
    await type(page, "iin", makeIin(71))
    await type(page, "email", "signer@uade.example")
    await tick(page, "[name=voter]")
    await tick(page, "[name=consent]")
    await submit(page)
    const { text } = await app.mailbox.waitForMail("signer@uade.example")
    own = linkIn(text, "/kk/signature/")
    await visit(page, own)
    await walk(page)
    await submit(page)
    expect(await textOf(page)).toContain("Қолыңыз есепке алынды")
  })

  test("takes the receipt and has it checked", async () => {
    await expect
      .poll(async () => {
        await page.reload()
        return page.locator("main a[download]").count()
      })
      .toBe(1)
    await walk(page)
    await skip(page)
    await reach(page, "main a[download]")
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.keyboard.press("Enter"),
    ])
    await open(page, "main a[href$='/receipts']")
    await walk(page)
    await skip(page)
    await reach(page, "#receipt")
    await (await chooser(page)).setFiles(await download.path())
    await reach(page, "main form button")
    await page.keyboard.press("Enter")
    await expect.poll(() => textOf(page)).toContain("Бұл қол журналда тұр")
  })

  test("takes the signature back", async () => {
    await visit(page, own)
    await skip(page)
    await open(page, "main a[href$='/withdrawal']")
    await walk(page)
    await submit(page)
    expect(await textOf(page)).toContain("Қолыңыз қайтарып алынды")
  })

  test("follows a petition, and stops", async () => {
    await visit(page, petition)
    await skip(page)
    await open(page, "main a[href*='/follow/']")
    await walk(page)
    await type(page, "email", "news@uade.example")
    await submit(page)
    const { text } = await app.mailbox.waitForMail("news@uade.example")
    await visit(page, linkIn(text, "/kk/news/confirm/"))
    await submit(page)
    await walk(page)
    await skip(page)
    await open(page, "main a[href$='/end']")
    await walk(page)
    await submit(page)
    expect(await textOf(page)).toContain("Енді жаңалық келмейді")
  })

  test("signs in, starts a petition and submits it", async () => {
    await signIn(page, "constituent-1")
    await visit(page, "/kk/petitions/new")
    await walk(page)
    await skip(page)
    await type(page, "q", "Өзекбайұлы")
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")])
    await page.waitForLoadState()
    await skip(page)
    await open(page, "main a[href*='person=']")
    await walk(page)
    await skip(page)
    await tick(page, "[name=pledges]")
    await open(page, "main form[method=get] button")
    await walk(page)
    await skip(page)
    await type(page, "title", "Уәде орындалмады")
    await type(
      page,
      "statement",
      "Депутат бұл уәдені сайлау алдында берді, мерзімі өтті, іс басталған да жоқ.",
    )
    await open(page, "[name=intent][value=review]")
    await walk(page)
    await skip(page)
    await open(page, "[name=intent][value=submit]")
    expect(new URL(page.url()).pathname).toMatch(/^\/kk\/petitions\/\w{16}$/)
    await walk(page)
  })

  test("came by pages that say what they are", () => {
    expect(promise).toMatch(/^\/kk\/promises\//)
  })
})

/** Workplaces are walked through on a desk and on a telephone. */
async function walkBoth(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 })
    await walk(page)
  }
}

test("a deputy reports progress, by keyboard", async () => {
  const page = await openPage()
  await signIn(page, "deputy")
  await visit(page, "/kk/office")
  await walkBoth(page)
  await skip(page)
  await open(page, "main a[href^='/kk/promises/']")
  await skip(page)
  await open(page, "main a[href$='/claims/new']")
  await walkBoth(page)
  await skip(page)
  await choose(page, "rating", "in-progress")
  await type(page, "text", "Құрылыстың жартысы бітті, қалғаны келесі жылға жоспарланған.")
  await submit(page)
  expect(new URL(page.url()).pathname).toMatch(/^\/kk\/(promises\/\w{16}|office)/)
})

test("a watchdog finds, by keyboard", async () => {
  const page = await openPage()
  await signIn(page, "watchdog-1")
  await visit(page, "/kk/desk")
  await walkBoth(page)
  await skip(page)
  await open(page, "main form[action$='/desk/next'] button")
  await walkBoth(page)
  await skip(page)
  if ((await page.locator("[name=evidence]").count()) > 0) await tick(page, "[name=evidence]")
  await choose(page, "rating", "broken")
  await tick(page, "[name=clauses]")
  await choose(page, "confidence", "high")
  await type(page, "reason", "Мерзімі өтті, ал дәлел уәденің орындалмағанын көрсетеді.")
  await open(page, "main form[method=post] button")
  expect(new URL(page.url()).pathname).toBe("/kk/desk")
})

test("the walks were long: stops and pages are counted", () => {
  expect(counted.pages).toBeGreaterThanOrEqual(30)
  expect(counted.stops).toBeGreaterThanOrEqual(1200)
})
