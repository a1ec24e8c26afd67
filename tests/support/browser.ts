import { AxeBuilder } from "@axe-core/playwright"
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

/** A person's own browser: no cookie, no cache shared with any other. */
export function newProfile(
  browser: Browser,
  { javaScript = true, width = 1280, lang = "en", colorScheme = "light" }: Profile = {},
): Promise<BrowserContext> {
  return browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    locale: lang,
    colorScheme,
    reducedMotion: "reduce",
    timezoneId: "Asia/Almaty",
  })
}

/** Holds a page to WCAG 2.2 AA as far as axe can tell; the failure names each rule and place. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze()
  const told = violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id} at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`,
    ),
  )
  expect(told, page.url()).toEqual([])
  // A page that axe could not read has no violations either.
  expect(passes.length).toBeGreaterThan(0)
}
