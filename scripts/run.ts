import { spawn } from "node:child_process"

/** What a program did: its exit code (1 where a signal ended it), its time, and what it printed. */
export interface Run {
  readonly code: number
  readonly seconds: number
  readonly printed: string
}

/** Runs a script of Node's and waits for its end. Its output is kept and, when `live`, shown as it comes. */
export function runNode(args: readonly string[], live = false): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] })
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString()
      if (live) process.stdout.write(chunk)
    })
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) =>
      resolve({ code: code ?? 1, seconds: (performance.now() - started) / 1000, printed }),
    )
  })
}
