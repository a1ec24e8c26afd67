import { existsSync, writeFileSync } from "node:fs"
import type { Browser, Page } from "playwright-core"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { expectNoAxeViolations, launchBrowser } from "#tests/support/browser.ts"
import { expectToFit } from "./page-fit.ts"

/*
 * The style guide holds every part of the pages and nothing that changes from day to day: its picture is compared
 * with the one that was looked at. `LOOKED_AT=1` keeps the new ones, after a change that was meant.
 */

let app: App
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
}, 60_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

const widths = [360, 768, 1280] as const
const themes = ["light", "dark"] as const

describe.each(themes)("the style guide by %s", (colorScheme) => {
  test.each(widths)("at %i px looks as it did", async (width) => {
    const page = await openGuide({ viewport: { width, height: 900 }, colorScheme })
    await expectToFit(page)
    await expectNoAxeViolations(page)
    await useOwnLetters(page)
    const file = `tests/browser/pictures/guide-${String(width)}-${colorScheme}.png`
    const seen = await small(await page.screenshot({ fullPage: true }), width)
    await page.context().close()
    if (process.env["LOOKED_AT"] === "1" || !existsSync(file)) {
      writeFileSync(
        file,
        await sharp(seen.data, { raw: seen.info }).png({ palette: true }).toBuffer(),
      )
      if (process.env["LOOKED_AT"] !== "1") throw new Error(`${file} was missing: look at it`)
    }
    const known = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(Math.abs(seen.info.height - known.info.height)).toBeLessThanOrEqual(2)
    expect(differing(seen, known)).toEqual([])
  })
})

test("on paper it is black on white, without what can only be pressed", async () => {
  const page = await openGuide({ viewport: { width: 700, height: 900 }, colorScheme: "dark" })
  await page.emulateMedia({ media: "print" })
  const [paper, ink, shown] = await page.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.body).color,
    [".header", ".button", ".pagination", ".footer nav"].filter((part) =>
      document.querySelector(part)?.checkVisibility(),
    ),
  ])
  expect(await lightness(page, String(paper))).toBeGreaterThan(0.99)
  expect(await lightness(page, String(ink))).toBeLessThan(0.1)
  expect(shown).toEqual([])
  await expectToFit(page)
})

async function openGuide(options: Parameters<Browser["newContext"]>[0]): Promise<Page> {
  const context = await browser.newContext({ ...options, bypassCSP: true, reducedMotion: "reduce" })
  const page = await context.newPage()
  expect((await page.goto(`${app.origin}/en/styleguide`))?.status()).toBe(200)
  return page
}

/** Every machine has other system fonts: for the picture all words stand in the site's own. */
async function useOwnLetters(page: Page): Promise<void> {
  const content = `
    @font-face { font-family: Own; src: url("/fonts/uade-literata.woff2"); font-display: block }
    :root { --plain: Own; --mono: Own; --voice: Own }
    input, select, textarea, button { font-family: Own !important }`
  await page.addStyleTag({ content })
  await page.evaluate(() => document.fonts.load("16px Own", "Әә"))
}

/** A sixth of its size: what a hinting of letters changes is gone, what a reader would see stays. */
function small(picture: Buffer, width: number) {
  return sharp(picture)
    .resize({ width: Math.round(width / 6) })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
}

interface Picture {
  readonly data: Buffer
  readonly info: { readonly width: number; readonly height: number }
}

const square = 6

/** Where two pictures differ: squares of 6 by 6 points whose mean is off by more than 10 of 255. */
function differing(one: Picture, other: Picture): string[] {
  const rows = Math.floor(Math.min(one.info.height, other.info.height) / square)
  const columns = Math.floor(one.info.width / square)
  const places = Array.from({ length: rows * columns }, (_, place) => ({
    row: Math.floor(place / columns),
    column: place % columns,
  }))
  return places
    .map((place) => ({ ...place, off: distance(one, other, place) }))
    .filter(({ off }) => off > 10)
    .map(
      ({ row, column, off }) => `row ${String(row)}, column ${String(column)}: ${off.toFixed(0)}`,
    )
}

function distance(one: Picture, other: Picture, place: { row: number; column: number }): number {
  const line = one.info.width * 3
  let sum = 0
  for (let y = 0; y < square; y++) {
    const start = (place.row * square + y) * line + place.column * square * 3
    for (let at = start; at < start + square * 3; at++)
      sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0))
  }
  return sum / (square * square * 3)
}

/** From 0, black, to 1, white. */
function lightness(page: Page, colour: string): Promise<number> {
  return page.evaluate((text) => {
    const context = document.createElement("canvas").getContext("2d")
    if (!context) return Number.NaN
    context.fillStyle = text
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
    return (red + green + blue) / 3 / 255
  }, colour)
}
