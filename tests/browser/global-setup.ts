import { ensureChromium } from "#tests/support/chromium.ts"

/** Before the first browser test there is a Chromium. */
export function setup(): void {
  ensureChromium()
}
