import { spawn } from "node:child_process"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { openCrowd } from "#scripts/faults/loopback-crowd.ts"

/** The demo in a process of its own, behind a proxy on the loopback. */
export interface DemoSite {
  readonly origin: string
  readonly statuses: ReadonlyMap<number, number>
  stop(): Promise<void>
}

/** A scanner presses every button: these would end the session it was given. */
const ending =
  /\/(session|sessions)\/end|\/account\/(deletion|password|email)|^\/demo(?!\/sign-in\/constituent-1$)/

/** For who asks no address that ends a session. */
export const nothing = /(?!)/

/**
 * Starts the demo from its build, on data of its own; what is closed is not there for who asks.
 * @throws with what it printed, where it does not answer
 */
export async function startDemo(dataDir: string, closed = ending): Promise<DemoSite> {
  const port = await findPort()
  const crowd = await openCrowd(port, closed)
  const origin = `http://127.0.0.1:${String(crowd.port)}`
  const own = { PORT: String(port), DATA_DIR: dataDir, APP_ORIGIN: origin }
  const demo = spawn(process.execPath, ["--import", "tsx", "scripts/demo.ts"], {
    env: { ...process.env, ...own, DATABASE_URL: "", SMTP_URL: "", TRUSTED_PROXY: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let printed = ""
  for (const stream of [demo.stdout, demo.stderr]) {
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()))
  }
  const ended = new Promise<void>((resolve) => demo.once("exit", () => resolve()))

  async function stop(): Promise<void> {
    crowd.close()
    demo.kill("SIGTERM")
    await ended
  }

  for (let tries = 0; tries < 240; tries += 1) {
    if (demo.exitCode !== null) break
    if (await answers(`http://127.0.0.1:${String(port)}/healthz`)) {
      return { origin, statuses: crowd.statuses, stop }
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  await stop()
  throw new Error(`The demo does not answer. It printed: ${printed}`)
}

/** The cookie of somebody of the demo's cast. */
export async function signIn(origin: string, name: string): Promise<string> {
  const { headers } = await fetch(`${origin}/demo/sign-in/${name}`, { redirect: "manual" })
  const [cookie = ""] = headers
    .getSetCookie()
    .filter((text) => /^(__Host-)?sid=/.test(text))
    .map((text) => text.replace(/;.*/, ""))
  if (cookie === "") throw new Error(`${name} cannot be signed in`)
  return cookie
}

/** The cookies of several, one after the other: a site that has just begun is soon busy. */
export async function signInAll(origin: string, names: readonly string[]): Promise<string[]> {
  const cookies: string[] = []
  for (const name of names) cookies.push(await patiently(() => signIn(origin, name)))
  return cookies
}

async function patiently<Value>(attempt: () => Promise<Value>, tries = 20): Promise<Value> {
  try {
    return await attempt()
  } catch (fault) {
    if (tries === 0) throw fault
    await new Promise((resolve) => setTimeout(resolve, 250))
    return patiently(attempt, tries - 1)
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
