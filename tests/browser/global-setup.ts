import { existsSync } from "node:fs"
import { ensureChromium } from "#tests/support/chromium.ts"

/** Before the first browser test: there is a Chromium, and there is a build to look at. */
export function setup(): void {
  ensureChromium()
  if (!existsSync("build/server/index.js"))
    throw new Error("The browser tests look at the built site. Run: npm run build")
}
