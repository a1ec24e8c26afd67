import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { acknowledgedIn, until } from "./acknowledged.ts"
import { listUnsynced } from "./trace.ts"
import type { Site } from "./trial.ts"

const attachingMs = 10_000
/** Fewer who were acknowledged say nothing of a site that is slow at the moment. */
const fewest = 5
const patienceMs = 20_000
const calls = "read,write,writev,fsync,fdatasync"

/**
 * Watches for a while what the site asks of the kernel, by strace, and notes each signature that it acknowledged without
 * having synced the log beside its database and its record of checkpoints in between. A killed process cannot show that:
 * what it wrote lies in the kernel's memory and outlives it.
 *
 * @returns how many acknowledgements were seen
 */
export async function watchSyncs(site: Site, ms: number): Promise<number> {
  const file = join(site.folder, "trace")
  const { pid } = site.node.program
  const tracer = spawn(
    "strace",
    ["-f", "-y", "-s", "160", "-e", `trace=${calls}`, "-o", file, "-p", String(pid)],
    { stdio: ["ignore", "ignore", "pipe"] },
  )
  let said = ""
  tracer.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise((resolve) => tracer.once("exit", resolve))
  const deadline = performance.now() + attachingMs
  while (!said.includes("attached") && performance.now() < deadline) await sleep(20)
  // Whoever asks from now on is seen from beginning to end.
  const before = followedSecrets(site)
  await sleep(ms)
  // Those who followed a link for the first time since.
  await until(() => {
    const told = [...acknowledgedIn(site.history)].filter((secret) => !before.has(secret))
    return told.length >= fewest
  }, patienceMs)
  tracer.kill("SIGINT")
  await ended
  const { acknowledged, unsynced } = listUnsynced(read(file), before)
  for (const words of unsynced) site.find("synced", words)
  if (acknowledged === 0)
    site.find("synced", `strace saw nobody acknowledged: ${said.trim().slice(-200)}`)
  return acknowledged
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

/** Links that were followed before: who follows one again is told so without anything being written. */
function followedSecrets({ history }: Site): ReadonlySet<string> {
  return new Set(
    history.events.flatMap((event) => (event.is === "invoke" ? (event.secret ?? []) : [])),
  )
}
