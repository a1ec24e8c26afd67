import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import jsQRModule from "jsqr"
import type { Browser, BrowserContext, Page } from "playwright-core"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeIin } from "#tests/support/iin.ts"
import { makePetition, nextPublicId } from "#tests/support/make.ts"
import { fetchPatiently } from "#tests/support/patient.ts"
import { publishBeside } from "#tests/support/publish.ts"

/** The package is CommonJS: at run time its function may stand a level deeper than its types say. */
const { default: nested } = jsQRModule as unknown as { default?: typeof jsQRModule }
const jsQR = nested ?? jsQRModule

/* The page that checks receipts, with the built script in a real browser, and what that browser sends. */

const signer = { family: "Құдайбергенова", given: "Жұлдызай", iin: makeIin(7) }
const email = "receipt@uade.example"
const folder = mkdtempSync(join(tmpdir(), "uade-receipts-"))
const publicId = nextPublicId()

let app: App
let browser: Browser
let secret = ""
let receipt = ""

beforeAll(async () => {
  makeSecretFile(join(folder, "kek"), Buffer.alloc(32, 7).toString("base64"))
  app = await startApp({
    env: {
      KEK_FILE: join(folder, "kek"),
      // What is published when, the test decides.
      ...{ CLOCK: "2026-04-01T06:00:00Z", PUBLISH_SECONDS: "86400" },
    },
    seed: (db) =>
      makePetition(db, {
        ...{ public_id: publicId, asks: "iin", closes_on: "2026-05-31" },
        key_sealed: newPetitionKey(makeHouse(db).keys, publicId),
      }),
  })
  browser = await launchBrowser()
  secret = await sign()
  await publishBeside(app.db, "2026-04-01T10:00:00.000Z")
  const file = await fetchPatiently(`${app.origin}/kk/signature/${secret}/receipt.tlog-proof`)
  receipt = await file.text()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function sign(): Promise<string> {
  const form = { ...signer, email, voter: "on", consent: "on" }
  const asked = await post(`/kk/petitions/${publicId}/sign`, form)
  expect(asked.status).toBe(303)
  const { text = "" } = await app.mailbox.waitForMail(email)
  const [, mailed = ""] = /\/signature\/([\w-]{43})/.exec(text) ?? []
  expect((await post(`/kk/signature/${mailed}`, {})).status).toBe(303)
  return mailed
}

function post(path: string, fields: Readonly<Record<string, string>>) {
  const body = new URLSearchParams(fields)
  const headers = { origin: app.origin }
  return fetchPatiently(app.origin + path, { method: "POST", headers, body })
}

/** All that a browser sends from now on: addresses, headers and bodies, one text a request. */
function listenTo(context: BrowserContext): string[] {
  const sent: string[] = []
  context.on("request", (request) => {
    const body = request.postDataBuffer()?.toString("latin1") ?? ""
    sent.push([request.method(), request.url(), JSON.stringify(request.headers()), body].join("\n"))
  })
  return sent
}

function expectNothingOf(sent: readonly string[], words: readonly string[]): void {
  const text = sent.flatMap((one) => [one, decoded(one)]).join("\n")
  for (const word of words) {
    expect(text).not.toContain(word)
    expect(text).not.toContain(Buffer.from(word).toString("latin1"))
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    return ""
  }
}

function asFile(text: string) {
  return {
    name: "receipt.tlog-proof",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(text),
  }
}

/** What the page answers: the verdict that is to be seen, of all that stand ready in it. */
async function check(page: Page): Promise<string | null> {
  await page.click("form[data-receipts] button")
  await page.waitForSelector("[data-result]:not([hidden])")
  const shown = page.locator("[data-verdict]:visible")
  expect(await shown.count()).toBe(1)
  return shown.getAttribute("data-verdict")
}

async function type(
  page: Page,
  { family, given, iin }: Record<keyof typeof signer, string>,
): Promise<void> {
  await page.fill("#receipt-family", family)
  await page.fill("#receipt-given", given)
  await page.fill("#receipt-identifier", iin)
}

/** The address in the QR code, as a camera before the screen reads it. */
async function readQr(page: Page): Promise<string> {
  await page.click("details:has(.qr) summary")
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>("img.qr")
    return image?.complete === true && image.naturalWidth > 0
  })
  const picture = await page.locator(".qr").screenshot()
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({
    resolveWithObject: true,
  })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? "nothing"
}

