import { damaged, rolledBack } from "./log-finding.ts"
import type { Finding } from "./log-finding.ts"
import type { LogKey, RecordedCheckpoint } from "./log.ts"
import { LogDamaged, rootOfPerfect, subtreeReader, tileHashes } from "./log-tree.server.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import type { Checkpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { rootAt } from "#app/log/proof.ts"
import { formatVerifierKey, openNote, parseVerifierKey } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { hashesAtLevel, tileWidth } from "#app/log/tile.ts"
import { edgePlaces, rootOfEdge } from "#app/log/tree-edge.ts"
import { findLastIndex, listLeaves } from "#db/queries/log-leaves.server.ts"
import { listTileRoots } from "#db/queries/log-tiles.server.ts"
import { findHead, findNewestCheckpoint, listLogKeys } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import { isDamage } from "#db/page-check.server.ts"
import type { Reader } from "#db/schema.ts"

interface Evidence {
  readonly key: LogKey
  readonly recorded: readonly RecordedCheckpoint[]
  /** Tells whether an empty record beside a log with leaves is a fault. */
  readonly isLasting: boolean
}

/**
 * Compares the log in the database with the record of signed checkpoints and with itself: its right edge, its
 * last checkpoint, its last leaves. It takes as long for any number of leaves; what lies deeper,
 * `findDeepFault` looks through.
 *
 * @returns the first thing that is wrong, or undefined
 */
export async function findLogFault(db: Reader, evidence: Evidence): Promise<Finding | undefined> {
  try {
    return await faultOfHead(db, await findHead(db), evidence)
  } catch (fault) {
    if (fault instanceof LogDamaged) return damaged(fault.message)
    if (isDamage(fault)) return damaged(`something cannot be read: ${fault.message}`)
    throw fault
  }
}

async function faultOfHead(
  db: Reader,
  head: StoredHead | undefined,
  evidence: Evidence,
): Promise<Finding | undefined> {
  const { recorded, key } = evidence
  if (recorded.some(({ epoch }) => epoch > (head?.epoch ?? 0))) {
    return rolledBack("a log that the database does not hold")
  }
  if (!head) return undefined
  const opened = await openRecorded(db, head, recorded)
  return (
    faultOfReach(head, evidence, opened) ??
    faultOfKey(head, key) ??
    (await faultOfTree(db, head, key)) ??
    (await faultOfRoot(db, head, opened)) ??
    faultOfTwins(opened)
  )
}

/** The recorded checkpoints of a head's epoch; undefined for each that is not of its log or of none of its keys. */
async function openRecorded(
  db: Reader,
  { epoch, origin }: StoredHead,
  recorded: readonly RecordedCheckpoint[],
): Promise<readonly (Checkpoint | undefined)[]> {
  const lines = await listLogKeys(db, epoch)
  const keys = lines.flatMap(({ vkey }) => parseVerifierKey(nodeDigest, vkey) ?? [])
  return recorded
    .filter((entry) => entry.epoch === epoch)
    .map(({ note }) => openCheckpoint(note, keys, origin))
}

/** Looks whether the record goes with this log, and does not reach further. */
function faultOfReach(
  { size, origin }: StoredHead,
  { recorded, isLasting }: Evidence,
  opened: readonly (Checkpoint | undefined)[],
): Finding | undefined {
  if (recorded.length === 0 && size > 0 && isLasting) {
    const found = `The database holds ${String(size)} leaves, the record of checkpoints none.`
    return { fault: "record-missing", found }
  }
  if (opened.includes(undefined)) {
    const found = `A checkpoint in the record is not of the log ${origin} or not signed by its key.`
    return { fault: "foreign-key", found }
  }
  const reach = newestOf(opened)?.size ?? 0n
  if (reach <= BigInt(size)) return undefined
  return rolledBack(`${reach.toString()} leaves, the database holds ${String(size)}`)
}

