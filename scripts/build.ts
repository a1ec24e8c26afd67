import { cli } from "@remix-run/dev"
import { buildFont } from "#scripts/build-font.ts"

/** Builds what `start` and `demo` serve: the font's own subset, then pages and styles. */
process.env.NODE_ENV = "production"
await buildFont()
await cli.run(["vite:build", "--logLevel", "warn"])
