import axe from "axe-core"
import { chromium } from "playwright-core"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { expect } from "vitest"
import { ensureChromium } from "#tests/support/chromium.ts"

/** Quiet: nothing but the pages under test is asked for over the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-pings",
]

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: flags })
}

/** Who sits before the browser. */
export interface Profile {
  readonly javaScript?: boolean
  /** Width of the window in CSS pixels. */
  readonly width?: number
  readonly lang?: "kk" | "ru" | "en"
  readonly colorScheme?: "light" | "dark"
}

/** How each context was made: Playwright does not tell it again. */
const profiles = new WeakMap<BrowserContext, Profile>()

/** A person's own browser: no cookie, no cache shared with any other. */
export async function newProfile(browser: Browser, profile: Profile = {}): Promise<BrowserContext> {
  const { javaScript = true, width = 1280, lang = "en", colorScheme = "light" } = profile
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    locale: lang,
    colorScheme,
    reducedMotion: "reduce",
    timezoneId: "Asia/Almaty",
  })
  profiles.set(context, profile)
  return context
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/**
 * Holds a page to WCAG 2.2 AA as far as axe can tell; the failure names each rule and place. axe runs in the page
 * itself: its wrapper for Playwright opens a second page each time and takes three times as long.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { page: readable, close } = await withTimers(page)
  await readable.evaluate(axe.source)
  const { violations, passes } = await readable.evaluate(runAxe, tags)
  await close()
  expect(violations, page.url()).toEqual([])
  // A page that axe could not read has no violations either.
  expect(passes).toBeGreaterThan(0)
}

/** Runs in the page, where `axe.source` has put axe. */
async function runAxe(wanted: string[]): Promise<{ violations: string[]; passes: number }> {
  const { axe: reader } = window as unknown as { axe: typeof axe }
  const { violations, passes } = await reader.run({
    runOnly: wanted,
    resultTypes: ["violations"],
    elementRef: false,
    preload: false,
  })
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  )
  return { violations: told, passes: passes.length }
}

/** axe waits on timers, and a page without JavaScript has none: then it reads the same text in a page that has. */
async function withTimers(page: Page): Promise<{ page: Page; close: () => Promise<void> }> {
  const profile = profiles.get(page.context())
  const browser = page.context().browser()
  if (profile?.javaScript !== false || !browser) return { page, close: () => Promise.resolve() }
  const body = await page.content()
  const context = await newProfile(browser, { ...profile, javaScript: true })
  const copy = await context.newPage()
  await copy.route(page.url(), (route) => route.fulfill({ body, contentType: "text/html" }))
  await copy.goto(page.url())
  return { page: copy, close: () => context.close() }
}
