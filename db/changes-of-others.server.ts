import type { Subject } from "#db/changes.server.ts"
import type { SqliteConnection } from "#db/sqlite.server.ts"

/** Looks for what other processes wrote into the file: their commits move `data_version`, our own do not. */
export function changesOfOthers(writer: SqliteConnection): () => readonly Subject[] | "all" {
  let { handle } = writer
  let dataVersion = versionOf(handle)
  let version = dataVersion.get()
  let heard: number | undefined
  let looked = 0
  return () => {
    const now = performance.now()
    // The file is asked often, and not at each reading of a kept page: it costs as much as to send one.
    if (now < looked + betweenLooksMs) return []
    looked = now
    if (!writer.handle.open) return []
    if (writer.handle !== handle) {
      handle = writer.handle
      dataVersion = versionOf(handle)
    }
    const written = dataVersion.get()
    if (written === version) return []
    version = written
    const since = heard
    heard = handle.prepare<[], number>(newestSequence).pluck().get() ?? 0
    return since === undefined ? "all" : handle.prepare<[number], Subject>(changedAfter).all(since)
  }
}

function versionOf(handle: SqliteConnection["handle"]) {
  return handle.prepare<[], number>("pragma data_version").pluck()
}

const betweenLooksMs = 10
const newestSequence = "select max(sequence) from subject_version"
const changedAfter =
  "select subject_kind as kind, subject_id as id from subject_version where sequence > ?"
