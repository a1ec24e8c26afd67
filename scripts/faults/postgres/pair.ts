import { execFile, spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { appendFileSync, chownSync, cpSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import pg from "pg"
import { findFreePort, initialize, nobody, untilReady } from "./server.ts"

/** A PostgreSQL that writes and one that follows it: a commit is acknowledged once both have it. */
export interface Pair {
  /** Where who writes at the moment listens. */
  port(): number
  /** Kills who writes, as a power cut would, and starts it again. */
  crash(): Promise<void>
  /** Kills who writes for good and lets the other one write, alone from then on. */
  failOver(): Promise<void>
  stop(): Promise<void>
}

interface Running {
  readonly child: ChildProcess
  readonly exited: Promise<unknown>
}

const settings =
  "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c timezone=UTC " +
  "-c fsync=off -c full_page_writes=off -c synchronous_commit=on -c wal_level=replica -c hot_standby=on"

/**
 * Makes both: the second is a copy of the first while nobody runs, and asks it for what is written from then on.
 * Nothing outlives a power cut of this machine, all outlives a kill.
 */
export async function startPair(): Promise<Pair> {
  const { folder, binaries, data } = await initialize()
  const ports = { first: await findFreePort(), second: await findFreePort() }
  const copy = join(folder, "copy")
  makeCopy(data, copy, ports.first)

  async function start(place: string, port: number, follows: string): Promise<Running> {
    const own = `${settings} -c synchronous_standby_names=${follows}`
    const child = spawn(
      join(binaries, "postgres"),
      ["-D", place, "-p", String(port), ...own.split(" ")],
      { ...nobody, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    )
    const exited = new Promise((resolve) => child.once("exit", resolve))
    await untilReady(child, `postgres://postgres@127.0.0.1:${String(port)}`)
    return { child, exited }
  }

  let writing = await start(data, ports.first, "*")
  const second = await start(copy, ports.second, "")
  let port = ports.first
  await untilFollowed(port)

  async function kill(): Promise<void> {
    writing.child.kill("SIGKILL")
    await writing.exited
    // Its sessions end by themselves when they find it gone, and hold its memory until then.
    await sleep(300)
  }
  function stopNow(): void {
    for (const { child } of [writing, second]) child.kill("SIGKILL")
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  process.once("exit", stopNow)
  return {
    port: () => port,
    crash: async () => {
      await kill()
      writing = await startAgain(() =>
        port === ports.first ? start(data, port, "*") : start(copy, port, ""),
      )
    },
    failOver: async () => {
      await kill()
      const promote = ["promote", "-w", "-D", copy]
      await promisify(execFile)(join(binaries, "pg_ctl"), promote, { ...nobody, cwd: folder })
      writing = second
      port = ports.second
    },
    stop: async () => {
      process.off("exit", stopNow)
      for (const { child } of [writing, second]) child.kill("SIGQUIT")
      await Promise.all([writing.exited, second.exited])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}

/** What was killed leaves a file that names it, and perhaps sessions that have not yet found it gone. */
async function startAgain(start: () => Promise<Running>, tries = 20): Promise<Running> {
  try {
    return await start()
  } catch (fault) {
    if (tries === 0) throw fault
    await sleep(250)
    return startAgain(start, tries - 1)
  }
}

function makeCopy(data: string, copy: string, port: number): void {
  cpSync(data, copy, { recursive: true })
  writeFileSync(join(copy, "standby.signal"), "")
  const asked = `host=127.0.0.1 port=${String(port)} user=postgres application_name=second`
  appendFileSync(join(copy, "postgresql.auto.conf"), `primary_conninfo = '${asked}'\n`)
  const { uid, gid } = nobody
  if (uid === undefined) return
  const names = readdirSync(copy, { recursive: true, encoding: "utf8" })
  for (const name of ["", ...names]) chownSync(join(copy, name), uid, gid)
}

async function untilFollowed(port: number): Promise<void> {
  const connectionString = `postgres://postgres@127.0.0.1:${String(port)}/postgres`
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    for (let tries = 0; tries < 300; tries += 1) {
      const { rows } = await client.query<{ sync_state: string }>(
        "select sync_state from pg_stat_replication",
      )
      if (rows.some(({ sync_state }) => sync_state === "sync")) return
      await sleep(100)
    }
    throw new Error("the second PostgreSQL does not follow the first")
  } finally {
    await client.end()
  }
}
