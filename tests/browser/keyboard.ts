import type { Page } from "playwright-core"
import { expect } from "vitest"

/** A place where the focus stops: what it is, and what is wrong with it. */
export interface Stop {
  readonly name: string
  readonly faults: readonly string[]
}

/** Nobody presses Tab more often than this on one page. */
const most = 400

/** Every stop that was looked at, page by page, over a whole suite. */
export const counted = { stops: 0, pages: 0 }

/** Presses a key and looks at where the focus is then; null where it is on nothing. */
async function press(page: Page, key: "Tab" | "Shift+Tab"): Promise<Stop | null> {
  await page.keyboard.press(key)
  const stop = await page.evaluate(lookAtFocus, key === "Tab")
  if (stop) counted.stops += 1
  return stop
}

/**
 * Walks through the whole page by Tab and back by Shift+Tab: no trap, nothing hidden, in the order of the
 * page, and the same stops both ways. The focus is on nothing before and after.
 */
export async function walk(page: Page): Promise<void> {
  const [whole = ""] = page.url().split("#")
  // From its beginning, not from where a former link led.
  if (whole !== page.url()) await page.goto(whole)
  const there = await round(page, "Tab")
  expect(there[0], page.url()).toBe("a.skip-link")
  expect((await round(page, "Shift+Tab")).reverse(), page.url()).toEqual(there)
  counted.pages += 1
}

async function round(page: Page, key: "Tab" | "Shift+Tab"): Promise<string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    getSelection()?.removeAllRanges()
    window.scrollTo(0, 0)
    Object.assign(window, { focusBefore: undefined, focusMet: new Set<Element>() })
  })
  const names: string[] = []
  const faults: string[] = []
  for (let count = 0; count < most; count += 1) {
    const stop = await press(page, key)
    // The first press may only bring the focus into the page.
    if (!stop && names.length === 0 && count < 3) continue
    if (!stop) break
    names.push(stop.name)
    faults.push(...stop.faults)
  }
  expect(names.length, `${page.url()} lets the focus out`).toBeLessThan(most)
  expect.soft(faults, page.url()).toEqual([])
  return names
}

/** Past the header, as the first stop of each page offers. */
export async function skip(page: Page): Promise<void> {
  await reach(page, ".skip-link")
  await page.keyboard.press("Enter")
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main")
}

/** Goes on by Tab to the first place that fits. */
export async function reach(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    const stop = await press(page, "Tab")
    expect.soft(stop?.faults ?? [], page.url()).toEqual([])
    const here = await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)
    if (here) return
  }
  throw new Error(`Tab does not come to ${selector} on ${page.url()}`)
}

/** Goes to a link or button and presses Enter. */
export async function open(page: Page, selector: string): Promise<void> {
  await reach(page, selector)
  await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")])
  await page.waitForLoadState()
}

/** Goes to a field and types. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await reach(page, `[name="${name}"]`)
  await page.keyboard.type(text)
}

/** Goes to a box and ticks it. */
export async function tick(page: Page, selector: string): Promise<void> {
  await reach(page, selector)
  await page.keyboard.press("Space")
  expect(await page.locator(`${selector}:checked`).count(), selector).toBeGreaterThan(0)
}

