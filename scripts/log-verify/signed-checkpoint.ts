import { fromUtf8 } from "#app/log/bytes.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { verifyLogOrWitness } from "#app/log/cosignature.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import type { Hash } from "#app/log/merkle.ts"
import { formatVerifierKey, openNote, parseVerifierKey } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { Lie, NotChecked } from "#scripts/log-verify/lie.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"

/** A checkpoint whose signature by the log was checked. */
export interface SignedCheckpoint {
  readonly origin: string
  readonly size: number
  readonly root: Hash
  /** The note as it was read: text and signatures. */
  readonly note: string
}

const longestNote = 1_000_000

/** The log's keys as lines; those that were handed in, else those that the log itself names. */
export async function readKeys(
  source: LogSource,
  lines: readonly string[],
): Promise<readonly VerifierKey[]> {
  const named = lines.length > 0 ? lines : await readOwnKeys(source)
  return named.map((line) => {
    const key = parseVerifierKey(nodeDigest, line)
    if (!key) throw new NotChecked(`This is no verifier key: ${line}`)
    return key
  })
}

async function readOwnKeys(source: LogSource): Promise<string[]> {
  const bytes = await source.read("vkey", longestNote)
  const lines = (fromUtf8(bytes ?? new Uint8Array()) ?? "").split("\n").filter(Boolean)
  if (lines.length === 0) throw new NotChecked("The log names no key: hand one in with --vkey.")
  return lines
}

/** Reads the log's present checkpoint. */
export async function readCheckpoint(
  source: LogSource,
  keys: readonly VerifierKey[],
): Promise<SignedCheckpoint> {
  const bytes = await source.read("checkpoint", longestNote)
  if (!bytes) throw new NotChecked("There is no checkpoint: is this the place of a log?")
  return openCheckpoint(fromUtf8(bytes) ?? "", keys, "The checkpoint")
}

/**
 * Opens a checkpoint: it must be signed by one of the keys, whose name is its origin.
 * @param name what a sentence about it begins with
 */
export function openCheckpoint(
  note: string,
  keys: readonly VerifierKey[],
  name: string,
): SignedCheckpoint {
  const opened = openNote(nodeDigest, note, keys, verifyLogOrWitness)
  if (!opened.ok) throw new Lie(`${name} ${reasons[opened.why]}`)
  const checkpoint = parseCheckpoint(opened.text)
  if (!checkpoint) throw new Lie(`${name} is signed but does not name a size and a root.`)
  const { origin, root } = checkpoint
  if (!opened.signedBy.some((key) => key.name === origin))
    throw new Lie(`${name} is of ${origin}, which is not who signed it.`)
  const size = Number(checkpoint.size)
  if (!Number.isSafeInteger(size)) throw new Lie(`${name} names a size that no log has.`)
  return { origin, size, root, note }
}

const reasons = {
  malformed: "is no signed note.",
  "bad-signature": "has a signature of a known key that is wrong.",
  unsigned: "is signed by none of the known keys.",
} as const

/** The lines by which the keys are handed on. */
export function keyLines(keys: readonly VerifierKey[]): string[] {
  return keys.map(formatVerifierKey)
}
