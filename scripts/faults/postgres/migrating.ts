import { runToEnd } from "#scripts/faults/trial/process.ts"
import type { Part } from "#scripts/faults/trial/cluster.ts"
import type { House } from "#app/context.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"

/** Lets all nodes migrate an empty database at once. @returns what is wrong: each migration is to be run once */
export async function migrateFromAll(house: House, nodes: readonly Part[]): Promise<string[]> {
  const ends = await Promise.all(nodes.map(({ env }) => runToEnd("scripts/migrate.ts", env)))
  const names = ends.flatMap(({ said }) => said.match(/^\d{3}_\w+$/gm) ?? [])
  const pending = await listPendingMigrations(house.db)
  return [
    ...ends.flatMap(({ code, said }) => (code === 0 ? [] : [`a migration ended: ${said}`])),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${name} was run by two nodes`),
    ...pending.map((name) => `${name} was run by no node`),
    ...(names.length > 0 ? [] : ["no node ran a migration"]),
  ]
}
