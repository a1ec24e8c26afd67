import lighthouse from "lighthouse"
import { chromium } from "playwright-core"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { newProfile } from "#tests/support/browser.ts"
import { ensureChromium } from "#tests/support/chromium.ts"
import { findFreePort } from "#tests/support/postgres.ts"

/* Lighthouse as a cheap telephone on a slow line sees the five pages that a constituent goes through. */

const least = 0.99
/** Whatever else the machine does only slows a page: of so many visits the best one counts. */
const rounds = 5
const categories = ["performance", "accessibility", "best-practices", "seo"] as const

let app: App
let browser: Browser
let port: number

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  port = await findFreePort()
  browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ["--no-sandbox", `--remote-debugging-port=${String(port)}`],
  })
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** Follows links from page to page: the first of a list each time. */
const ways = {
  home: [],
  deputy: ["/people", "main .list a"],
  promise: ["/promises", "main .list a"],
  petition: ["/petitions", "main .list a"],
  sign: ["/petitions", "main .list a", "main a[href$='/sign']"],
} as const

test.each(Object.entries(ways))("the page %s", async (name, [from = "", ...links]) => {
  const context = await newProfile(browser, { javaScript: false, lang: "kk" })
  const page = await context.newPage()
  await page.goto(`${app.origin}/kk${from}`)
  for (const link of links) {
    const href = await page.locator(link).first().getAttribute("href")
    await page.goto(app.origin + (href ?? ""))
  }
  let best: Visit = { scores: [], lost: "Lighthouse says nothing" }
  for (let round = 0; round < rounds && !isGood(best); round++) {
    const visit = await visitAsPhone(page.url())
    if (sum(visit.scores) > sum(best.scores)) best = visit
  }
  await context.close()
  const { scores, lost } = best
  console.log(
    `${name}: ${categories.map((one, index) => `${one} ${String(scores[index])}`).join(", ")}`,
  )
  expect(isGood(best), lost).toBe(true)
})

interface Visit {
  readonly scores: readonly number[]
  /** What cost points. */
  readonly lost: string
}

async function visitAsPhone(url: string): Promise<Visit> {
  const result = await lighthouse(url, {
    ...{ port, output: "json", logLevel: "error", onlyCategories: [...categories] },
    formFactor: "mobile",
  })
  const lhr = result?.lhr
  if (!lhr) throw new Error(`Lighthouse says nothing of ${url}`)
  const lost = Object.values(lhr.audits)
    .filter(
      ({ score, scoreDisplayMode }) =>
        score !== null && score < 1 && scoreDisplayMode !== "informative",
    )
    .map(({ id, score, displayValue }) => `${id} ${String(score)} ${displayValue ?? ""}`)
  return {
    scores: categories.map((category) => lhr.categories[category]?.score ?? 0),
    lost: lost.join("\n"),
  }
}

function isGood({ scores }: Visit): boolean {
  return scores.length > 0 && scores.every((score) => score >= least)
}

function sum(scores: readonly number[]): number {
  return scores.reduce((total, score) => total + score, 0)
}
