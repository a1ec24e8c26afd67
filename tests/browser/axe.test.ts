import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"

const good = `<!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1></main></html>`
const bad = `<!doctype html><html lang="en"><title>Bad</title><main><h1>Bad</h1><img src="x"></main>`

let browser: Browser
let server: Server
let origin: string

beforeAll(async () => {
  browser = await launchBrowser()
  server = createServer((request, response) => {
    response.setHeader("content-security-policy", "default-src 'none'")
    response.setHeader("content-type", "text/html")
    response.end(request.url === "/bad" ? bad : good)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test.each([true, false])(
  "axe tells a bad page from a good one, JavaScript %s",
  async (javaScript) => {
    const page = await (await newProfile(browser, { javaScript })).newPage()
    await page.goto(`${origin}/good`)
    await expectNoAxeViolations(page)
    await page.goto(`${origin}/bad`)
    await expect(expectNoAxeViolations(page)).rejects.toMatchObject({
      actual: [expect.stringMatching(/^image-alt at img/)],
    })
  },
)
