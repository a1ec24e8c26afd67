import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** `npm run faults -- <name>`: runs `scripts/faults/<name>.ts`, which ends with 1 where it found something. */
const names = ["clock", "dast", "disk", "fsync", "fuzz", "kill", "mail", "postgres"]
const [name = "", ...rest] = process.argv.slice(2)
const file = new URL(`./faults/${name}.ts`, import.meta.url)
if (!names.includes(name) || !existsSync(fileURLToPath(file))) {
  console.error(`npm run faults -- <${names.join("|")}>`)
  process.exit(1)
}
const { run } = (await import(file.href)) as { run: (args: readonly string[]) => Promise<number> }
process.exitCode = await run(rest)
