import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { House } from "#app/context.server.ts"
import { readSettings } from "#app/env.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"

/** The built site in a process of its own, on data of its own. */
export interface Site {
  readonly port: number
  readonly pid: number
  /** Where its database, its keys and its record lie. */
  readonly dataDir: string
  stop(): Promise<void>
}

/** Opens `/metrics` of a site that is measured. */
export const metricsToken = "the token of a bench"

/**
 * Makes a database, fills it, and starts the site from its build on it. Who asks may say from which
 * address, as a proxy does: a limit that counts by address is then no part of what is measured.
 * @throws with what the site printed, where it ends or does not answer for a minute
 */
export async function startSite(fill: (house: House) => Promise<unknown>): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), "uade-bench-"))
  const port = await findFreePort()
  const env = {
    NODE_ENV: "development" as const,
    DATA_DIR: dataDir,
    PORT: String(port),
    TRUSTED_PROXY: "127.0.0.1",
    METRICS_TOKEN: metricsToken,
  }
  const house = openHouse(readSettings(env))
  await migrateToLatest(house.db)
  await fill(house)
  await house.db.close()

  const server: ChildProcess = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const ended = once(server, "exit")
  async function stop(): Promise<void> {
    server.kill("SIGTERM")
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await untilItAnswers(server, port)
  } catch (fault) {
    await stop()
    throw fault
  }
  return { port, pid: server.pid ?? 0, dataDir, stop }
}

async function untilItAnswers(server: ChildProcess, port: number): Promise<void> {
  let printed = ""
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (chunk: Buffer) => (printed += chunk.toString()))
  }
  const deadline = performance.now() + 60_000
  for (;;) {
    if (server.exitCode !== null || performance.now() > deadline) {
      throw new Error(`The site did not start. It printed: ${printed}`)
    }
    const answer = await fetch(`http://localhost:${String(port)}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
}

export function findFreePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
