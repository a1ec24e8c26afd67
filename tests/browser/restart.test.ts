import { readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import type { Event } from "#scripts/faults/history/events.ts"
import { startPostgres } from "#scripts/faults/postgres/server.ts"
import { tryNodes } from "#scripts/faults/postgres/trial.ts"
import type { Nodes } from "#scripts/faults/postgres/trial.ts"
import { ask } from "#scripts/faults/trial/asking.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { openFront } from "#tests/support/front.ts"

/* Nodes behind a proxy are restarted one after the other, as scripts/deploy/README.md says, while people read and sign. */

const pages = ["/kk", "/ru/petitions", "/en/people", "/api/v1/petitions", "/log/vkey"]

test("a restart behind a proxy fails nobody, and loses no signature", async () => {
  const server = await startPostgres("kill")
  const front = await openFront()
  const folder = join(emptyFolder(), "nodes")
  const read: unknown[] = []
  const size = { nodes: 2, workers: 1, petitions: 1, abreast: 4, rounds: 2 }
  let isOver = false
  let reading: Promise<void> | undefined

  async function readOn(host: string): Promise<void> {
    for (let nth = 0; !isOver; nth += 1) {
      const path = pages[nth % pages.length] ?? "/kk"
      read.push((await ask({ port: front.port, host, path })).status)
    }
  }

  async function restart({ cluster }: Nodes, round: number): Promise<void> {
    const [old, other] = round % 2 === 0 ? cluster.nodes : [...cluster.nodes].reverse()
    if (round === 0) reading = readOn(cluster.host)
    await sleep(1500)
    front.lead(other?.port ?? 0)
    await old?.program.stop()
    await old?.program.start()
    isOver = round === size.rounds - 1
    if (isOver) await reading
  }

  function prepare({ nodes }: Nodes["cluster"]): void {
    front.lead(nodes[0]?.port ?? 0)
  }

  try {
    const breaking = { port: front.port, prepare, round: restart }
    const url = `${server.url}/postgres`
    const { acknowledged, findings } = await tryNodes(url, folder, size, undefined, breaking)
    expect(findings).toEqual([])
    expect(acknowledged).toBeGreaterThan(10)
    expect(read.length).toBeGreaterThan(20)
    expect(read.filter((status) => status !== 200)).toEqual([])
    expect(failedOf(join(folder, "history.jsonl"))).toEqual([])
  } finally {
    isOver = true
    await front.close()
    await server.stop()
  }
}, 300_000)

/** What was asked of the site and not answered as it should. */
function failedOf(history: string): Event[] {
  const events = readFileSync(history, "utf8").trim().split("\n")
  return events
    .map((line) => JSON.parse(line) as Event)
    .filter((event) => event.is === "end" && event.status !== 303 && event.status !== 409)
}
