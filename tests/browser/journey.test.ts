import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"
import { makeIin } from "#tests/support/iin.ts"
import { fetchPatiently } from "#tests/support/patient.ts"

/*
 * A constituent with a telephone, in Kazakh: finds the deputy, judges, checks a promise, signs, keeps the
 * receipt and has it checked, and takes the signature back; with JavaScript and without. What is counted are
 * screens: pages that somebody sees, and taps on the way to them.
 */

let app: App
let browser: Browser
/** A deputy whose petition is open: name and petition. */
let deputy = { name: "", petition: "" }

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
  const row = await app.db.read
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .select(["petition.public_id", "person.name"])
    .where("petition.state", "=", "open")
    .orderBy("petition.id")
    .executeTakeFirstOrThrow()
  deputy = { name: row.name, petition: row.public_id }
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** The address of each screen in the order in which they were seen, without reloads. */
function screensOf(page: Page): string[] {
  const seen: string[] = []
  page.on("framenavigated", (frame) => {
    const path = new URL(frame.url()).pathname
    if (frame === page.mainFrame() && seen.at(-1) !== path) seen.push(path)
  })
  return seen
}

async function tap(link: Locator): Promise<void> {
  await link.first().click()
}

describe.each([
  ["without JavaScript", false, 41],
  ["with JavaScript", true, 42],
] as const)("a constituent %s", (_, javaScript, number) => {
  const email = `journey-${String(number)}@uade.example`
  let context: BrowserContext
  let page: Page
  let secretPage = ""
  let receipt: Buffer

  beforeAll(async () => {
    context = await newProfile(browser, { javaScript, width: 360, lang: "kk" })
    page = await context.newPage()
  })

  afterAll(async () => {
    await context.close()
  })

  test("finds the deputy in two taps after typing a part of the name", async () => {
    await page.goto(`${app.origin}/kk`)
    const seen = screensOf(page)
    await page.locator("main [name=q]").fill(deputy.name.toLowerCase().slice(0, -2))
    await tap(page.locator("main form button"))
    await tap(page.locator("main a[href^='/kk/people/']"))
    await page.waitForURL("**/kk/people/**")
    expect(await page.locator("h1").innerText()).toBe(deputy.name)
    expect(seen).toHaveLength(2)
  })

  test("judges on that screen: how promises stand, how votes fit, whether a recall is possible", async () => {
    const text = await page.locator("main").innerText()
    expect(await page.locator(".tally").count()).toBeGreaterThan(0)
    expect(text).toContain("Депутаттың жауап беруі")
    expect(text).toMatch(/Кері шақырып алу/i)
  })

  test("checks a promise with one tap: its words, its source, both sides, the evidence", async () => {
    await tap(page.locator("main a[href^='/kk/promises/'][href*='/promises/']:not([href*='?'])"))
    await page.waitForURL("**/kk/promises/**")
    const text = await page.locator("main").innerText()
    for (const words of ["Депутаттың айтуынша", "Дереккөз"]) expect(text).toContain(words)
    expect(await page.locator("main blockquote, main h1").count()).toBeGreaterThan(0)
  })

  test("signs on three screens: what it is about, the own data, the link of the letter", async () => {
    await page.goto(`${app.origin}/kk/petitions/${deputy.petition}`)
    await tap(page.locator("main a[href$='/sign']"))
    await page.locator("[name=family]").fill("Жолда")
    await page.locator("[name=given]").fill("Оқырман")
    if ((await page.locator("[name=iin]").count()) > 0) {
      await page.locator("[name=iin]").fill(makeIin(number))
    }
    await page.locator("[name=email]").fill(email)
    await page.locator("[name=voter]").check()
    await page.locator("[name=consent]").check()
    await tap(page.locator("main form[method=post] button:not([name])"))
    await page.waitForURL("**/sign/sent**")
    const { text = "" } = await app.mailbox.waitForMail(email)
    await page.goto(/https?:\/\/\S+\/kk\/signature\/[\w-]+/.exec(text)?.[0] ?? "no link")
    await tap(page.locator("main form[method=post] button"))
    await page.waitForLoadState()
    secretPage = page.url()
    expect(await page.locator("main").innerText()).toContain("Қолыңыз есепке алынды")
    expect(await page.title()).not.toContain(deputy.name)
  })

  test("keeps the receipt, and the page of receipts finds it in the log", async () => {
    await expect
      .poll(async () => (await fetchReceipt()).status, { timeout: 20_000, interval: 500 })
      .toBe(200)
    receipt = Buffer.from(await (await fetchReceipt()).arrayBuffer())
    await page.goto(`${app.origin}/kk/receipts`)
    const file = { name: "r.tlog-proof", mimeType: "application/octet-stream", buffer: receipt }
    await page.locator("#receipt").setInputFiles(file)
    await tap(page.locator("main form button"))
    await expect
      .poll(() => page.locator("main").innerText(), { timeout: 10_000 })
      .toContain("Бұл қол журналда тұр және бір рет есепке алынған")
  })

  test("takes the signature back from its own page, and nobody asks why", async () => {
    await page.goto(secretPage)
    await tap(page.locator("main a[href$='/withdrawal']"))
    expect(await page.locator("main textarea, main input[type=text]").count()).toBe(0)
    await tap(page.locator("main form[method=post] button"))
    await page.waitForLoadState()
    expect(await page.locator("main").innerText()).toContain("Қолыңыз қайтарып алынды")
  })

  function fetchReceipt(): Promise<Response> {
    return fetchPatiently(`${secretPage.split("?")[0] ?? ""}/receipt.tlog-proof`)
  }
})
