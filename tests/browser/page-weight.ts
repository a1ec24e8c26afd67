import type { Page } from "playwright-core"

/** Transferred bytes by kind: Document, Stylesheet, Font, Image, Script … */
export type Weight = Partial<Record<string, number>>

/** Opens a page with nothing kept and adds up what came over the line, headers included, packed as sent. */
export async function weigh(page: Page, url: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page)
  await session.send("Network.enable")
  const kinds = new Map<string, string>()
  const bytes: Weight = {}
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type))
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other"
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
  })
  await page.goto(url, { waitUntil: "networkidle" })
  await session.detach()
  return bytes
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
