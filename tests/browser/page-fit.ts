import { expect } from "vitest"
import type { Page } from "playwright-core"

/** Holds a page to its window: nothing is wider, and no two lines of text lie on each other. */
export async function expectToFit(page: Page): Promise<void> {
  const { scroll, width, overlaps } = await page.evaluate(measure)
  const at = `${page.url()} at ${String(width)} px`
  expect(scroll, `${at} is wider than its window`).toBeLessThanOrEqual(width)
  expect(overlaps, at).toEqual([])
}

/** The same in each of these windows, one after another; the page ends in the last. */
export async function expectToFitAll(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expectToFit(page)
  }
}

/** Runs in the page. */
function measure(): { scroll: number; width: number; overlaps: string[] } {
  interface Line {
    readonly words: string
    readonly box: DOMRect
  }
  // What only readers of text are told is cut to one pixel.
  const heardOnly = [...document.querySelectorAll("body *")].filter(
    (element) => getComputedStyle(element).clipPath !== "none",
  )
  const lines: Line[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? ""
    if (words === "" || !node.parentElement?.checkVisibility({ visibilityProperty: true })) continue
    if (node.parentElement.closest("svg, option")) continue
    if (heardOnly.some((element) => element.contains(node))) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({ words, box })
  }
  lines.sort((one, other) => one.box.top - other.box.top)
  const overlaps: string[] = []
  for (const [index, one] of lines.entries())
    for (const other of lines.slice(index + 1)) {
      if (other.box.top >= one.box.bottom) break
      const across =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top
      // Lines stand close: half a line's height is shared only by words that lie on each other.
      if (across > 2 && down > one.box.height / 2) overlaps.push(`${one.words} / ${other.words}`)
    }
  const { scrollWidth: scroll, clientWidth: width } = document.documentElement
  return { scroll, width, overlaps }
}
