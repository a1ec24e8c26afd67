import { spawn } from "node:child_process"
import { runNode } from "#scripts/run.ts"

/**
 * `npm run dev`: builds, serves on PORT, and does both again when a file changes. Pages carry no script,
 * so there is nothing to reload in the browser but the page.
 */
const watched = ["app", "db", "public"]
const tsx = "node_modules/tsx/dist/cli.mjs"
await runNode([tsx, "scripts/migrate.ts"], true)
const server = spawn(
  process.execPath,
  [
    tsx,
    "watch",
    ...watched.flatMap((folder) => ["--include", `${folder}/**/*`]),
    "scripts/dev-serve.ts",
  ],
  { stdio: "inherit" },
)
server.once("close", (code) => process.exit(code ?? 0))
