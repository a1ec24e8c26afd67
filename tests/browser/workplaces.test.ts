import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { routePatternFor } from "#app/auth/route-access.ts"
import { routeTable } from "#app/auth/route-table.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"
import { expectToFitAll } from "./page-fit.ts"

/*
 * Every page behind a door that a link leads to, one of each kind for each who works here, in Kazakh: nobody is shut
 * out of it, and it fits. The public ones are read elsewhere; here they are only asked where they lead.
 */

let app: App
let browser: Browser
/** Kinds of pages that were read, by whomever. */
const read = new Set<string>()
/** What is wrong with them, all of it: one page hides no other. */
const wrong: string[] = []

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
  console.log(`workplaces: ${String(read.size)} kinds of pages read`)
})

const starts = ["/kk/account", "/kk", "/kk/promises?rating=not-assessed", "/kk/petitions"]

/** Whose workplace begins where. */
const people = {
  "constituent-1": "/kk/petitions/new",
  deputy: "/kk/office",
  "watchdog-1": "/kk/desk",
  "moderator-1": "/kk/moderation",
  "auditor-1": "/kk/audit",
  "collector-1": "/kk/collection",
  "operator-1": "/kk/operations",
} as const

describe.each(Object.entries(people))("the pages of %s", (name, start) => {
  test("can be read by everybody", async () => {
    const page = await (await newProfile(browser, { width: 360, lang: "kk" })).newPage()
    await page.goto(`${app.origin}/demo/sign-in/${name}`)
    const known = new Map<string, number>()
    const waiting: string[] = [start, ...starts]
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const pattern = routePatternFor(path.split("?")[0] ?? path)
      if (pattern === undefined || (known.get(pattern) ?? 0) >= mostOf(pattern)) continue
      known.set(pattern, (known.get(pattern) ?? 0) + 1)
      const links = await look(page, path, pattern)
      waiting.push(...links.filter((link) => !waiting.includes(link)))
    }
    await page.context().close()
    expect(wrong.splice(0)).toEqual([])
  }, 240_000)
})

test("most kinds of pages behind a door were read", () => {
  const closed = Object.values(routeTable).filter(({ GET }) => GET && GET !== "public")
  expect(read.size).toBeGreaterThanOrEqual(closed.length * 0.7)
})

/** Of public pages several are asked where they lead: what one may do hangs on the thing. */
function mostOf(pattern: string): number {
  return isPublic(pattern) ? 4 : 1
}

function isPublic(pattern: string): boolean {
  return routeTable[pattern]?.GET === "public"
}

/** Reads a page where nobody did, and says where it leads. */
async function look(page: Page, path: string, pattern: string): Promise<string[]> {
  const answer = await page.request.get(app.origin + path)
  const type = answer.headers()["content-type"] ?? ""
  if (answer.status() !== 200 || !type.startsWith("text/html")) return []
  if (!isPublic(pattern) && !read.has(pattern)) {
    read.add(pattern)
    await page.setViewportSize({ width: 360, height: 900 })
    await page.goto(app.origin + path)
    await note(expectNoAxeViolations(page))
    await note(expectToFitAll(page, [360, 768, 1280]))
  }
  const links = [...(await answer.text()).matchAll(/<a [^>]*?href="(\/kk[^"#]*)"/g)]
  return links.map(([, href = ""]) => href.replaceAll("&amp;", "&"))
}

async function note(looking: Promise<void>): Promise<void> {
  await looking.catch((fault: unknown) => {
    const { message, actual } = fault as { message: string; actual?: unknown }
    wrong.push(`${message}: ${JSON.stringify(actual)}`)
  })
}
