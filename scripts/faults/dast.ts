import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { signIn, startDemo } from "#scripts/faults/demo-site.ts"
import type { DemoSite } from "#scripts/faults/demo-site.ts"
import { explanationOf } from "#scripts/faults/finding.ts"
import type { Finding } from "#scripts/faults/finding.ts"
import { hasTried, sqlmapArguments, sqlmapFindings, sqlmapTargets } from "#scripts/faults/sqlmap.ts"
import { wapitiArguments, wapitiFindings } from "#scripts/faults/wapiti.ts"

/** For each of Wapiti's two scans; for each target of sqlmap. */
const scanSeconds = 60
const targetSeconds = 30

/**
 * `npm run faults -- dast`: lets Debian's Wapiti and sqlmap loose on a demo of its own, on the loopback and
 * for some minutes. Ends with 1 where they find something, or where one of them could not be tried.
 */
export async function run(): Promise<number> {
  const missing = ["wapiti", "sqlmap"].filter((tool) => !isInstalled(tool))
  if (missing.length > 0) {
    console.error(`${missing.join(" and ")} cannot be found: apt-get install wapiti sqlmap`)
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), "uade-dast-"))
  const site = await startDemo(join(folder, "data"))
  try {
    const findings = [...(await scan(site, folder)), ...(await inject(site, folder))]
    return report(findings, site)
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Wapiti as a stranger, and as somebody of the demo who is signed in. */
async function scan({ origin }: DemoSite, folder: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of [undefined, "constituent-1"]) {
    const cookie = name === undefined ? undefined : await signIn(origin, name)
    const args = wapitiArguments(origin, cookie, { folder, seconds: scanSeconds })
    const printed = await runTool("wapiti", args, scanSeconds * 4)
    const file = join(folder, "wapiti.json")
    if (existsSync(file)) findings.push(...wapitiFindings(readFileSync(file, "utf8")))
    else findings.push(untried("wapiti", origin, printed))
    rmSync(file, { force: true })
    console.log(`wapiti as ${name ?? "a stranger"}: done`)
  }
  return findings
}

async function inject({ origin }: DemoSite, folder: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const target of sqlmapTargets(origin)) {
    const printed = await runTool("sqlmap", sqlmapArguments(target, origin, folder), targetSeconds)
    findings.push(...sqlmapFindings(target, printed))
    if (!hasTried(printed)) findings.push(untried("sqlmap", target.url, printed))
    console.log(`sqlmap at ${target.url.replace(origin, "")}: done`)
  }
  return findings
}

function untried(tool: string, where: string, printed: string): Finding {
  return { tool, kind: "Not tried", where, told: printed.trim().split("\n").slice(-3).join(" | ") }
}

function report(findings: readonly Finding[], { statuses }: DemoSite): number {
  const counts = [...statuses].sort(([one], [other]) => one - other)
  console.log(`answers: ${counts.map(([status, n]) => `${status}: ${n}`).join(", ")}`)
  const open = findings.filter((finding) => explanationOf(finding) === undefined)
  for (const { tool, kind, where, told } of open) {
    console.log(`FOUND ${tool}: ${kind} at ${where}: ${told}`)
  }
  for (const [why, count] of explanations(findings)) console.log(`explained ${count}: ${why}`)
  const broken = counts.filter(([status]) => status >= 500 && status !== 503)
  console.log(`${open.length} found, ${findings.length - open.length} explained`)
  return open.length > 0 || broken.length > 0 ? 1 : 0
}

function explanations(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const why of findings.map(explanationOf)) {
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1)
  }
  return counts
}

/** What a tool printed, up to its end or that of its time. */
function runTool(tool: string, args: readonly string[], seconds: number): Promise<string> {
  const child = spawn(tool, args, { stdio: ["ignore", "pipe", "pipe"], timeout: seconds * 1000 })
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()))
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", () => resolve(printed))
  })
}

function isInstalled(tool: string): boolean {
  return (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(join(folder, tool)))
}
