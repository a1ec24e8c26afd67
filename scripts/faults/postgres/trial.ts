import { copyFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "kysely"
import { makeCluster } from "./cluster.ts"
import type { Cluster, Part } from "./cluster.ts"
import { History } from "./history.ts"
import { judge } from "./judge.ts"
import type { Verdict } from "./judge.ts"
import { Letters } from "./letters.ts"
import { sign } from "./signers.ts"
import { Watch } from "./watching.ts"
import type { House } from "#app/context.server.ts"
import { readSettings } from "#app/env.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { openAccounts, openPetition } from "#scripts/bench/scene/people.ts"

/** How large a trial is. */
export interface Size {
  readonly nodes: number
  readonly workers: number
  readonly petitions: number
  /** People who sign at the same time. */
  readonly abreast: number
  /** How often something is broken while they sign. */
  readonly rounds: number
}

export interface Tried extends Verdict {
  /** How often the public numbers were read while people signed. */
  readonly looks: number
}

/**
 * Lets people sign over several nodes while these are killed and started again, lines to the database are cut and
 * workers die, and compares what they were told with what there is.
 *
 * @param databaseUrl of an empty database
 * @param folder for keys, data, letters and the clients' history
 */
export async function tryNodes(
  databaseUrl: string,
  folder: string,
  size: Size,
  say: (line: string) => void = () => undefined,
): Promise<Tried> {
  mkdirSync(folder, { recursive: true })
  const cluster = await makeCluster(folder, databaseUrl, size)
  const house = openHouse(readSettings({ ...cluster.settings, DATA_DIR: join(folder, "judge") }))
  const history = new History(join(folder, "history.jsonl"))
  try {
    const petitions = await makeScene(house, size.petitions)
    const parts = [...cluster.nodes, ...cluster.workers]
    await startAll(parts)
    const watch = new Watch(cluster, petitions[0] ?? "")
    const over = { signing: false, watching: false }
    const letters = new Letters(cluster.workers.map((worker) => worker.folder))
    const { host, balancer } = cluster
    const crowd = { port: balancer.port, host, petitions, letters, history }
    const signing = sign(crowd, size.abreast, () => over.signing)
    const watching = watch.run(() => over.watching)
    say("all nodes answer, people sign")
    for (let round = 0; round < size.rounds; round += 1) {
      await breakSomething(house, cluster, round)
      const told = history.acknowledged.length
      say(`round ${String(round + 1)} of ${String(size.rounds)}, ${String(told)} acknowledged`)
    }
    over.signing = true
    await signing
    say("all have their answers")
    const verdict = await judge(house, cluster, history)
    over.watching = true
    await watching
    const doubled = [...verdict.doubled, ...letters.listTwice()]
    const ended = parts.flatMap(({ program }) => program.fault ?? [])
    const unexpected = [...verdict.unexpected, ...watch.listLate(), ...ended]
    return { ...verdict, doubled, unexpected, looks: watch.looks }
  } finally {
    await cluster.stop()
    await house.db.close()
    history.close()
  }
}

/** A node that joins brings the record of one that stands: an empty one beside a log that has begun is a fault. */
async function startAll([first, ...others]: readonly Part[]): Promise<void> {
  await first?.program.start()
  for (const { folder, record } of others) {
    mkdirSync(folder, { recursive: true })
    copyFileSync(first?.record ?? "", record)
  }
  await Promise.all(others.map(({ program }) => program.start()))
}

async function makeScene(house: House, howMany: number): Promise<string[]> {
  await migrateToLatest(house.db)
  const [author = 0] = await openAccounts(house, ["author@uade.example"])
  const petitions: string[] = []
  for (let nth = 0; nth < howMany; nth += 1) petitions.push(await openPetition(house, author))
  return petitions
}

/** Kills a node and starts it again; between two of these cuts every line to the database, and kills a worker. */
async function breakSomething({ db }: House, { nodes, workers }: Cluster, round: number) {
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
