import { defineConfig } from "vitest/config"

/** What takes too long for each change: run by `npm run check:full` against the built site. */
export default defineConfig({
  test: {
    include: ["tests/full/**/*.test.ts"],
    globalSetup: ["tests/browser/global-setup.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
})
