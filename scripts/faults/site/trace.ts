/** What a trace of `strace -f -y` tells of acknowledgements. */
export interface Syncs {
  readonly acknowledged: number
  /** In words, each that was given before what it tells of was synced. */
  readonly unsynced: readonly string[]
}

interface Asked {
  isLogSynced: boolean
  isRecordSynced: boolean
}

const begun = /^(\d+) +(.*) <unfinished \.\.\.>$/
const resumed = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/
const asking = /read\((\d+<[^>]*>), +"POST \/en\/signature\/([\w-]+)/
const answering = /writev?\((\d+<[^>]*>), (?:\[\{iov_base=)?"HTTP\/1\.1 (\d+)/
const synced = /f(?:data)?sync\(\d+<([^>]*)>.*= 0$/

/**
 * Looks at each first following of a letter's link that was answered by 303: between its arrival and its answer the log
 * beside the database and the record of checkpoints must each have been synced.
 *
 * @param before secrets of links that were followed before the trace began
 */
export function listUnsynced(trace: string, before: ReadonlySet<string>): Syncs {
  const known = new Set(before)
  const asked = new Map<string, Asked>()
  const unsynced: string[] = []
  let acknowledged = 0

  function noteSync(file: string): void {
    for (const one of asked.values()) {
      if (file.endsWith("-wal")) one.isLogSynced = true
      if (file.endsWith("checkpoints.log")) one.isRecordSynced = true
    }
  }

  for (const line of wholeCalls(trace)) {
    const [, file] = synced.exec(line) ?? []
    if (file !== undefined) noteSync(file)
    const [, from, secret] = asking.exec(line) ?? []
    if (from !== undefined && secret !== undefined) {
      if (known.has(secret)) asked.delete(from)
      else asked.set(from, { isLogSynced: false, isRecordSynced: false })
      // Also one whose answer was lost: who follows it again may be told what was synced before that.
      known.add(secret)
    }
    const [, to = "", status] = answering.exec(line) ?? []
    const answered = asked.get(to)
    if (!answered) continue
    asked.delete(to)
    if (status !== "303") continue
    acknowledged += 1
    if (!answered.isLogSynced) unsynced.push("a signature was acknowledged before it was synced")
    if (!answered.isRecordSynced)
      unsynced.push("a signature was acknowledged before its checkpoint was synced")
  }
  return { acknowledged, unsynced }
}

/**
 * The calls as they began and as they ended: of one during which another thread was heard strace tells the two halves.
 * The beginning of an answer counts, and the end of what is read and of a sync.
 */
function* wholeCalls(trace: string): Generator<string> {
  const underWay = new Map<string, string>()
  for (const line of trace.split("\n")) {
    const [, begins = "", beginning] = begun.exec(line) ?? []
    const [, ends = "", end] = resumed.exec(line) ?? []
    if (beginning !== undefined) underWay.set(begins, beginning)
    if (beginning === undefined || answering.test(beginning))
      yield end === undefined ? line : `${ends} ${underWay.get(ends) ?? ""}${end}`
  }
}
