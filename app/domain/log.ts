import type { LeafType } from "./log-leaf.ts"
import type { NoteSignature, VerifierKey } from "#app/log/signed-note.ts"
import { instantOf, secondsOf } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** Why a log is not gone on with. `record-missing`: the file of signed checkpoints is empty, the log is not. */
export const logFaults = [
  "rolled-back",
  "forked",
  "damaged",
  "foreign-key",
  "record-missing",
] as const
export type LogFault = (typeof logFaults)[number]

/** `unchecked`: nobody has compared the database with the record of signed checkpoints yet. */
export type LogState =
  | { readonly name: "unchecked" | "open" }
  | {
      readonly name: "closed"
      readonly fault: LogFault
      /** What was found, in English, for whoever runs the site. */
      readonly found: string
    }

/** Thrown by who would append to a log that is not gone on with: nothing was written. */
export class LogClosed extends Error {
  override readonly name = "LogClosed"
  constructor(readonly fault: LogFault) {
    super(`the log is closed: ${fault}`)
  }
}

/** What signs checkpoints. Its name in a note is the log's origin. */
export interface LogKey {
  verifierKey(origin: string): VerifierKey
  sign(origin: string, text: string): NoteSignature
}

/** A signed checkpoint as it lies outside the database. */
export interface RecordedCheckpoint {
  readonly epoch: number
  readonly note: string
}

/** Where each signed checkpoint is kept a second time, so that a database of yesterday cannot pass for today's. */
export interface CheckpointRecord {
  /** False for one that begins empty with each process, as in tests. */
  readonly isLasting: boolean
  /** The last some thousand entries that are whole, oldest first. */
  latest(): Promise<RecordedCheckpoint[]>
  /** Resolves once the entry is on the disk. */
  append(entry: RecordedCheckpoint): Promise<void>
}

/** The log as the house holds it. Leaves are appended by `appendLeaf`, within a job of the commit queue. */
export interface Log {
  readonly state: LogState
  readonly key: LogKey
  readonly record: CheckpointRecord
  /** The name that a log begun here is given: `uade.example/log`. One that stands keeps its own. */
  readonly origin: string
  /** Every so many seconds the public sees what was appended since. */
  readonly publishSeconds: number
  /** Puts a checkpoint into the record, where this process has not yet put one as new there. */
  keep(checkpoint: RecordedCheckpoint & { readonly size: number }): Promise<void>
  /**
   * Looks through the whole log, and closes it where something deep in it is wrong. Gives the state after it.
   * @param pause between two portions; what it throws ends the check
   */
  checkDeep(pause?: () => Promise<void>): Promise<LogState>
  /** Compares the database with the record and begins the log where there is none. Gives the state after it. */
  start(): Promise<LogState>
}

/** The last instant at which what is public could move: whole periods since 1970, whatever was signed when. */
export function lastPublication(now: Instant, seconds: number): Instant {
  return instantOf(Math.floor(secondsOf(now) / seconds) * seconds * 1000)
}

const places: Partial<Record<LeafType, number>> = {
  petition_opened: 0,
  signature: 1,
  withdrawn: 2,
  invalidated: 2,
  petition_closed: 4,
}
const placeOfOthers = 3

/**
 * The order of a batch's leaves: openings, signatures, what takes them back, the rest, closings. Signatures and
 * what takes them back are shuffled: their order would tell who asked when.
 *
 * @param draw a number from 0 up to, not with, the one it is given, each as likely
 */
export function inLogOrder<Item extends { readonly leaf: { readonly type: LeafType } }>(
  items: readonly Item[],
  draw: (below: number) => number,
): Item[] {
  return [0, 1, 2, 3, 4].flatMap((place) => {
    const here = items.filter(({ leaf }) => (places[leaf.type] ?? placeOfOthers) === place)
    return place === 1 || place === 2 ? shuffled(here, draw) : here
  })
}

function shuffled<Item>(items: readonly Item[], draw: (below: number) => number): Item[] {
  const rest = [...items]
  return items.flatMap(() => rest.splice(draw(rest.length), 1))
}
