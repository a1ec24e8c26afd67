import { defineConfig } from "vitest/config"

/** The browser suite: against the built site, one file after another, in one Chromium at a time. */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.test.ts"],
    globalSetup: ["tests/browser/global-setup.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 150_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
