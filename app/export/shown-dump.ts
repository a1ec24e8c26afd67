import type { DatasetName } from "./dataset.server.ts"
import type { Dump, DumpFile } from "./shelf.server.ts"

/** A file as a page shows it. */
export interface ShownFile {
  readonly path: string
  readonly sha256: string
  readonly rows: number | null
  readonly bytes: number
}

export interface ShownDataset {
  readonly name: DatasetName
  readonly files: readonly ShownFile[]
}

/** The files of each dataset, in the order in which they are shown. */
const filesOf: Readonly<Record<DatasetName, readonly string[]>> = {
  promises: ["promises.json", "promises.csv"],
  evidence: ["evidence.json", "evidence.csv"],
  verdicts: ["verdicts.json", "verdicts.csv"],
  codings: ["codings.json", "codings.csv"],
  petitions: ["petitions.json", "petitions.csv"],
  popolo: ["popolo.json"],
  votes: ["votes.json", "votes.csv", "vote-events.csv", "motions.csv"],
  removals: ["removals.json", "removals.csv"],
  log: ["log.json", "log.csv"],
}

/** What a dump holds, dataset by dataset. */
export function shownDatasets({ files }: Pick<Dump, "files">): ShownDataset[] {
  const names = Object.keys(filesOf) as DatasetName[]
  return names.map((name) => ({
    name,
    files: filesOf[name].flatMap((path) => shown(files.get(path)) ?? []),
  }))
}

function shown(file: DumpFile | undefined): ShownFile | undefined {
  if (file?.bytes === undefined) return undefined
  const { path, sha256, rows = null, bytes } = file
  return { path, sha256, rows, bytes }
}