/** Goes to a question and moves by arrows to an answer. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await reach(page, `[name="${name}"]`)
  await page.keyboard.press("Space")
  for (let count = 0; count < 30; count += 1) {
    if ((await page.locator(`[name="${name}"][value="${value}"]:checked`).count()) > 0) return
    await page.keyboard.press("ArrowDown")
  }
  throw new Error(`No arrow leads to ${value} of ${name} on ${page.url()}`)
}

/** In the page: what has the focus, and what is wrong with how and where it is. */
function lookAtFocus(forwards: boolean): Stop | null {
  interface Before {
    element: Element
    name: string
    look: string
    top: number
    bottom: number
  }
  const store = window as unknown as { focusBefore: Before | undefined; focusMet?: Set<Element> }
  const before = store.focusBefore
  const element = document.activeElement
  const faults: string[] = []
  if (before && before.look === lookOf(before.element)) {
    faults.push(`${before.name} looks the same with the focus and without`)
  }
  // After the last place the browser leaves the page or begins again.
  const isOut = element === document.body || element === document.documentElement
  if (!element || isOut || store.focusMet?.has(element)) {
    store.focusBefore = undefined
    // What was wrong with the last one is told with it.
    return faults.length > 0 ? { name: "the end", faults } : null
  }
  store.focusMet?.add(element)
  const name = nameOf(element)
  const target = element.closest("label") ?? element
  const box = target.getBoundingClientRect()
  expectVisible()
  expectSize()
  expectOrder()
  store.focusBefore = {
    ...{ element, name, look: lookOf(element) },
    ...{ top: box.top + scrollY, bottom: box.bottom + scrollY },
  }
  return { name, faults }

  function expectVisible() {
    if (!element?.matches(":focus-visible"))
      faults.push(`${name} has the focus and does not show it`)
    const { top, bottom, left, right, height } = (element ?? target).getBoundingClientRect()
    if (right < 1 || left > innerWidth - 1) faults.push(`${name} stands beside the window`)
    // Of what is typed into at length, the line that is written stands within.
    const lines = element instanceof HTMLTextAreaElement ? top + 44 : bottom
    if (height <= innerHeight && (top < -1 || lines > innerHeight + 1))
      faults.push(`${name} stands above or below the window`)
    for (const [x, y] of points()) {
      const hit = document.elementFromPoint(x, y)
      const own = hit !== null && (target.contains(hit) || hit.contains(target))
      if (!own) faults.push(`${name} is covered by ${hit ? nameOf(hit) : "nothing"}`)
    }
  }

  /** Points within the first line of it, and of its last. */
  function points(): [number, number][] {
    const lines = [...target.getClientRects()].filter(
      ({ width, height }) => width > 4 && height > 4,
    )
    const [first = box] = lines
    const last = lines.at(-1) ?? box
    function inner(value: number, to: number): number {
      return Math.min(Math.max(value, 1), to - 2)
    }
    return [
      [inner(first.left + 3, innerWidth), inner(first.top + 3, innerHeight)],
      [inner(last.right - 3, innerWidth), inner(last.bottom - 3, innerHeight)],
    ]
  }

  /** WCAG 2.2, 2.5.8: a link within a sentence is as high as its line. */
  function expectSize() {
    if (box.width >= 24 && box.height >= 24) return
    if (element instanceof HTMLAnchorElement && getComputedStyle(element).display === "inline") {
      const around = element.parentElement
      const said = around?.innerText.trim() ?? ""
      if (said.length > element.innerText.trim().length) return
    }
    faults.push(
      `${name} measures ${String(Math.round(box.width))} × ${String(Math.round(box.height))}`,
    )
  }

  function expectOrder() {
    if (!before || !element) return
    // On a narrow page all stands below one another; a wide one is read in the order of its text.
    const [one, two] = forwards ? [before.element, element] : [element, before.element]
    const follows = one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING
    const isSkip = element?.classList.contains("skip-link")
    if (!follows && innerWidth >= 500 && !isSkip)
      faults.push(`${name} does not follow ${before.name}`)
    const top = box.top + scrollY
    const bottom = box.bottom + scrollY
    const narrow = innerWidth < 500
    const jumps = forwards ? bottom < before.top : top > before.bottom
    if (narrow && jumps && !isSkip)
      faults.push(`${name} is not where the eye goes after ${before.name}`)
  }

  function lookOf(of: Element): string {
    return [of, of.closest("label"), of.parentElement]
      .map((part) => {
        if (!part) return ""
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(part)
        return outlineStyle === "none"
          ? boxShadow
          : [outlineStyle, outlineWidth, outlineColor, boxShadow].join()
      })
      .join("|")
  }

  function nameOf(of: Element): string {
    const [own = ""] = of.classList
    const named = of.getAttribute("name") ?? of.getAttribute("href") ?? of.id
    const value = of instanceof HTMLInputElement && of.type === "radio" ? `=${of.value}` : ""
    if (own === "skip-link") return "a.skip-link"
    return `${of.tagName.toLowerCase()}${own && `.${own}`}${named && `[${named}${value}]`}`
  }
}
