import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { routeTable } from "#app/auth/route-table.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"
import { expectToFit, expectToFitAll } from "./page-fit.ts"
import { shiftOf, weigh } from "./page-weight.ts"
import { untoldTongues } from "./page-tongues.ts"
import { strayWords } from "./page-words.ts"

/*
 * Every page of the demo country on a narrow screen, in each language: it is read without a script and
 * fits. axe reads the Kazakh ones: the languages share their markup.
 */

let app: App
let browser: Browser
/** One address of each kind of page, without the language. */
const paths = new Map<string, string>()

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
  const page = await openPage(await newProfile(browser, { javaScript: false, lang: "kk" }))
  for (const [name, from, link] of ways) {
    await page.goto(app.origin + (paths.get(from) ?? `/kk${from}`))
    const href = await page.locator(link).first().getAttribute("href")
    paths.set(name, href ?? `nothing links to ${name}`)
  }
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** Where a page of each kind is linked from: its name, the page, the link. */
const ways = [
  ["area", "/areas", "main a[href^='/kk/areas/']"],
  ["person", "/people", "main .list a"],
  ["promise", "/promises", "main .list a"],
  ["vote", "/votes", "main .list a"],
  ["petition", "/petitions", "main .list a"],
  ["sign", "petition", "main a[href$='/sign']"],
] as const

/** Every public page that needs nothing but its language, as the table of access names them. */
const fixed = [
  ...Object.entries(routeTable)
    .filter(([pattern, { GET }]) => GET === "public" && /^\/:lang(\/[a-z-]+)*$/.test(pattern))
    .map(([pattern]) => pattern.replace("/:lang", "")),
  ...["/promises?rating=broken", "/search?q=самал", "/recall/maslikhat", "/nowhere"],
]

/** Asked for alone these are no pages: answers to scripts, of something that must be named, or of development. */
const withoutPage: readonly string[] = [
  ...["/search/hints", "/promises/similar", "/desk/next"],
  ...["/session/end", "/account/sessions/end", "/account/shown-name", "/styleguide"],
]
/** These carry one script and do without it. */
const scripted: readonly string[] = ["/search", "/search?q=самал", "/receipts", "/session/passkey"]

const pages = fixed.filter((path) => !withoutPage.includes(path))

const langs = ["kk", "ru", "en"] as const
const themes = ["light", "dark"] as const
const square = langs.flatMap((lang) => themes.map((colorScheme) => ({ lang, colorScheme })))
/** All of the square is read by `npm run check:full`; otherwise each page in one more pair, in turn. */
const isFull = process.env["FULL_SQUARE"] === "1"

async function openPage(context: BrowserContext): Promise<Page> {
  return context.newPage()
}

/** Collects what the Content-Security-Policy stopped and what the page could not load. */
function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  page.on("pageerror", (fault) => complaints.push(fault.message))
  return complaints
}

async function expectNoScript(page: Page): Promise<void> {
  // A block of data is none: nothing of it is run.
  const scripts = page.locator('script:not([type="application/ld+json"])')
  expect(await scripts.count(), page.url()).toBe(0)
}

describe.each(langs)("pages in %s at 360 px", (lang) => {
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    page = await openPage(await newProfile(browser, { width: 360, lang }))
    complaints = watch(page)
  })

  test.each(pages)("%s", async (path) => {
    await look(`/${lang}${path}`)
  })

  test.each(ways.map(([name]) => name))("a page of a %s", async (name) => {
    await look((paths.get(name) ?? "").replace(/^\/kk/, `/${lang}`))
  })

  async function look(path: string): Promise<void> {
    const answer = await page.goto(app.origin + path)
    expect(answer?.status(), path).toBe(path.endsWith("/nowhere") ? 404 : 200)
    expect(await page.locator("html").getAttribute("lang")).toBe(lang)
    expect(await page.locator("h1").count(), path).toBe(1)
    if (!scripted.includes(path.slice(3))) await expectNoScript(page)
    await expectToFit(page)
    expect(await strayWords(page), path).toEqual([])
    expect(await untoldTongues(page), path).toEqual([])
    if (lang === "kk") {
      await expectNoAxeViolations(page)
      // The languages share their markup, and Kazakh has the longest words.
      await expectToFitAll(page, [768, 1280, 360])
    }
    expect(complaints.filter((text) => !text.includes("404"))).toEqual([])
  }
})

describe("pages once more, in other languages and by dark", () => {
  const others = square.slice(1)
  const all = [...pages, ...ways.map(([name]) => `a page of a ${name}`)]
  const pairs = all.flatMap((path, index) =>
    (isFull ? others : others.slice(index % others.length).slice(0, 1)).map((pair) => ({
      ...pair,
      path,
    })),
  )

  test.each(pairs)("$path in $lang, $colorScheme", async ({ path, ...pair }) => {
    const context = await newProfile(browser, { width: 360, ...pair })
    const page = await openPage(context)
    const known = paths.get(path.replace("a page of a ", ""))?.replace(/^\/kk/, "")
    await page.goto(`${app.origin}/${pair.lang}${known ?? path}`)
    await expectNoAxeViolations(page)
    await context.close()
  })
})

