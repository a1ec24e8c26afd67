import { build } from "vite"

/** Bundles what runs in readers' browsers, each as one file of its own that this site serves. */
export async function buildBrowserScripts(): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: "public",
      emptyOutDir: false,
      target: "es2020",
      lib: {
        entry: "app/browser/check-receipts.ts",
        formats: ["iife"],
        name: "checkReceipts",
        fileName: () => "check-receipts.js",
      },
    },
  })
}
