import { setTimeout as sleep } from "node:timers/promises"
import { startPair } from "./pair.ts"
import { tryNodes } from "./trial.ts"
import type { Nodes, Size, Tried } from "./trial.ts"
import { openProxy } from "#scripts/faults/trial/proxy.ts"
import type { Proxy } from "#scripts/faults/trial/proxy.ts"

const signingMs = 1500
const silentMs = 800
const splitMs = 1500
/** Until whoever had no line to the database has heard of what it missed. */
const hearingMs = 1500

/**
 * Lets people sign over several nodes while the database is killed and started again, nodes are split from it, and it
 * fails over to the one that follows it: once, in the middle. The nodes reach it under one address all the time.
 */
export async function tryOutages(
  folder: string,
  size: Size,
  say?: (line: string) => void,
): Promise<Tried> {
  const pair = await startPair()
  const near = await openProxy(() => pair.port())
  const far = await openProxy(() => pair.port())
  const proxies = [near, far]

  async function withoutDatabase(site: Nodes, who: readonly Proxy[], work: () => Promise<void>) {
    const names = namesOf(site, who.length === 1)
    for (const name of names) site.watch.excused.add(name)
    await work()
    await sleep(hearingMs)
    for (const name of names) site.watch.excused.delete(name)
  }

  async function split(): Promise<void> {
    far.turn("silent")
    await sleep(silentMs)
    far.turn("cut off")
    await sleep(splitMs)
    far.turn("clear")
  }

  async function replace(by: () => Promise<void>): Promise<void> {
    for (const proxy of proxies) proxy.turn("cut off")
    await by()
    for (const proxy of proxies) proxy.turn("clear")
  }

  try {
    const url = urlOf(near)
    return await tryNodes(url, folder, size, say, {
      env: (name) => (isFar(name) ? { DATABASE_URL: urlOf(far) } : {}),
      round: async (site, nth) => {
        await sleep(signingMs)
        if (nth === Math.floor(size.rounds / 2))
          await withoutDatabase(site, proxies, () => replace(() => pair.failOver()))
        else if (nth % 2 === 0) await withoutDatabase(site, proxies, () => pair.crash())
        else await withoutDatabase(site, [far], split)
      },
    })
  } finally {
    for (const proxy of proxies) await proxy.close()
    await pair.stop()
  }
}

/** Two of the nodes are the ones that are split from the database. */
function isFar(name: string): boolean {
  return name === "node0" || name === "node1"
}

function namesOf({ cluster }: Nodes, onlyFar: boolean): string[] {
  const all = cluster.nodes.map((_, at) => `node ${String(at)}`)
  return onlyFar ? all.filter((name) => isFar(name.replace(" ", ""))) : all
}

function urlOf({ port }: Proxy): string {
  return `postgres://postgres@127.0.0.1:${String(port)}/postgres`
}
