import { execFileSync } from "node:child_process"

/** The programs of others that a trial needs, by the packages of a Debian-like system that bring them. */
const packages = { "fiu-run": "fiu-utils", faketime: "faketime", strace: "strace" } as const
export type Tool = keyof typeof packages

/**
 * Looks for a program that a trial needs, and installs its package where root may.
 * @throws with the one command to run, where it is not there and may not be installed
 */
export function ensureTool(tool: Tool): void {
  if (isThere(tool)) return
  const install = `apt-get update && apt-get install -y --no-install-recommends ${packages[tool]}`
  if (process.getuid?.() !== 0 || !isThere("apt-get"))
    throw new Error(`This trial needs ${tool}. Run: sudo sh -c '${install}'`)
  execFileSync("sh", ["-c", install], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  })
  if (!isThere(tool)) throw new Error(`${packages[tool]} was installed and brought no ${tool}`)
}

function isThere(tool: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${tool}`], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
