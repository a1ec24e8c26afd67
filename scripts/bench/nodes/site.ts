import { join } from "node:path"
import { sql } from "kysely"
import { readSettings } from "#app/env.server.ts"
import { openHouse } from "#app/server/house.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { openAccounts, openPetition, requestAll } from "#scripts/bench/scene/people.ts"
import { Signers } from "#scripts/bench/signing/signers.ts"
import { makeCluster, startAll } from "#scripts/faults/trial/cluster.ts"
import type { Cluster } from "#scripts/faults/trial/cluster.ts"
import { startPostgres } from "#scripts/faults/postgres/server.ts"

/** Nodes over one PostgreSQL that syncs the disk at each commit, and people who have asked to sign. */
export interface Nodes {
  readonly ports: readonly number[]
  /** Of one petition. */
  readonly one: Signers
  /** Of as many petitions as there are nodes, and of others than that. */
  readonly several: readonly Signers[]
  stop(): Promise<void>
}

/** @param asking how many have asked already, in all */
export async function startNodes(folder: string, nodes: number, asking: number): Promise<Nodes> {
  const server = await startPostgres("power cut")
  const cluster = await makeCluster(folder, `${server.url}/postgres`, { nodes, workers: 1 })
  async function stop(): Promise<void> {
    await cluster.stop()
    await server.stop()
  }
  try {
    const [one, ...several] = await fill(folder, cluster, nodes, Math.floor(asking / 2))
    if (!one) throw new Error("there is no petition to sign")
    await startAll([...cluster.nodes, ...cluster.workers])
    return { ports: cluster.nodes.map(({ port }) => port), one, several, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** One petition that so many have asked to sign, and several with as many together. */
async function fill(folder: string, cluster: Cluster, several: number, many: number) {
  const house = openHouse(readSettings({ ...cluster.settings, DATA_DIR: join(folder, "house") }))
  try {
    await migrateToLatest(house.db)
    const [proponent = 0] = await openAccounts(house, ["proponent@bench.invalid"])
    const signers: Signers[] = []
    for (let nth = 0; nth <= several; nth += 1) {
      const petition = await openPetition(house, proponent)
      const share = nth === 0 ? many : Math.floor(many / several)
      const secrets = await requestAll(house, petition, share)
      signers.push(new Signers(cluster.balancer.port, petition, secrets))
    }
    await sql`analyze`.execute(house.db.writer)
    return signers
  } finally {
    await house.db.close()
  }
}