async function faultOfRoot(
  db: Reader,
  { epoch }: StoredHead,
  opened: readonly (Checkpoint | undefined)[],
): Promise<Finding | undefined> {
  const newest = newestOf(opened)
  if (!newest) return undefined
  const size = Number(newest.size)
  const root = await rootAt(nodeDigest, subtreeReader(db, epoch), size)
  if (equalBytes(root, newest.root)) return undefined
  const found = `Of the first ${String(size)} leaves another root was signed than the database has.`
  return { fault: "forked", found }
}

function newestOf(opened: readonly (Checkpoint | undefined)[]): Checkpoint | undefined {
  return opened.reduce(
    (one, other) => (other && other.size >= (one?.size ?? 0n) ? other : one),
    undefined,
  )
}

function faultOfTwins(opened: readonly (Checkpoint | undefined)[]): Finding | undefined {
  const roots = new Map<bigint, Uint8Array>()
  for (const checkpoint of opened) {
    if (!checkpoint) continue
    const { size, root } = checkpoint
    if (!equalBytes(roots.get(size) ?? root, root)) {
      return { fault: "forked", found: `Two roots were signed for ${size.toString()} leaves.` }
    }
    roots.set(size, root)
  }
  return undefined
}

/** Tells whether a log goes on under another key than the one at hand. */
export function faultOfKey({ vkey, origin }: StoredHead, key: LogKey): Finding | undefined {
  const own = formatVerifierKey(key.verifierKey(origin))
  if (own === vkey) return undefined
  return { fault: "foreign-key", found: `The log goes on under the key ${vkey}, not under ${own}.` }
}

async function faultOfTree(
  db: Reader,
  head: StoredHead,
  key: LogKey,
): Promise<Finding | undefined> {
  const { epoch, size } = head
  const reach = ((await findLastIndex(db, epoch)) ?? -1) + 1
  if (reach !== size) return damaged(`there are ${String(reach)} leaves instead of ${String(size)}`)
  const read = subtreeReader(db, epoch)
  const edge = await Promise.all(edgePlaces(size).map(({ height, index }) => read(height, index)))
  const isEdge =
    edge.length === head.edge.length &&
    edge.every((root, at) => equalBytes(root, head.edge[at] ?? root))
  if (!isEdge) return damaged("the head has another right edge than the leaves")
  const last = await findNewestCheckpoint(db, epoch)
  const signed = last && openCheckpoint(last.note, [key.verifierKey(head.origin)], head.origin)
  const root = rootOfEdge(nodeDigest, { roots: edge })
  if (signed?.size !== BigInt(size) || !equalBytes(signed.root, root)) {
    return damaged("the last checkpoint is not of its leaves")
  }
  return (await faultOfLastTiles(db, head)) ?? faultOfLastLeaves(db, head)
}

/** At each level the last full tile: its root must be that of what it holds. */
async function faultOfLastTiles(
  db: Reader,
  { epoch, size }: StoredHead,
): Promise<Finding | undefined> {
  for (let level = 0; hashesAtLevel(level + 1, size) > 0; level += 1) {
    const index = hashesAtLevel(level + 1, size) - 1
    const from = index * tileWidth
    const held = await tileHashes(db, { epoch, level }, from, from + tileWidth)
    const [stored] = await listTileRoots(db, { epoch, level }, index, index + 1)
    if (!stored || !equalBytes(stored, rootOfPerfect(held))) {
      return damaged(`tile ${String(index)} of level ${String(level)} is not what it holds`)
    }
  }
  return undefined
}

async function faultOfLastLeaves(
  db: Reader,
  { epoch, size }: StoredHead,
): Promise<Finding | undefined> {
  const leaves = await listLeaves(db, epoch, Math.max(0, size - tileWidth), size)
  const wrong = leaves.find(({ bytes, hash }) => !equalBytes(hashLeaf(nodeDigest, bytes), hash))
  return wrong && damaged(`leaf ${String(wrong.index)} was changed`)
}

/** The checkpoint of a note that one of these keys signed; undefined for any other. */
function openCheckpoint(
  note: string,
  keys: readonly VerifierKey[],
  origin: string,
): Checkpoint | undefined {
  const opened = openNote(nodeDigest, note, keys)
  const checkpoint = opened.ok ? parseCheckpoint(opened.text) : undefined
  return checkpoint?.origin === origin ? checkpoint : undefined
}
