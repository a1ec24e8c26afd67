import { buildFont } from "#scripts/build-font.ts"
import { build } from "vite"

/** Builds what `start` and `demo` serve: the font's own subset, then pages and styles. */
process.env["NODE_ENV"] = "production"
await buildFont()
await build({ logLevel: "warn" })
