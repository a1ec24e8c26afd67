import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { leafAt, writeLog } from "#scripts/bench/log/folder.ts"
import { measureOf } from "#scripts/bench/measure.ts"
import type { Measure } from "#scripts/bench/measure.ts"
import { readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"

/**
 * How long `npm run log:verify` takes for a million leaves in a folder, against the hashing alone of as many leaves
 * and nodes: three times as long is the limit. BENCH_LEAVES makes it another log. How a site starts on a log of
 * millions, `scale` says.
 */
export async function run(): Promise<Measure[]> {
  const leaves = Number(process.env["BENCH_LEAVES"] ?? 1_000_000)
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-log-"))
  try {
    writeLog(folder, leaves)
    const before = hashAll(leaves)
    const verified = await verify(folder, leaves)
    const bare = (before + hashAll(leaves)) / 2
    const baseline = { name: "bare SHA-256", value: bare }
    return [measureOf(`verify ${String(leaves)} leaves`, "s", verified, baseline)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function verify(folder: string, leaves: number): Promise<number> {
  const source = openSource(folder)
  const from = performance.now()
  const { checkpoint } = await verifyLog({ source, keys: await readKeys(source, []) })
  if (checkpoint.size !== leaves) throw new Error("another log was verified")
  return (performance.now() - from) / 1000
}

/** Hashes as many leaves and nodes as the log has, and does nothing else. @returns seconds */
function hashAll(leaves: number): number {
  const leaf = Buffer.concat([Buffer.from([0]), leafAt(1)])
  const node = Buffer.alloc(65, 1)
  const from = performance.now()
  for (let at = 0; at < leaves; at += 1) createHash("sha256").update(leaf).digest()
  for (let at = 1; at < leaves; at += 1) createHash("sha256").update(node).digest()
  return (performance.now() - from) / 1000
}
