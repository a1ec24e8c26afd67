import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { routeTable } from "#app/auth/route-table.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"
import { addressOf, sampleObjects } from "./sample-objects.ts"

/* A page of another origin sends forms here in the name of somebody who is signed in: nothing changes. */

let app: App
let browser: Browser
let stranger: Server
let strangersOrigin: string
let page = ""

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
  browser = await launchBrowser()
  stranger = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/html; charset=utf-8" })
    answer.end(page)
  })
  await new Promise<void>((resolve) => stranger.listen(0, "localhost", resolve))
  strangersOrigin = `http://localhost:${String((stranger.address() as AddressInfo).port)}`
}, 180_000)

afterAll(async () => {
  await browser.close()
  stranger.close()
  await app.stop()
})

const forms = Object.entries(routeTable)
  .filter(([, row]) => row.POST !== undefined)
  .map(([pattern]) => pattern)

describe("a form on another origin", () => {
  test.each(["operator-1"])(
    "changes nothing for %s, wherever it is sent",
    async (name) => {
      const context = await newProfile(browser, { javaScript: true, lang: "en" })
      const tab = await context.newPage()
      await tab.goto(`${app.origin}/demo/sign-in/${name}`)
      const before = await fingerprint(app)
      const sample = await sampleObjects(app.db)
      const refused: number[] = []
      for (const pattern of forms) {
        page = formTo(app.origin + addressOf(pattern, sample))
        await tab.goto(strangersOrigin)
        const [answer] = await Promise.all([
          tab.waitForResponse((response) => response.request().method() === "POST"),
          tab.click("button"),
        ])
        refused.push(answer.status())
      }
      expect(new Set(refused)).toEqual(new Set([403]))
      expect(refused).toHaveLength(forms.length)
      expect(await fingerprint(app)).toEqual(before)
      await context.close()
      console.log(`cross-site: ${String(refused.length)} forms refused for ${name}`)
    },
    120_000,
  )
})

function formTo(action: string): string {
  return `<!doctype html><form method="post" action="${action}">
    <input name="decision" value="approved"><input name="kind" value="list">
    <input name="text" value="forged"><button>Win a prize</button></form>`
}

/** How many rows stand in the tables that forms write to, and the newest of them. */
async function fingerprint({ db }: App) {
  const tables = [
    "account",
    "session",
    "petition",
    "pledge",
    "coding",
    "claim",
    "audit_entry",
    "approval",
    "signature",
    "outbox",
  ] as const
  const counts: Record<string, string> = {}
  for (const table of tables) {
    const row = await db.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("n"))
      .executeTakeFirstOrThrow()
    counts[table] = String(row.n)
  }
  return counts
}
