import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"

/** What a site says that signs nothing any more: it answers, and will never be ready. */
const closedLog = "The public log is closed."

/** Settings of a process. */
export type Variables = Readonly<Record<string, string | undefined>>

/** A program of the site that can be killed and started again. */
export class Program {
  private child: ChildProcess | undefined
  private said = ""

  /**
   * @param script that is run
   * @param env its whole environment but for PATH
   * @param isReady tells whether it has begun to work
   * @param preloads what Node loads before it, such as a mutant's changes
   */
  constructor(
    private readonly script: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly isReady: (said: string) => Promise<boolean>,
    private readonly preloads: readonly string[] = [],
  ) {}

  /** What it printed last, where it ended by itself. */
  get fault(): string | undefined {
    const hasEnded = this.child?.exitCode !== null && this.child !== undefined
    return hasEnded ? `${this.script} ended: ${this.said}` : undefined
  }

  /** The process; 0 where none was started. */
  get pid(): number {
    return this.child?.pid ?? 0
  }

  /**
   * Starts it and waits until it works.
   * @param more settings for this time
   * @throws with what it printed, where it ends or does not for three minutes
   */
  async start(more: Variables = {}): Promise<void> {
    const imports = ["tsx", ...this.preloads].flatMap((preload) => ["--import", preload])
    const child: ChildProcess = spawn(process.execPath, [...imports, this.script], {
      env: environmentOf({ ...this.env, ...more }),
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.child = child
    endWithUs(child)
    this.said = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => this.hear(chunk))
    }
    const deadline = performance.now() + 180_000
    while (!(await this.isReady(this.said))) {
      if (this.said.includes(closedLog)) throw new Error(`the log is closed: ${this.said}`)
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Error(`${this.script} did not start. It printed: ${this.said}`)
      await sleep(50)
    }
  }

  /** Ends it as a power cut would. */
  kill(): Promise<void> {
    return this.end("SIGKILL")
  }

  stop(): Promise<void> {
    return this.end("SIGTERM")
  }

  private hear(chunk: Buffer): void {
    this.said = (this.said + chunk.toString()).slice(-8000)
  }

  private async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const { child } = this
    if (child?.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once("exit", resolve))
    child.kill(signal)
    await ended
  }
}

function environmentOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"] ?? "", TMPDIR: process.env["TMPDIR"] ?? "", ...env }
}

/** Whoever started it may be ended before it. */
function endWithUs(child: ChildProcess): void {
  function end(): void {
    child.kill("SIGKILL")
  }
  process.once("exit", end)
  child.once("exit", () => process.off("exit", end))
}

/** Runs a script to its end. @returns how it ended and what it printed */
export function runToEnd(
  script: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", script], {
    env: environmentOf(env),
    stdio: ["ignore", "pipe", "pipe"],
  })
  endWithUs(child)
  let said = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (said += chunk.toString()))
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })))
}
