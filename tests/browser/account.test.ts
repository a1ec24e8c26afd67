import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser, newProfile } from "#tests/support/browser.ts"

/*
 * The life of an account, from its first letter to its end, as somebody without JavaScript lives it. The
 * steps build on one another, so they stand in one order.
 */

const first = "tall poplars by the water"
const second = "white willows by the well"
const email = "zhuldyzai@uade.example"
const newEmail = "zhuldyzai@post.example"

let app: App
let browser: Browser
let page: Page

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  page = await (await newProfile(browser, { javaScript: false })).newPage()
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function linkIn(to: string, pattern: RegExp): Promise<string> {
  for (;;) {
    const { text = "" } = await app.mailbox.waitForMail(to)
    const link = pattern.exec(text)?.[0]
    if (link !== undefined) return link
  }
}

async function signIn(address: string, password: string): Promise<void> {
  await page.goto(`${app.origin}/en/session`)
  await page.getByLabel("E-mail address").fill(address)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
}

async function signOut(): Promise<void> {
  await page.goto(`${app.origin}/en/account`)
  await page.getByRole("button", { name: "Sign out", exact: true }).click()
}

test("an account is opened by the mailed link", async () => {
  await page.goto(`${app.origin}/en/account/new`)
  await page.getByLabel("E-mail address").fill(email)
  await page.getByRole("button", { name: "Send the letter" }).click()
  await page.goto(await linkIn(email, /http\S+\/account\/confirm\/\S+/))
  await page.getByLabel("Password").fill(first)
  await page.getByRole("button", { name: "Open the account" }).click()
  expect(page.url()).toBe(`${app.origin}/en/account`)
  await expectNoAxeViolations(page)
  await expect(page.getByRole("heading", { name: "Chrome, Linux" }).count()).resolves.toBe(1)
})

test("a forgotten password is replaced by the mailed link, which signs nobody in", async () => {
  await signOut()
  await page.goto(`${app.origin}/en/session`)
  await page.getByRole("link", { name: "Forgot the password?" }).click()
  await expectNoAxeViolations(page)
  await page.getByLabel("E-mail address").fill(email)
  await page.getByRole("button", { name: "Send the letter" }).click()
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Check your mail")

  const link = await linkIn(email, /http\S+\/session\/reset\/\S+/)
  await page.goto(link)
  await expectNoAxeViolations(page)
  await page.getByLabel("New password").fill(second)
  await page.getByRole("button", { name: "Change the password" }).click()
  expect(page.url()).toBe(`${app.origin}/en/session?changed=password`)
  await page.goto(link)
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
    "This link has done its work",
  )
  await signIn(email, first)
  expect(page.url()).toBe(`${app.origin}/en/session`)
  await signIn(email, second)
  expect(page.url()).toBe(`${app.origin}/en/account`)
})

test("the address is changed once the new one is confirmed, and the former one is told", async () => {
  await page.getByRole("link", { name: "Change the e-mail address" }).click()
  await expectNoAxeViolations(page)
  await page.getByLabel("New e-mail address").fill(newEmail)
  await page.getByRole("button", { name: "Send the letter" }).click()
  await page.goto(await linkIn(newEmail, /http\S+\/account\/email\/\S+/))
  await expectNoAxeViolations(page)
  await page.getByRole("button", { name: "Confirm the address" }).click()
  expect(page.url()).toBe(`${app.origin}/en/account?changed=email`)
  expect(await page.getByText(newEmail).count()).toBe(1)
  await expect
    .poll(() =>
      app.mailbox.letters
        .filter(({ recipients }) => recipients.includes(email))
        .map(({ subject }) => subject),
    )
    .toEqual(expect.arrayContaining(["Another address was asked for", "Your address was changed"]))
})

test("everything held on the account comes as a file", async () => {
  await page.goto(`${app.origin}/en/account`)
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "Download my data" }).click()
  expect((await download).suggestedFilename()).toMatch(/^uade-\d{4}-\d\d-\d\d\.json$/)
})

test("the account is deleted, and its address may open another", async () => {
  await page.goto(`${app.origin}/en/account/deletion`)
  await expectNoAxeViolations(page)
  await page.getByRole("button", { name: "Delete the account" }).click()
  expect(await page.getByRole("alert").count()).toBe(1)
  await page.getByLabel("I understand that this cannot be undone").check()
  await page.getByRole("button", { name: "Delete the account" }).click()
  expect(page.url()).toBe(`${app.origin}/en/session?changed=deletion`)
  expect(await page.getByText("The account is deleted.").count()).toBe(1)
  const cookies = await page.context().cookies()
  // Of those that were cleared the next page sets the one for its language anew.
  expect(cookies.map(({ name }) => name)).toEqual(["lang"])
  await signIn(newEmail, second)
  expect(page.url()).toBe(`${app.origin}/en/session`)

  await page.goto(`${app.origin}/en/account/new`)
  await page.getByLabel("E-mail address").fill(newEmail)
  await page.getByRole("button", { name: "Send the letter" }).click()
  await linkIn(newEmail, /http\S+\/account\/confirm\/\S+/)
})
