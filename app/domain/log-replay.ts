import { countOf } from "./log-leaf.ts"
import type { LeafType } from "./log-leaf.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { addFingerprint, emptyFingerprintSet } from "#app/lib/fingerprint-set.ts"
import type { FingerprintSet } from "#app/lib/fingerprint-set.ts"
import { fromUtf8 } from "#app/log/bytes.ts"

/** What the log says of one petition so far. */
export interface PetitionTally {
  count: number
  /** Invalidated signatures that no appeal gave back. */
  invalidated: number
  phase: "open" | "closed"
  /** The least and the most that the count was since `markCounts`: it took every number between them. */
  lowest: number
  highest: number
}

/** A log that is being read from its first leaf, leaf by leaf. Holds tallies, never leaves. */
export interface LogReplay {
  size: number
  readonly petitions: Map<string, PetitionTally>
  /** How many leaves of each type; a type that this version does not know counts as nothing but is here. */
  readonly types: Map<string, number>
  readonly commitments: FingerprintSet
}

/** Why a leaf cannot stand where it stands. */
export type LeafProblem =
  | "unreadable"
  | "not-canonical"
  | "malformed"
  | "epoch-not-first"
  | "opened-twice"
  | "not-opened"
  | "after-closing"
  | "below-zero"
  | "not-invalidated"
  | "same-commitment"
  | "wrong-closing-count"

/** A log before its first leaf. */
export function startReplay(): LogReplay {
  return { size: 0, petitions: new Map(), types: new Map(), commitments: emptyFingerprintSet() }
}

/**
 * Takes the next leaf into the counts: a petition's count is signatures and what was restored, less what
 * was withdrawn and invalidated.
 *
 * @param bytes the leaf as the log serves it
 * @returns why no honest log holds this leaf here; undefined where it may stand
 */
export function replayLeaf(replay: LogReplay, bytes: Uint8Array): LeafProblem | undefined {
  const leaf = readLeaf(fromUtf8(bytes))
  if (typeof leaf === "string") return leaf
  const problem = takeLeaf(replay, leaf)
  if (problem) return problem
  replay.types.set(leaf.type, (replay.types.get(leaf.type) ?? 0) + 1)
  replay.size += 1
  return undefined
}

/** From here on `lowest` and `highest` of each petition are those of the leaves that follow. */
export function markCounts(replay: LogReplay): void {
  for (const tally of replay.petitions.values()) {
    tally.lowest = tally.count
    tally.highest = tally.count
  }
}

/** What the replay needs of a leaf. */
interface ReadLeaf {
  readonly type: string
  readonly pid?: unknown
  /** Where it is one: 32 bytes in base64. */
  readonly c?: string | undefined
  readonly count?: unknown
}

/** A signature or withdrawal as canonical JSON writes it: nearly all of a log, read without a parser. */
const common =
  /^\{"c":"([A-Za-z0-9+/]{43}=)","pid":"([0-9a-z]{16})","type":"(signature|withdrawn)","v":1\}$/

function readLeaf(text: string | undefined): ReadLeaf | LeafProblem {
  if (text === undefined) return "unreadable"
  const [, c, pid, type] = common.exec(text) ?? []
  if (type !== undefined) return { type, pid, c }
  return readRareLeaf(text)
}

function readRareLeaf(text: string): ReadLeaf | LeafProblem {
  const json = parseJson(text)
  if (typeof json !== "object" || json === null || !("type" in json)) return "unreadable"
  // One key written twice would be read as its first by some and as its last by others.
  if (canonicalJson(json) !== text) return "not-canonical"
  const c = "c" in json && isCommitment(json.c) ? json.c : undefined
  return typeof json.type === "string" ? { ...json, type: json.type, c } : "malformed"
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function takeLeaf(replay: LogReplay, leaf: ReadLeaf): LeafProblem | undefined {
  switch (leaf.type as LeafType) {
    case "epoch":
      return replay.size === 0 ? undefined : "epoch-not-first"
    case "petition_opened":
      return openPetition(replay, leaf)
    case "petition_closed":
      return closePetition(replay, leaf)
    case "signature":
    case "withdrawn":
    case "invalidated":
    case "restored":
      return moveCount(replay, leaf)
    default:
      return undefined
  }
}

/** One that was removed and stands again after an appeal is opened anew, and its count goes on. */
function openPetition({ petitions }: LogReplay, { pid }: ReadLeaf): LeafProblem | undefined {
  if (typeof pid !== "string") return "malformed"
  const known = petitions.get(pid)
  if (known?.phase === "open") return "opened-twice"
  if (known) {
    known.phase = "open"
    return undefined
  }
  petitions.set(pid, { count: 0, invalidated: 0, phase: "open", lowest: 0, highest: 0 })
  return undefined
}

/** A petition may be closed again, as when one that is over is removed: its count has to be the same. */
function closePetition({ petitions }: LogReplay, leaf: ReadLeaf): LeafProblem | undefined {
  if (typeof leaf.pid !== "string" || typeof leaf.count !== "number") return "malformed"
  const tally = petitions.get(leaf.pid)
  if (!tally) return "not-opened"
  if (leaf.count !== tally.count) return "wrong-closing-count"
  tally.phase = "closed"
  return undefined
}

function moveCount(replay: LogReplay, { type, pid, c }: ReadLeaf): LeafProblem | undefined {
  if (typeof pid !== "string" || c === undefined) return "malformed"
  const tally = replay.petitions.get(pid)
  if (!tally) return "not-opened"
  const problem = whyNotMoved(tally, type)
  if (problem) return problem
  if (!addFingerprint(replay.commitments, c)) return "same-commitment"
  tally.count += countOf({ type: type as LeafType })
  if (type === "invalidated") tally.invalidated += 1
  if (type === "restored") tally.invalidated -= 1
  tally.lowest = Math.min(tally.lowest, tally.count)
  tally.highest = Math.max(tally.highest, tally.count)
  return undefined
}

function whyNotMoved(tally: PetitionTally, type: string): LeafProblem | undefined {
  if (type === "signature") return tally.phase === "closed" ? "after-closing" : undefined
  if (type === "restored") return tally.invalidated === 0 ? "not-invalidated" : undefined
  return tally.count === 0 ? "below-zero" : undefined
}

function isCommitment(c: unknown): c is string {
  return typeof c === "string" && /^[A-Za-z0-9+/]{43}=$/.test(c)
}
