import { markCounts } from "#app/domain/log-replay.ts"
import type { LogReplay } from "#app/domain/log-replay.ts"
import { equalBytes, toBase64 } from "#app/log/bytes.ts"
import type { Hash } from "#app/log/merkle.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { Contradiction, Lie } from "#scripts/log-verify/lie.ts"
import { nothingRecomputed, recompute } from "#scripts/log-verify/recompute.ts"
import type { Recomputed } from "#scripts/log-verify/recompute.ts"
import { readCheckpoint } from "#scripts/log-verify/signed-checkpoint.ts"
import type { SignedCheckpoint } from "#scripts/log-verify/signed-checkpoint.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"

export interface VerifyOrder {
  readonly source: LogSource
  readonly keys: readonly VerifierKey[]
  /** An older checkpoint, which the log must still begin with. */
  readonly since?: SignedCheckpoint | undefined
  /** Where to go on from; the log's beginning, unless told. */
  readonly from?: Recomputed | undefined
}

/** What was found true. */
export interface Verified {
  readonly checkpoint: SignedCheckpoint
  readonly recomputed: Recomputed
  /** How many petitions' counts the site tells, each compared; undefined where it tells none. */
  readonly compared: number | undefined
  /** Petitions of the log that the site's list leaves out, such as those removed. */
  readonly unlisted: readonly string[]
}

/**
 * Checks a log with no access to its database: signature, leaves, tiles, roots, counts, and that it begins
 * with what an older checkpoint says.
 * @throws Lie on the first thing that is not so; Contradiction where two signed notes prove it
 */
export async function verifyLog({ source, keys, since, from }: VerifyOrder): Promise<Verified> {
  const recomputed = from ?? nothingRecomputed()
  const before = await readCheckpoint(source, keys)
  if (since) refuseShrunk(since, before)
  const counts = await source.listCounts()
  // Counts move with the checkpoint: those just read are of a size from the one to the other.
  const after = counts ? await readCheckpoint(source, keys) : before
  refuseShrunk(before, after)
  await recomputeTo(recomputed, source, before, since)
  markCounts(recomputed.replay)
  await recomputeTo(recomputed, source, after, before)
  return {
    checkpoint: after,
    recomputed,
    compared: counts?.size,
    unlisted: compareCounts(recomputed.replay, counts),
  }
}

function refuseShrunk(older: SignedCheckpoint, newer: SignedCheckpoint): void {
  const notes = [older.note, newer.note] as const
  if (older.origin !== newer.origin)
    throw new Lie(
      `The log is ${newer.origin}; the older checkpoint is of ${older.origin}. A log begun anew holds what was left of the one before: npm run receipt:verify -- RECEIPT --log PLACE looks for one leaf.`,
    )
  if (newer.size < older.size)
    throw new Contradiction(
      `The log shrank: it had ${String(older.size)} leaves, now ${String(newer.size)}.`,
      ...notes,
    )
  if (newer.size === older.size && !equalBytes(newer.root, older.root))
    throw new Contradiction(
      `Two checkpoints of ${String(newer.size)} leaves have different roots.`,
      ...notes,
    )
}

async function recomputeTo(
  recomputed: Recomputed,
  source: LogSource,
  checkpoint: SignedCheckpoint,
  older: SignedCheckpoint | undefined,
): Promise<void> {
  const sizes = [checkpoint.size, older?.size ?? 0]
  const roots = await recompute(recomputed, source, checkpoint.size, sizes).catch(
    (fault: unknown) => {
      throw fault instanceof Lie ? lieBetween(older, checkpoint, fault.message) : fault
    },
  )
  const root = roots.get(checkpoint.size)
  if (!root || !equalBytes(root, checkpoint.root))
    throw lieBetween(older, checkpoint, sayRoots(checkpoint, root))
  if (older && !equalBytes(older.root, roots.get(older.size) ?? older.root)) {
    const message = `The log no longer begins with the ${String(older.size)} leaves that it had before.`
    throw lieBetween(older, checkpoint, message)
  }
}

function lieBetween(
  older: SignedCheckpoint | undefined,
  newer: SignedCheckpoint,
  message: string,
): Lie {
  return older ? new Contradiction(message, older.note, newer.note) : new Lie(message)
}

function sayRoots({ size, root }: SignedCheckpoint, mine: Hash | undefined): string {
  const found = mine ? toBase64(mine) : "none"
  return `The ${String(size)} leaves have the root ${found}, the checkpoint says ${toBase64(root)}.`
}

function compareCounts(
  { petitions }: LogReplay,
  counts: ReadonlyMap<string, number> | undefined,
): string[] {
  if (!counts) return []
  for (const [id, count] of counts) {
    const { lowest, highest } = petitions.get(id) ?? { lowest: 0, highest: 0 }
    if (count >= lowest && count <= highest) continue
    const range = lowest === highest ? String(lowest) : `${String(lowest)} to ${String(highest)}`
    throw new Lie(`Petition ${id}: the site tells ${String(count)} signatures, its log ${range}.`)
  }
  return [...petitions.keys()].filter((id) => !counts.has(id))
}
