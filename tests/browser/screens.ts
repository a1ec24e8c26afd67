import type { Locator, Page } from "playwright-core"
import { expect } from "vitest"

/** The address of each screen in the order in which they were seen, without reloads. */
export function screensOf(page: Page): string[] {
  const seen: string[] = []
  page.on("framenavigated", (frame) => {
    const { pathname, search } = new URL(frame.url())
    if (frame === page.mainFrame() && seen.at(-1) !== pathname + search)
      seen.push(pathname + search)
  })
  return seen
}

/** Taps the first of what fits and waits until the next screen stands. */
export async function tap(link: Locator): Promise<void> {
  await link.first().click()
  await link.page().waitForLoadState()
}

/** Taps the button that sends the page's form. */
export async function send(page: Page): Promise<void> {
  await tap(page.locator("main form[method=post] button"))
}

/** What the page says, with common spaces and hyphens: dates and articles are held together. */
export async function textOf(page: Page): Promise<string> {
  return plain(await page.locator("main").innerText())
}

export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("\u2011", "-")
}

/** The link of a letter whose path begins so, such as `/kk/signature/`. */
export function linkIn(text: string | undefined, path: string): string {
  const found = (text ?? "").split(/\s/).find((word) => word.includes(path))
  expect(found, `no ${path} in: ${text ?? "nothing"}`).toBeDefined()
  return found ?? ""
}

/** Where the first such link leads. */
export async function hrefOf(page: Page, link: string): Promise<string> {
  return (await page.locator(link).first().getAttribute("href")) ?? `nothing at ${link}`
}
