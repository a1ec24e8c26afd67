import { execFile, spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { appendFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import pg from "pg"
import { findFreePort, initialize, nobody, untilReady } from "#scripts/faults/postgres/server.ts"

/** A PostgreSQL whose log is archived, and that is brought back from a base copy and that archive. */
export interface Archived {
  /** The address of a database of it. */
  url(): string
  /** Copies its data folder while it runs, by PostgreSQL's own interface for that. */
  copyBase(): Promise<void>
  /** Answers once all that was committed so far lies in the archive. */
  untilArchived(): Promise<void>
  /** Kills it and throws its data away. */
  destroy(): Promise<void>
  /** Starts it from the base copy and the archive. @param settings lines of postgresql.conf; `/archive` is the archive */
  recover(settings: string): Promise<void>
  stop(): Promise<void>
}

const own =
  "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=30 -c timezone=UTC"

/** @param settings as for `recover`: those that a server archives by */
export async function startArchived(settings: string): Promise<Archived> {
  const { folder, binaries, data } = await initialize()
  const [archive, base] = [join(folder, "archive"), join(folder, "base")]
  const port = await findFreePort()
  const server = `postgres://postgres@127.0.0.1:${String(port)}`
  let running: { child: ChildProcess; exited: Promise<unknown> } | undefined

  /** As who the server runs as. */
  function asOwner(command: string, ...args: string[]) {
    return promisify(execFile)(command, args, { ...nobody, cwd: folder })
  }
  function configure(text: string): void {
    appendFileSync(join(data, "postgresql.auto.conf"), text.replaceAll("/archive/", `${archive}/`))
  }
  async function start(): Promise<void> {
    const child = spawn(
      join(binaries, "postgres"),
      ["-D", data, "-p", String(port), ...own.split(" ")],
      { ...nobody, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    )
    running = { child, exited: new Promise((resolve) => child.once("exit", resolve)) }
    await untilReady(child, server)
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    running?.child.kill(signal)
    await running?.exited
    running = undefined
  }
  async function ask<Row extends pg.QueryResultRow>(text: string): Promise<Row> {
    const client = new pg.Client({ connectionString: `${server}/postgres` })
    await client.connect()
    try {
      return (await client.query<Row>(text)).rows[0] as Row
    } finally {
      await client.end()
    }
  }
  async function until(question: string): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await ask<{ yes: boolean }>(`select (${question}) as yes`)).yes) return
      await sleep(50)
    }
    throw new Error(`it did not come to that: ${question}`)
  }

  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  await asOwner("mkdir", archive)
  configure(settings)
  await start()
  await ask("create database uade")
  return {
    url: () => `${server}/uade`,
    copyBase: () => copyBase({ server, data, base, asOwner }),
    untilArchived: async () => {
      const { name } = await ask<{ name: string }>(
        "select pg_walfile_name(pg_switch_wal()) as name",
      )
      await until(`select last_archived_wal >= '${name}' from pg_stat_archiver`)
    },
    destroy: async () => {
      await end("SIGKILL")
      rmSync(data, { recursive: true })
    },
    recover: async (text) => {
      await asOwner("cp", "-R", base, data)
      await asOwner("touch", join(data, "recovery.signal"))
      configure(text)
      await start()
      await until("select not pg_is_in_recovery()")
    },
    stop: async () => {
      await end("SIGQUIT")
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}

interface Copying {
  readonly server: string
  readonly data: string
  readonly base: string
  readonly asOwner: (command: string, ...args: string[]) => Promise<unknown>
}

/** What pg_basebackup does, which does not come with this server: start, copy, stop over one session. */
async function copyBase({ server, data, base, asOwner }: Copying): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    await client.query("select pg_backup_start('base', true)")
    await asOwner("cp", "-R", data, base)
    for (const name of ["postmaster.pid", "pg_wal"]) {
      await asOwner("rm", "-rf", join(base, name))
    }
    await asOwner("mkdir", "-m", "700", join(base, "pg_wal"))
    const { rows } = await client.query<{ labelfile: string }>(
      "select * from pg_backup_stop(false)",
    )
    await asOwner(
      "sh",
      "-c",
      'printf %s "$1" > "$2"',
      "sh",
      rows[0]?.labelfile ?? "",
      join(base, "backup_label"),
    )
  } finally {
    await client.end()
  }
}
