import { readFileSync } from "node:fs"
import { join } from "node:path"
import { datasetNames } from "#app/export/dataset.server.ts"
import type { DatasetName } from "#app/export/dataset.server.ts"
import { exportData } from "#app/export/export.server.ts"
import type { Db } from "#db/connection.server.ts"
import { makeHouse } from "#tests/support/house.ts"
import { importPaths, makeFolder } from "#tests/support/import.ts"

/** An export as it lies in its folder: the text of each file by path, without what is only bytes. */
export interface Exported {
  readonly folder: string
  readonly files: ReadonlyMap<string, string>
}

/** Exports a test's database into a folder of its own. */
export async function exportOf(
  db: Db,
  datasets: readonly DatasetName[] = datasetNames,
  now = "2026-04-01T06:00:00.000Z",
): Promise<Exported> {
  const folder = makeFolder({})
  const written = await exportData(makeHouse(db, { now }), { datasets, folder, now })
  return {
    folder,
    files: new Map(written.map(({ path }) => [path, readFileSync(join(folder, path), "utf8")])),
  }
}

/** A file of an export as it reads. */
export function jsonIn<Json>({ files }: Exported, path: string): Json {
  return JSON.parse(files.get(path) ?? "") as Json
}

/** What one installation hands to another, in the order in which it is taken over. @returns what was rejected */
export async function takeOver(db: Db, { folder }: Exported): Promise<string[]> {
  const taken = [
    ["popolo", "popolo.json"],
    ["popolo-votes", "votes.json"],
    ["promises", "promises.json"],
  ] as const
  const said: string[] = []
  for (const [format, file] of taken) {
    const [report] = await importPaths(db, format, [join(folder, file)])
    const failure = report?.failure ?? null
    if (failure !== null && !/holds no/.test(failure)) said.push(`${file}: ${failure}`)
    for (const { level, place, reason } of report?.problems ?? []) {
      if (level === "reject") said.push(`${file} ${place}: ${reason}`)
    }
  }
  return said
}
