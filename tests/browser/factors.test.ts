import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import { codeAt } from "#app/auth/totp.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { readKeyFile } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"
import { fetchPatiently } from "#tests/support/patient.ts"

/*
 * The second factor as people meet it: one-time codes without a script, passkeys on a device that Chromium
 * plays. The steps build on one another, so they stand in one order.
 */

const folder = mkdtempSync(join(tmpdir(), "uade-factors-"))
const email = "moderator@uade.example"
const password = "a long sentence nobody guesses"
const clock = makeClock()
let app: App
let browser: Browser
/** Without JavaScript. */
let plain: Page
/** With JavaScript and a device that holds passkeys. */
let scripted: Page
let secret = ""
let spent = ""

beforeAll(async () => {
  app = await startApp({
    env: { DATA_DIR: folder, DATABASE_URL: `sqlite:${join(folder, "uade.db")}` },
    seed: makeModerator,
  })
  browser = await launchBrowser()
  plain = await (await newProfile(browser, { javaScript: false, width: 360 })).newPage()
  scripted = await (await newProfile(browser)).newPage()
  await plugDeviceIn(scripted)
}, 120_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function makeModerator(db: Db): Promise<void> {
  const keys = readKeyFile(join(folder, "kek"), true)
  const draft = { email, password, role: "moderator", displayName: "Zere", lang: "en" } as const
  const made = await createAccount({ db, keys }, draft, clock.now())
  expect(made.ok).toBe(true)
}

/** A device with a fingerprint reader, as Chromium plays it, always touched by its owner. */
async function plugDeviceIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("WebAuthn.enable")
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** What the Content-Security-Policy stopped, and what a script threw. */
function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  page.on("pageerror", (fault) => complaints.push(fault.message))
  return complaints
}

