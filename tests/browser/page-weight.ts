import type { Page } from "playwright-core"

/** Transferred bytes: all, and of these what is font and what is script. */
export interface Weight {
  readonly all: number
  readonly font: number
  readonly script: number
}

/** Opens a page with nothing kept and adds up what came over the line, headers included, packed as sent. */
export async function weigh(page: Page, url: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page)
  await session.send("Network.enable")
  const kinds = new Map<string, string>()
  const weight = { all: 0, font: 0, script: 0 }
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type))
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength
    const kind = kinds.get(requestId)
    if (kind === "Font") weight.font += encodedDataLength
    if (kind === "Script") weight.script += encodedDataLength
  })
  await page.goto(url, { waitUntil: "networkidle" })
  await session.detach()
  return weight
}

/** By how much what was shown moved while the page came (CLS); 0 where nothing did. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[]
          resolve(shifts.reduce((sum, { value }) => sum + value, 0))
        }).observe({ type: "layout-shift", buffered: true })
        // Where nothing moved no entry ever comes.
        setTimeout(() => {
          resolve(0)
        }, 200)
      }),
  )
}
