import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { printMeasures } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"

/** `npm run bench -- <name> [--json]`: runs `scripts/bench/<name>.ts`, which answers what it measured. */
const [name = ""] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"))
const file = new URL(`./bench/${name}.ts`, import.meta.url)
if (!/^[a-z]+$/.test(name) || name === "measure" || !existsSync(fileURLToPath(file))) {
  console.error(
    "npm run bench -- <reading|signing|nodes|scale|soak|backup|import|log|timing> [--json]",
  )
  process.exit(1)
}
const { run } = (await import(file.href)) as { run: () => Promise<Measure[]> }
printMeasures(await run(), process.argv.includes("--json"))
