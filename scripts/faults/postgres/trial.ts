import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "kysely"
import { makeCluster, startAll } from "#scripts/faults/trial/cluster.ts"
import type { Cluster, Staff } from "#scripts/faults/trial/cluster.ts"
import { judge } from "#scripts/faults/trial/judge.ts"
import { Letters } from "#scripts/faults/trial/letters.ts"
import { migrateFromAll } from "./migrating.ts"
import { listUnshared } from "./sharing.ts"
import { sign } from "#scripts/faults/trial/signers.ts"
import { Watch } from "#scripts/faults/trial/watching.ts"
import type { House } from "#app/context.server.ts"
import { readSettings } from "#app/env.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { openAccounts, openPetition } from "#scripts/bench/scene/people.ts"
import type { Judged } from "#scripts/faults/history/check.ts"
import { untilMoreSigned } from "#scripts/faults/site/acknowledged.ts"
import { preloadOf } from "#scripts/faults/mutants/preload-of.ts"
import { History } from "#scripts/faults/history/history.ts"
import { longestLag } from "#scripts/faults/history/lag.ts"

/** How large a trial is. */
export interface Size {
  readonly nodes: number
  readonly workers: number
  readonly petitions: number
  /** People who sign at the same time. */
  readonly abreast: number
  /** How often something is broken while they sign. */
  readonly rounds: number
  readonly mutant?: string
}

/** What goes wrong in a trial; by default what goes wrong with nodes, workers and lines. */
export interface Breaking {
  /** Settings of one process beside, by its name. */
  readonly env?: Staff["env"]
  /** Through which people reach the nodes; by default the trial's own balancer. */
  readonly port?: number
  /** Before anybody signs. */
  readonly prepare?: (cluster: Cluster) => void
  readonly round: (site: Nodes, nth: number) => Promise<void>
}

/** Several nodes while people sign. */
export interface Nodes {
  readonly house: House
  readonly cluster: Cluster
  readonly watch: Watch
}

export interface Tried extends Judged {
  /** How often the public numbers were read while people signed. */
  readonly looks: number
  /** The longest time for which a node showed less than was public, in milliseconds. */
  readonly behindMs: number
}

/**
 * Lets people sign over several nodes while these are killed and started again, lines to the database are cut and
 * workers die, and holds what they were told against what there is.
 *
 * @param databaseUrl of an empty database
 * @param folder for keys, data, letters and the clients' history
 * @param breaking what goes wrong
 * @param size.mutant the fault that is put into each node and worker on purpose; none by default
 */
export async function tryNodes(
  databaseUrl: string,
  folder: string,
  size: Size,
  say: (line: string) => void = () => undefined,
  { env = {}, port, prepare, round: breakOnce }: Breaking = { round: breakSomething },
): Promise<Tried> {
  mkdirSync(folder, { recursive: true })
  const preloads = size.mutant ? [preloadOf(size.mutant)] : []
  const cluster = await makeCluster(folder, databaseUrl, { ...size, preloads, env })
  const house = openHouse(readSettings({ ...cluster.settings, DATA_DIR: join(folder, "judge") }))
  const history = new History(join(folder, "history.jsonl"))
  try {
    const migrating = await migrateFromAll(house, cluster.nodes)
    const petitions = await makeScene(house, size.petitions)
    const parts = [...cluster.nodes, ...cluster.workers]
    await startAll(parts)
    prepare?.(cluster)
    const watch = new Watch(house, cluster, petitions[0] ?? "", history)
    const over = { signing: false, watching: false }
    const letters = new Letters(cluster.workers.map((worker) => worker.folder))
    const { host, balancer } = cluster
    const crowd = { port: port ?? balancer.port, host, petitions, letters, history }
    const signing = sign(crowd, size.abreast, () => over.signing)
    const watching = watch.run(() => over.watching)
    say("all nodes answer, people sign")
    for (let round = 0; round < size.rounds; round += 1) {
      await untilMoreSigned(history)
      await breakOnce({ house, cluster, watch }, round)
      const { length } = history.events
      say(`round ${String(round + 1)} of ${String(size.rounds)}, ${String(length)} events`)
    }
    over.signing = true
    await signing
    say("all have their answers")
    const ended = parts.flatMap(({ program }) => program.fault ?? [])
    const faults = [
      ...migrating.map(ofSharing),
      ...ended.map((words) => ({ of: "process" as const, words })),
    ]
    const unshared = (await listUnshared(cluster, known)).map(ofSharing)
    const judged = await judge(house, cluster, history, { known: [...faults, ...unshared] })
    over.watching = true
    await watching
    const looks = history.events.filter((event) => event.is === "count")
    return { ...judged, looks: looks.length, behindMs: longestLag(looks).ms }
  } finally {
    await cluster.stop()
    await house.db.close()
    history.close()
  }
}

function ofSharing(words: string) {
  return { of: "sharing" as const, words }
}

const known = { email: "known@uade.example", password: "a horse, a staple, a battery" }

async function makeScene(house: House, howMany: number): Promise<string[]> {
  const [author = 0] = await openAccounts(house, ["author@uade.example"])
  await openAccounts(house, [known.email], known.password)
  const petitions: string[] = []
  for (let nth = 0; nth < howMany; nth += 1) petitions.push(await openPetition(house, author))
  return petitions
}

/** Kills a node and starts it again; between two of these cuts every line to the database, and kills a worker. */
async function breakSomething({ house: { db }, cluster }: Nodes, round: number): Promise<void> {
  const { nodes, workers } = cluster
  await sleep(1000)
  const node = nodes[round % nodes.length]
  await node?.program.kill()
  await sleep(500)
  await node?.program.start()
  if (round % 2 === 0) {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db.read)
  } else {
    const worker = workers[Math.floor(round / 2) % workers.length]
    await worker?.program.kill()
    await worker?.program.start()
  }
}
