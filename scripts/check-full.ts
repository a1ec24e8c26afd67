import { moveToMemory } from "#scripts/memory-folder.ts"
import { runNode } from "#scripts/run.ts"

/**
 * `npm run check:full`: what takes too long for each change. Every page in every language and theme by axe, and
 * Lighthouse on the pages that a constituent goes through.
 */

const steps = [
  ["--import", "tsx", "scripts/build.ts"],
  [
    ...["node_modules/vitest/vitest.mjs", "run", "--config", "tests/browser/vitest.config.ts"],
    "tests/browser/pages.test.ts",
  ],
  ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/full/vitest.config.ts"],
] as const

moveToMemory()
process.env["FULL_SQUARE"] = "1"
for (const step of steps) {
  const { code } = await runNode(step, true)
  if (code !== 0) process.exit(1)
}
