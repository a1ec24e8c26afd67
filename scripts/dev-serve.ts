import { runNode } from "#scripts/run.ts"
import { runSite, settingsOrExit } from "#scripts/serve.ts"

/** One turn of `npm run dev`: build what changed, then serve it. Restarted by the watcher. */
const settings = settingsOrExit("development")
const build = await runNode(["node_modules/tsx/dist/cli.mjs", "scripts/build.ts"])
if (build.code === 0) {
  process.env.NODE_ENV = "production"
  console.log(`Uade answers at ${await runSite(settings)}`)
} else {
  console.error(build.printed)
}
