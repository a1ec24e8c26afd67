import { setTimeout as sleep } from "node:timers/promises"
import { ask } from "#scripts/faults/trial/asking.ts"
import type { Answered } from "#scripts/faults/trial/asking.ts"
import type { Cluster, Node } from "#scripts/faults/trial/cluster.ts"

/** Somebody who can sign in. */
export interface Known {
  readonly email: string
  readonly password: string
}

/** Looks whether the nodes share sessions and limits. @returns what is wrong */
export async function listUnshared(cluster: Cluster, known: Known): Promise<string[]> {
  return [...(await listOfSession(cluster, known)), ...(await listOfLimit(cluster))]
}

const patienceMs = 30_000

/** Asks until it is more than "not now": what a busy machine puts off tells nothing of what is shared. */
async function insist(asking: Parameters<typeof ask>[0]): Promise<Answered> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const answered = await ask(asking)
    const isPassing = answered.status === 503 || answered.status === "lost"
    if (!isPassing || performance.now() > deadline) return answered
    await sleep(250)
  }
}

/** Signed in at one node is signed in at all; signed out at another is signed out at all. */
async function listOfSession({ nodes, host }: Cluster, known: Known): Promise<string[]> {
  const [first, second = first] = nodes
  if (!first || !second) return []
  const entered = await insist({
    port: first.port,
    host,
    path: "/en/session",
    fields: { ...known },
  })
  const cookie = entered.cookies.find((text) => /^(__Host-)?sid=/.test(text))
  if (entered.status !== 303 || cookie === undefined)
    return [`nobody could sign in: ${String(entered.status)}`]

  async function listWhere(wanted: number): Promise<string[]> {
    const found = nodes.map(async ({ port }, at) => {
      const { status } = await insist({ port, host, path: "/en/account", cookie })
      return status === wanted
        ? []
        : [`node ${String(at)} answered a session by ${String(status)}, not ${String(wanted)}`]
    })
    return (await Promise.all(found)).flat()
  }

  const seen = await listWhere(200)
  await insist({ port: second.port, host, path: "/en/session/end", fields: {}, cookie })
  return [...seen, ...(await listWhere(303))]
}

/** So often may a household report something in an hour: see the table of limits. */
const mostReports = 20
const household = "192.0.2.77"

/** Who asks each node in turn is refused by all as soon as the limit is used up, and not before. */
async function listOfLimit({ nodes, host }: Cluster): Promise<string[]> {
  async function isRefused({ port }: Node): Promise<boolean> {
    const path = "/en/report"
    return (await insist({ port, host, path, fields: {}, from: household })).status === 429
  }
  let taken = 0
  for (const node of turns(nodes, mostReports)) if (!(await isRefused(node))) taken += 1
  let refused = 0
  for (const node of nodes) if (await isRefused(node)) refused += 1
  return taken === mostReports && refused === nodes.length
    ? []
    : [
        `${String(taken)} of ${String(mostReports)} requests were taken, then ` +
          `${String(refused)} of ${String(nodes.length)} nodes refused one more`,
      ]
}

function turns<Value>(values: readonly Value[], many: number): Value[] {
  return Array.from({ length: many }, (_, nth) => values[nth % values.length]).filter(
    (value) => value !== undefined,
  )
}
