import { copyFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { cli } from "@remix-run/dev"
import { buildFont } from "#scripts/build-font.ts"
import { buildIcons } from "#scripts/build-icons.ts"
import { buildBrowserScripts } from "#scripts/build-browser-scripts.ts"

/** What `public/passkeys.js` speaks to devices with: a package's own file, served by this site. */
const passkeyLibrary = "public/simplewebauthn.js"

/** Builds what `start` and `demo` serve: the font's own subset, the icons, the passkeys' library, then pages and styles. */
process.env.NODE_ENV = "production"
await buildFont()
await buildIcons()
await copyPasskeyLibrary()
await buildBrowserScripts()
await cli.run(["vite:build", "--logLevel", "warn"])

async function copyPasskeyLibrary(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@simplewebauthn/browser")
  const bundle = path.resolve(path.dirname(entry), "../dist/bundle/index.umd.min.js")
  await copyFile(bundle, passkeyLibrary)
}
