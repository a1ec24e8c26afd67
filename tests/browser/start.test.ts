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

interface Icon {
  readonly src: string
  readonly type: string
}

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

  test("has icons and a manifest, and leaves nothing in the browser", async () => {
    const page = await (await newProfile(browser, { lang: "kk" })).newPage()
    await page.goto(app.origin)
    const kept = await page.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).length,
      stored: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases()).length,
    }))
    expect(kept).toEqual({ workers: 0, caches: 0, stored: 0, databases: 0 })
    const link = await page.getAttribute("link[rel=manifest]", "href")
    const answer = await page.request.get(app.origin + (link ?? "/no-manifest"))
    expect(answer.headers()["content-type"]).toBe("application/manifest+json")
    const { icons, display } = (await answer.json()) as { icons: Icon[]; display: string }
    // Opened as any other page, with the address in sight and the way back.
    expect(display).toBe("browser")
    const touch = await page.getAttribute("link[rel=apple-touch-icon]", "href")
    for (const { src, type } of [...icons, { src: touch ?? "/no-icon", type: "image/png" }]) {
      const icon = await page.request.get(app.origin + src)
      expect([src, icon.status(), icon.headers()["content-type"]]).toEqual([src, 200, type])
    }
  })

  test("ships no script and lets none in", async () => {
    const page = await (await newProfile(browser)).newPage()
    const answer = await page.goto(`${app.origin}/en`)
    expect(await page.locator("script").count()).toBe(0)
    expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'")
  })
})
