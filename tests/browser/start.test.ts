import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"

let app: App
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

describe("the front door", () => {
  test.each(["kk", "ru", "en"] as const)(
    "opens in the browser's own language: %s",
    async (lang) => {
      const page = await (await newProfile(browser, { lang })).newPage()
      await page.goto(app.origin)
      expect(page.url()).toBe(`${app.origin}/${lang}`)
      expect(await page.getAttribute("html", "lang")).toBe(lang)
    },
  )

  test("ships no script and lets none in", async () => {
    const page = await (await newProfile(browser)).newPage()
    const answer = await page.goto(`${app.origin}/en`)
    expect(await page.locator("script").count()).toBe(0)
    expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'")
  })
})
