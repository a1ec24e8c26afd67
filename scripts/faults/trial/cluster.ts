import { copyFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { ask } from "./asking.ts"
import { openBalancer } from "./balancer.ts"
import type { Balancer } from "./balancer.ts"
import { Program } from "./process.ts"
import type { Variables } from "./process.ts"
import { findFreePort } from "#scripts/faults/postgres/server.ts"

/** Several nodes of the site and workers beside them, over one database, behind one address. */
export interface Cluster {
  readonly nodes: readonly Node[]
  readonly workers: readonly Worker[]
  readonly balancer: Balancer
  /** What the site believes to be called: `127.0.0.1:43121`. */
  readonly host: string
  /** Settings of a process that is part of it, its own folder apart. */
  readonly settings: NodeJS.ProcessEnv & Readonly<Record<string, string>>
  stop(): Promise<void>
}

export interface Part {
  readonly program: Program
  readonly folder: string
  /** Its own record of signed checkpoints. */
  readonly record: string
  readonly env: NodeJS.ProcessEnv
}

export interface Node extends Part {
  readonly port: number
}

export type Worker = Part

/** How many run, and what Node loads before each of them. */
export interface Staff {
  readonly nodes: number
  readonly workers: number
  readonly preloads?: readonly string[]
  /** What is set for each of them beside, by its name: `node0`, `worker1`. */
  readonly env?: Variables | ((name: string) => Variables)
}

/** Makes what is needed to run so many; nothing of it runs yet but the balancer. */
export async function makeCluster(
  folder: string,
  databaseUrl: string,
  { nodes: howManyNodes, workers: howManyWorkers, preloads = [], env: set = {} }: Staff,
): Promise<Cluster> {
  const ports: number[] = []
  for (let nth = 0; nth < howManyNodes; nth += 1) ports.push(await findFreePort())
  const balancer = await openBalancer(() => ports)
  const host = `127.0.0.1:${String(balancer.port)}`
  const settings = {
    ...{
      NODE_ENV: "development" as const,
      DATABASE_URL: databaseUrl,
      APP_ORIGIN: `http://${host}`,
    },
    ...{ KEK_FILE: join(folder, "kek"), LOG_KEY_FILE: join(folder, "log-key") },
    ...{ ROLL_KEY_FILE: join(folder, "roll-key"), TRUSTED_PROXY: "127.0.0.1,::1" },
    ...{ PUBLISH_SECONDS: "1", HOST: "127.0.0.1" },
  }

  function part(name: string) {
    const own = join(folder, name)
    const more = typeof set === "function" ? set(name) : set
    const record = join(own, "checkpoints.log")
    const env = { ...settings, DATA_DIR: own, CHECKPOINT_FILE: record, ...more }
    return { own, record: more["CHECKPOINT_FILE"] ?? record, env }
  }

  const nodes = ports.map((port, nth): Node => {
    const { own, record, env } = part(`node${String(nth)}`)
    const nodeEnv = { ...env, PORT: String(port) }
    function isReady(): Promise<boolean> {
      return isReadyAt(port, host)
    }
    const program = new Program("scripts/start.ts", nodeEnv, isReady, preloads)
    return { program, port, folder: own, record, env: nodeEnv }
  })
  const workers = Array.from({ length: howManyWorkers }, (_, nth): Worker => {
    const { own, record, env } = part(`worker${String(nth)}`)
    function isReady(said: string): Promise<boolean> {
      return Promise.resolve(said.includes("The worker runs."))
    }
    const program = new Program("scripts/worker.ts", env, isReady, preloads)
    return { program, folder: own, record, env }
  })
  async function stop(): Promise<void> {
    await Promise.all([...nodes, ...workers].map(({ program }) => program.stop()))
    await balancer.close()
  }
  return { nodes, workers, balancer, host, settings, stop }
}

/** A node that joins brings the record of one that stands: an empty one beside a log that has begun is a fault. */
export async function startAll([first, ...others]: readonly Part[]): Promise<void> {
  await first?.program.start()
  for (const { folder, record } of others) {
    mkdirSync(folder, { recursive: true })
    copyFileSync(first?.record ?? "", record)
  }
  await Promise.all(others.map(({ program }) => program.start()))
}

async function isReadyAt(port: number, host: string): Promise<boolean> {
  return (await ask({ port, host, path: "/readyz" })).status === 200
}
