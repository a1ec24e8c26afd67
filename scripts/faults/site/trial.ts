import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { untilMoreSigned } from "./acknowledged.ts"
import { settle } from "./settling.ts"
import type { House } from "#app/context.server.ts"
import { readSettings } from "#app/env.server.ts"
import { hour, instantOf } from "#app/lib/instant.ts"
import { openHouse } from "#app/server/house.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { openAccounts, openPetition } from "#scripts/bench/scene/people.ts"
import type { Judged } from "#scripts/faults/history/check.ts"
import type { Facts } from "#scripts/faults/history/facts.ts"
import { History } from "#scripts/faults/history/history.ts"
import { preloadOf } from "#scripts/faults/mutants/preload-of.ts"
import { makeCluster } from "#scripts/faults/trial/cluster.ts"
import type { Cluster, Node } from "#scripts/faults/trial/cluster.ts"
import { judge } from "#scripts/faults/trial/judge.ts"
import { Letters } from "#scripts/faults/trial/letters.ts"
import type { Inbox } from "#scripts/faults/trial/letters.ts"
import type { Variables } from "#scripts/faults/trial/process.ts"
import { sign } from "#scripts/faults/trial/signers.ts"
import { Watch } from "#scripts/faults/trial/watching.ts"

/** How large a trial is. */
export interface Size {
  /** People who sign at the same time. */
  readonly abreast: number
  /** How often something goes wrong while they sign. */
  readonly rounds: number
  readonly mutant?: string
}

/** The site while people sign. */
export interface Site {
  readonly node: Node
  readonly cluster: Cluster
  readonly history: History
  readonly folder: string
  /** Public ids. */
  readonly petitions: readonly string[]
  /** Somebody who can sign in. */
  readonly known: typeof known
  /** Notes what should not be. */
  find(of: Facts["faults"][number]["of"], words: string): void
  /** Opens the database as the site has it. Nobody else may write meanwhile: the caller closes it. */
  open(): House
}

/** What goes wrong, and what is looked at beside the history. */
export interface Scenario {
  /** Settings of the site beside the usual ones. */
  readonly env?: Variables
  /** Where clients send to, if not to the site itself. */
  readonly entrance?: (node: Node) => Promise<number>
  /** Where letters come, if not into the site's own folder. */
  readonly inbox?: Inbox
  /** Days from now after which the petition of that number ends. */
  readonly ends?: (nth: number) => number
  /** Of the petitions those that people sign; by default all. */
  readonly signed?: (petitions: readonly string[]) => readonly string[]
  /** Links may be over before they are followed: who has one asks for another. */
  readonly linksMayEnd?: boolean
  readonly prepare?: (site: Site) => Promise<void>
  /** Lets something go wrong once, and brings it in order. */
  readonly round: (site: Site, nth: number) => Promise<void>
  /** Once nobody signs any more. */
  readonly afterwards?: (site: Site) => Promise<void>
  /** Settings with which the site is started at the end, so that all letters that wait are sent. */
  readonly later?: () => Variables
  /** Gives back what it holds. */
  readonly close?: () => void | Promise<void>
}

const petitionsMany = 3
const known = { email: "known@uade.example", password: "a horse, a staple, a battery" }

/**
 * Lets people sign on one site over SQLite, with everything as durable as in earnest, while something goes wrong, and
 * holds what they were told against what there is.
 *
 * @param folder for keys, data, letters and the clients' history
 */
export async function trySite(
  scenario: Scenario,
  folder: string,
  { abreast, rounds, mutant }: Size,
  say: (line: string) => void = () => undefined,
): Promise<Judged> {
  mkdirSync(folder, { recursive: true })
  const staff = { nodes: 1, workers: 0, preloads: mutant ? [preloadOf(mutant)] : [] }
  const url = `sqlite:${join(folder, "uade.db")}`
  const env = scenario.env ?? {}
  const cluster = await makeCluster(folder, env["DATABASE_URL"] ?? url, { ...staff, env })
  const [node] = cluster.nodes
  if (!node) throw new Error("there is no node")
  const history = new History(join(folder, "history.jsonl"))
  const found: { of: Facts["faults"][number]["of"]; words: string }[] = []
  const site: Site = {
    ...{ node, cluster, history, folder, known, petitions: [] },
    find: (of, words) => void found.push({ of, words }),
    open: () => openHouse(readSettings({ ...node.env, DATA_DIR: join(folder, "judge") })),
  }
  try {
    const petitions = await makeScene(site, scenario.ends)
    const begun = { ...site, petitions }
    await node.program.start()
    await scenario.prepare?.(begun)
    const watch = new Watch(undefined, cluster, petitions[0] ?? "", history)
    const over = { signing: false, watching: false }
    const letters = scenario.inbox ?? new Letters([node.folder])
    const port = (await scenario.entrance?.(node)) ?? node.port
    const signed = scenario.signed?.(petitions) ?? petitions
    const { linksMayEnd = false } = scenario
    const crowd = { port, host: cluster.host, petitions: signed, letters, history, linksMayEnd }
    const signing = sign(crowd, abreast, () => over.signing)
    const watching = watch.run(() => over.watching)
    for (let round = 0; round < rounds; round += 1) {
      // Where nobody was told anything since the last fault, nothing can be lost by this one.
      await untilMoreSigned(history)
      await scenario.round(begun, round)
      const { length } = history.events
      say(`round ${String(round + 1)} of ${String(rounds)}, ${String(length)} events`)
    }
    over.signing = true
    await signing
    over.watching = true
    await watching
    await scenario.afterwards?.(begun)
    if (node.program.fault) site.find("process", node.program.fault)
    await node.program.stop()
    await node.program.start(scenario.later?.() ?? inTwoHours())
    const house = site.open()
    try {
      await settle(house, site)
      const inbox = scenario.inbox
      return await judge(house, cluster, history, { known: found, ...(inbox && { inbox }) })
    } finally {
      await house.db.close()
    }
  } finally {
    await cluster.stop()
    history.close()
    await scenario.close?.()
  }
}

async function makeScene(site: Site, ends: Scenario["ends"]): Promise<string[]> {
  const house = site.open()
  try {
    await migrateToLatest(house.db)
    const [author = 0] = await openAccounts(house, ["author@uade.example"])
    await openAccounts(house, [known.email], known.password)
    const petitions: string[] = []
    for (let nth = 0; nth < petitionsMany; nth += 1) {
      petitions.push(await openPetition(house, author, ends?.(nth)))
    }
    return petitions
  } finally {
    await house.db.close()
  }
}

/** Longer than any letter waits for its next try, and for a worker that died with it. */
function inTwoHours(): Variables {
  return { CLOCK: instantOf(Date.now() + 2 * hour) }
}
