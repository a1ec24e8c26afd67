import { fork } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

/** A server that the site is held against, in a process of its own. */
export interface Beside {
  readonly port: number
  stop(): Promise<void>
}

/** Starts a script of this folder with one argument; it sends its port when it listens. */
export async function startBeside(script: string, argument: string): Promise<Beside> {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const server: ChildProcess = fork(file, [argument], {
    execArgv: ["--import", "tsx"],
    // React and Remix are measured as they run on the site.
    env: { ...process.env, NODE_ENV: "production" },
  })
  const [port] = (await once(server, "message")) as [number]
  return {
    port,
    stop: async () => {
      const ended = once(server, "exit")
      server.kill()
      await ended
    },
  }
}