async function givePassword(page: Page): Promise<void> {
  await page.goto(`${app.origin}/en/session`)
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${app.origin}/en/session`)
  await page.getByRole("button", { name: "Sign out", exact: true }).click()
}

async function tokenOf(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies(app.origin)
  return cookies.find(({ name }) => name === "sid")?.value ?? ""
}

/** Where a request with such a cookie ends. */
async function reach(path: string, token: string): Promise<string | null> {
  const headers = { cookie: `sid=${token}` }
  const answer = await fetchPatiently(app.origin + path, { headers })
  return answer.headers.get("location")
}

/** A code that was not given before: at worst that of the next step, which is taken already. */
function freshCode(): string {
  const code = codeAt(secret, clock.now())
  const next = codeAt(secret, makeClock(new Date(Date.now() + 30_000).toISOString()).now())
  spent = code === spent ? next : code
  return spent
}

describe("one-time codes, without JavaScript", () => {
  test("are asked for at the first sign-in, before anything else", async () => {
    await givePassword(plain)
    expect(new URL(plain.url()).pathname).toBe("/en/account/factors")
    await plain.goto(`${app.origin}/en/moderation`)
    expect(new URL(plain.url()).pathname).toBe("/en/account/factors")
    await expectNoAxeViolations(plain)
  })

  test("are set up by the secret on the page", async () => {
    await plain.getByRole("link", { name: "Set up one-time codes" }).click()
    await expectNoAxeViolations(plain)
    expect(await plain.locator("svg.qr").count()).toBe(1)
    secret = (await plain.locator(".secret").textContent())?.replace(/\s/g, "") ?? ""
    await plain.getByLabel("The code that the app shows now").fill("000000")
    await plain.getByRole("button", { name: "Turn the codes on" }).click()
    expect(await plain.locator("[role=alert]").textContent()).toContain("not right")
    expect((await plain.locator(".secret").textContent())?.replace(/\s/g, "")).toBe(secret)
    await plain.getByLabel("The code that the app shows now").fill(freshCode())
    await plain.getByRole("button", { name: "Turn the codes on" }).click()
    expect(plain.url()).toBe(`${app.origin}/en/account/factors?changed=factor`)
    await expectNoAxeViolations(plain)
  })

  test("open what the role may do", async () => {
    await plain.goto(`${app.origin}/en/moderation`)
    expect(new URL(plain.url()).pathname).toBe("/en/moderation")
  })

  test("are told by mail", async () => {
    expect((await app.mailbox.waitForMail(email)).text).toContain("One-time codes were set up")
  })

  test("come with backup codes, shown once", async () => {
    await plain.goto(`${app.origin}/en/account/factors/codes`)
    await plain.getByRole("button", { name: "Make backup codes" }).click()
    expect(await plain.locator(".backup-codes li").count()).toBe(10)
    await expectNoAxeViolations(plain)
    await plain.goto(`${app.origin}/en/account/factors/codes`)
    expect(await plain.locator(".backup-codes li").count()).toBe(0)
    expect(await plain.locator("main").textContent()).toContain("10 codes are left")
  })

  test("cannot be turned off while they are the only factor", async () => {
    await plain.goto(`${app.origin}/en/account/factors/totp/removal`)
    await plain.getByRole("button", { name: "Turn one-time codes off" }).click()
    expect(await plain.locator("[role=alert]").textContent()).toContain("the only one")
  })

  test("are asked for at the next sign-in; the one that was used is refused", async () => {
    await signOut(plain)
    await givePassword(plain)
    expect(new URL(plain.url()).pathname).toBe("/en/session/factor")
    await expectNoAxeViolations(plain)
    await plain.getByLabel("Code").fill(spent)
    await plain.getByRole("button", { name: "Go on" }).click()
    // Used already, or by now too old: said otherwise, refused alike.
    expect(await plain.locator("[role=alert]").textContent()).toMatch(/used already|not right/)
    await plain.getByLabel("Code").fill(freshCode())
    await plain.getByRole("button", { name: "Go on" }).click()
    expect(new URL(plain.url()).pathname).toBe("/en/account")
  })
})

describe("a session's cookie", () => {
  test("that was planted before signing in is worth nothing after", async () => {
    const context = await newProfile(browser, { javaScript: false })
    const planted = "planted-by-somebody-else-0123456789abcdefgh"
    await context.addCookies([{ name: "sid", value: planted, url: app.origin }])
    const page = await context.newPage()
    await givePassword(page)
    const halfOpen = await tokenOf(context)
    expect(halfOpen).not.toBe(planted)
    expect(await reach("/en/account", planted)).toContain("/en/session?next=")
    expect(await reach("/en/account", halfOpen)).toContain("/en/session/factor?next=")
    await context.close()
  })

  test("is dead once its owner has signed out, whoever kept a copy", async () => {
    const stolen = await tokenOf(plain.context())
    expect(await reach("/en/account", stolen)).toBeNull()
    await signOut(plain)
    expect(await reach("/en/account", stolen)).toContain("/en/session?next=")
    expect(await tokenOf(plain.context())).toBe("")
  })
})

describe("a passkey", () => {
  let complaints: string[]
  let before = ""

  test("is added on a page with the site's one script", async () => {
    complaints = watch(scripted)
    await givePassword(scripted)
    // Codes are used once: the next one may be half a minute away.
    await expect
      .poll(
        async () => {
          if (new URL(scripted.url()).pathname !== "/en/session/factor") return "in"
          await scripted.getByLabel("Code").fill(freshCode())
          await scripted.getByRole("button", { name: "Go on" }).click()
          return new URL(scripted.url()).pathname === "/en/session/factor" ? "waiting" : "in"
        },
        { timeout: 80_000, interval: 16_000 },
      )
      .toBe("in")
    before = await tokenOf(scripted.context())
    await scripted.goto(`${app.origin}/en/account/factors/passkeys/new`)
    await scripted.getByLabel("Name").fill("Work phone")
    await expectNoAxeViolations(scripted)
    await scripted.getByRole("button", { name: "Make the passkey" }).click()
    await scripted.waitForURL("**/account/factors?changed=factor")
    expect(await scripted.locator("main .list").textContent()).toContain("Work phone")
    expect(await tokenOf(scripted.context())).not.toBe(before)
    expect(await reach("/en/account", before)).toContain("/en/session?next=")
  }, 120_000)

  test("signs in without a password", async () => {
    await signOut(scripted)
    await scripted.goto(`${app.origin}/en/session`)
    await scripted.getByRole("link", { name: "Sign in with a passkey" }).click()
    await expectNoAxeViolations(scripted)
    await scripted.getByRole("button", { name: "Use the passkey" }).click()
    await scripted.waitForURL("**/en/account")
    await scripted.goto(`${app.origin}/en/moderation`)
    expect(new URL(scripted.url()).pathname).toBe("/en/moderation")
  })

  test("is the second step after a password too", async () => {
    await signOut(scripted)
    await givePassword(scripted)
    expect(new URL(scripted.url()).pathname).toBe("/en/session/factor")
    await scripted.getByRole("button", { name: "Use the passkey" }).click()
    await scripted.waitForURL("**/en/account")
  })

  test("is named otherwise and removed; another factor stays", async () => {
    await scripted.goto(`${app.origin}/en/account/factors`)
    await scripted.getByRole("link", { name: "Work phone" }).click()
    await expectNoAxeViolations(scripted)
    await scripted.getByLabel("Name").fill("Old phone")
    await scripted.getByRole("button", { name: "Save the name" }).click()
    await scripted.getByRole("link", { name: "Old phone" }).click()
    await scripted.getByRole("link", { name: "Remove the passkey" }).click()
    await scripted.getByRole("button", { name: "Remove the passkey" }).click()
    expect(await scripted.locator("main").textContent()).toContain("You have none yet")
  })

  test("was asked for without a word of the Content-Security-Policy against it", () => {
    expect(complaints.filter((text) => !/status of 4(09|22)/.test(text))).toEqual([])
  })

  test("without JavaScript: the page says what to do instead", async () => {
    await plain.goto(`${app.origin}/en/session/passkey`)
    expect(await plain.locator("noscript").textContent()).toContain("Use a one-time code")
    expect(await plain.getByRole("button", { name: "Use the passkey" }).isVisible()).toBe(false)
    await expectNoAxeViolations(plain)
  })
})
