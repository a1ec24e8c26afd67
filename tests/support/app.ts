import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { inject } from "vitest"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { makeSecretFile } from "#app/lib/secret-file.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { findHead, findNewestCheckpoint } from "#db/queries/log.server.ts"
import { logSeed } from "#tests/support/house.ts"
import { startMailbox } from "#tests/support/mail.ts"
import type { Mailbox } from "#tests/support/mail.ts"
import { findFreePort } from "#tests/support/postgres.ts"

/** The built site, running in a process of its own on its own data. */
export interface App {
  /** `http://localhost:43121`, without a slash at the end. */
  readonly origin: string
  readonly mailbox: Mailbox
  readonly dataDir: string
  /** A second connection to the site's database, to look at what stands in it. */
  readonly db: Db
  /** What the server printed so far. */
  printed(): string
  /** Sends the server a signal. */
  signal(name: "SIGTERM" | "SIGKILL"): void
  /** Resolves when the server has ended, with its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
  stop(): Promise<void>
}

export interface AppOptions {
  /** Settings beside those that each app has of its own: port, data folder, mail server. */
  readonly env?: Readonly<Record<string, string>>
  /** Fills the migrated database before the server starts. Not called for the demo, which fills its own. */
  readonly seed?: (db: Db) => Promise<unknown>
  readonly script?: "scripts/start.ts" | "scripts/demo.ts"
}

/**
 * Starts the site from its build (`npm run build`) and waits until it answers.
 * @throws with what it printed, when it ends or is silent for two minutes
 */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const { env = {}, seed, script = "scripts/start.ts" } = options
  if (!existsSync("build/server/index.js")) throw new Error("There is no build. Run: npm run build")
  const dataDir = mkdtempSync(join(tmpdir(), "uade-app-"))
  if (script === "scripts/demo.ts") await copyDemo(dataDir)
  const databaseUrl = env["DATABASE_URL"] ?? `sqlite:${join(dataDir, "uade.db")}`
  const db = openDb(databaseUrl)
  await migrateToLatest(db)
  await seed?.(db)
  if (script === "scripts/start.ts") await handLogOver(db, dataDir)

  const mailbox = await startMailbox()
  const port = env["PORT"] ?? String(await findFreePort())
  const server = run(script, {
    PORT: port,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    SMTP_URL: mailbox.url,
    PUBLISH_SECONDS: "1",
    CHECK_CACHE: "on",
    ...env,
  })
  const printed = printedBy(server)
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve))

  async function stop(): Promise<void> {
    await end(server)
    await mailbox.stop()
    await db.close()
    rmSync(dataDir, { recursive: true, force: true })
  }

  const origin = `http://localhost:${port}`
  try {
    await untilItAnswers(server, printed, origin)
  } catch (fault) {
    await stop()
    throw fault
  }
  return {
    ...{ origin, mailbox, dataDir, db, printed, ended, stop },
    signal: (name) => server.kill(name),
  }
}

/** The log that a test's house began is gone on with: under its key, from its last checkpoint. */
async function handLogOver(db: Db, dataDir: string): Promise<void> {
  makeSecretFile(join(dataDir, "log-key"), logSeed.toString("base64"))
  const head = await findHead(db.read)
  const last = head && (await findNewestCheckpoint(db.read, head.epoch))
  if (last) await fileRecord(join(dataDir, "checkpoints.log")).append(last)
}

/** The demo's data are made once a run of the suite, by whoever comes first; every demo begins from a copy of them. */
async function copyDemo(dataDir: string): Promise<void> {
  const made = join(inject("demoFolder"), "data")
  const making = `${made}.part`
  if (!existsSync(made) && isFirst(making)) {
    const port = String(await findFreePort())
    const env = { PORT: port, DATA_DIR: making, DATABASE_URL: `sqlite:${join(making, "uade.db")}` }
    const server = run("scripts/demo.ts", env)
    try {
      await untilItAnswers(server, printedBy(server), `http://localhost:${port}`)
    } finally {
      await end(server)
    }
    renameSync(making, made)
  }
  while (!existsSync(made)) await sleep(200)
  cpSync(made, dataDir, { recursive: true })
}

/** Makes the folder, unless somebody else has. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

function run(script: string, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...inherited(), NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
}

/** Whoever does not stop when asked is stopped. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()))
  const hurry = setTimeout(() => server.kill("SIGKILL"), 10_000)
  server.kill("SIGTERM")
  await ended
  clearTimeout(hurry)
}

/** The environment without what says how the tests run. */
function inherited(): Record<string, string | undefined> {
  const ours = /^(VITEST.*|NODE_ENV|TEST|DEV|PROD|MODE|BASE_URL|SSR)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}

function printedBy(server: ChildProcess): () => string {
  let text = ""
  for (const stream of [server.stdout, server.stderr])
    stream?.on("data", (chunk: Buffer) => (text += chunk.toString()))
  return () => text
}

async function untilItAnswers(
  server: ChildProcess,
  printed: () => string,
  origin: string,
): Promise<void> {
  const deadline = performance.now() + 120_000
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null || performance.now() > deadline)
      throw new Error(`The site did not start. It printed: ${printed()}`)
    try {
      if ((await fetch(`${origin}/healthz`)).ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
