import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { ensureChromium } from "#tests/support/chromium.ts"

/** Before the first browser test there is a Chromium, and a place for the demo's data to be made once for all parts. */
export function setup(project: TestProject): () => void {
  ensureChromium()
  const shared = process.env["DEMO_FOLDER"]
  if (shared !== undefined) {
    project.provide("demoFolder", shared)
    return () => undefined
  }
  const folder = mkdtempSync(join(tmpdir(), "uade-demo-"))
  project.provide("demoFolder", folder)
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}

declare module "vitest" {
  interface ProvidedContext {
    /** Where the demo's data lie once they are made; empty until the first who needs them makes them. */
    demoFolder: string
  }
}