test("the code on a signature's page leads to the check, and nothing behind its # is sent", async () => {
  const context = await newProfile(browser, { lang: "kk" })
  const page = await context.newPage()
  await page.goto(`${app.origin}/kk/signature/${secret}`)
  const address = await readQr(page)
  const [where, fragment = ""] = address.split("#")
  expect(where).toBe(`${app.origin}/kk/receipts`)
  expect(fragment.length).toBeGreaterThan(400)

  const sent = listenTo(context)
  const phone = await context.newPage()
  await phone.goto(address)
  await phone.waitForSelector("[data-carried]:visible")
  expect(phone.url()).toBe(`${app.origin}/kk/receipts`)
  expect(await check(phone)).toBe("in-the-log-not-proved-whose")
  await type(phone, signer)
  expect(await check(phone)).toBe("counted-once-and-yours")
  expect(sent.some((one) => one.startsWith(`GET\n${app.origin}/kk/receipts\n`))).toBe(true)
  expect(sent.every((one) => one.startsWith("GET\n"))).toBe(true)
  expectNothingOf(sent, [fragment.slice(0, 40), signer.iin, signer.family, signer.given])
  await context.close()
})

test("a file is checked in the page: right, with a byte changed, and under another IIN", async () => {
  const context = await newProfile(browser, { lang: "kk" })
  const page = await context.newPage()
  await page.goto(`${app.origin}/kk/receipts`)
  const sent = listenTo(context)
  await page.setInputFiles("#receipt", asFile(receipt))
  await type(page, signer)
  expect(await check(page)).toBe("counted-once-and-yours")
  await type(page, { ...signer, iin: makeIin(8) })
  expect(await check(page)).toBe("not-yours")
  await type(page, { ...signer, iin: "900101100005" })
  expect(await check(page)).toBe("identifier-unreadable")
  await type(page, signer)
  for (const [tampered, verdict] of [
    [receipt.replace(/^index \d+$/m, "index 7"), "not-in-the-log"],
    [receipt.replace(/\n\n(.+)\n(\d+)\n/, "\n\n$1\n9$2\n"), "not-signed-by-the-log"],
    [receipt.replace("c2sp.org", "c2sp.orh"), "unreadable"],
  ] as const) {
    expect(tampered).not.toBe(receipt)
    await page.setInputFiles("#receipt", asFile(tampered))
    expect(await check(page)).toBe(verdict)
  }
  // Whatever is checked, nothing is asked of anybody; only the browser fetches the site's mark.
  expect(sent.filter((one) => !one.startsWith(`GET\n${app.origin}/favicon`))).toEqual([])
  await context.close()
})

test("without JavaScript the file alone is sent, and the page says so before", async () => {
  const context = await newProfile(browser, { lang: "en", javaScript: false })
  const page = await context.newPage()
  const sent = listenTo(context)
  await page.goto(`${app.origin}/en/receipts`)
  expect(await page.locator("noscript .notice").innerText()).toContain("sends the file")
  expect(await page.locator("#receipt-identifier").isVisible()).toBe(false)
  // A form sends what has a name: the driver does not tell what stands in an upload.
  const named = page.locator("form[data-receipts] [name]")
  expect([await named.count(), await named.getAttribute("name")]).toEqual([1, "receipt"])
  await page.setInputFiles("#receipt", asFile(receipt))
  expect(await check(page)).toBe("in-the-log-not-proved-whose")
  const posted = sent.filter((one) => one.startsWith("POST\n"))
  expect(posted).toHaveLength(1)
  expectNothingOf(sent, [signer.iin, signer.family, signer.given, email])
  await page.setInputFiles("#receipt", asFile(receipt.replace(/^index \d+$/m, "index 7")))
  expect(await check(page)).toBe("not-in-the-log")
  await context.close()
})