describe("what a page weighs on a telephone, in Kazakh", () => {
  /** Home and all lists, one page of each kind, the search, and the law: all that people read on the way to sign. */
  const lists = [
    "",
    "/people",
    "/promises",
    "/promises?rating=broken",
    "/votes",
    "/petitions",
    "/areas",
  ]
  const others = ["/search?q=самал", "/recall", "/recall/maslikhat", "/method", "/privacy"]
  const read = [...lists, ...others, ...ways.map(([name]) => name)]

  test.each(read)("the page %s", async (name) => {
    const context = await newProfile(browser, { width: 360, lang: "kk" })
    const page = await openPage(context)
    const { all, font, script } = await weigh(page, app.origin + (paths.get(name) ?? `/kk${name}`))
    // One asks and answers while somebody types; it is read without it too.
    if (!scripted.includes(name)) expect(script).toBe(0)
    expect(font).toBeLessThanOrEqual(35_000)
    expect(all - font).toBeLessThanOrEqual(25_000)
    expect(all).toBeLessThanOrEqual(60_000)
    expect(await shiftOf(page)).toBe(0)
    await context.close()
  })
})

test("a petition on paper: both sides side by side, the chart's numbers, the address and the day", async () => {
  const page = await openPage(await newProfile(browser, { width: 700, lang: "kk" }))
  await page.goto(app.origin + (paths.get("petition") ?? ""))
  const rows = page.locator("main details table tbody tr")
  expect(await rows.first().isVisible()).toBe(false)
  await page.emulateMedia({ media: "print" })
  expect(await rows.first().isVisible()).toBe(true)
  const halves = await page
    .locator(".split-half")
    .evaluateAll((all) => all.map((half) => half.getBoundingClientRect()))
  expect(halves[0]?.top).toBe(halves[1]?.top)
  expect(Math.abs((halves[0]?.width ?? 0) - (halves[1]?.width ?? 9))).toBeLessThan(1)
  expect(await page.locator(".paper-only").innerText()).toContain("жағдайы")
  expect(await page.locator(".onward-address").innerText()).toContain("/kk/petitions/")
  expect(await page.locator(".onward .qr").isVisible()).toBe(true)
  await page.context().close()
})

describe("the workplaces of the demo's people, in Kazakh", () => {
  test.each([
    ["watchdog-1", "/kk/desk"],
    ["watchdog-1", "/kk/promises/new"],
    ["deputy", "/kk/office"],
    ["moderator-1", "/kk/moderation"],
    ["constituent-1", "/kk/account"],
    ["constituent-1", "/kk/petitions/new"],
  ])("%s at %s", async (name, path) => {
    const page = await openPage(await newProfile(browser, { width: 360, lang: "kk" }))
    await page.goto(`${app.origin}/demo/sign-in/${name}`)
    const answer = await page.goto(app.origin + path)
    expect(answer?.status()).toBe(200)
    expect(answer?.headers()["cache-control"]).toBe("private, no-store")
    await expectNoScript(page)
    await expectToFit(page)
    await expectNoAxeViolations(page)
  })

  test.each(["watchdog-1", "auditor-1", "collector-1", "operator-1"])(
    "on a desk the header of %s is one row, whatever the language and the page",
    async (name) => {
      const page = await openPage(await newProfile(browser, { width: 1280, lang: "kk" }))
      await page.goto(`${app.origin}/demo/sign-in/${name}`)
      for (const width of [1280, 1440])
        for (const path of ["/kk/recall", "/ru/recall", "/en/recall"]) {
          await page.setViewportSize({ width, height: 900 })
          await page.goto(app.origin + path)
          const tops = await page
            .locator(".nav li")
            .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
          expect(new Set(tops).size, `${path} at ${String(width)} px`).toBe(1)
        }
      await page.context().close()
    },
  )

  test("an empty form comes back with a summary that leads to each field", async () => {
    const page = await openPage(await newProfile(browser, { width: 360, lang: "kk" }))
    await page.goto(app.origin + (paths.get("sign") ?? ""))
    await page.locator("main form[method=post]").evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
    await page.locator("[name=family]").fill("Сақталатын")
    await page.locator("main form[method=post] button").last().click()
    await expectNoAxeViolations(page)
    const links = page.locator("[role=alert] a")
    expect(await links.count()).toBeGreaterThan(1)
    for (const href of await links.evaluateAll((all) => all.map((a) => a.getAttribute("href"))))
      expect(await page.locator(`[id="${href?.slice(1) ?? ""}"]`).count(), String(href)).toBe(1)
    expect(await page.locator("[name=family]").inputValue()).toBe("Сақталатын")
  })
})
