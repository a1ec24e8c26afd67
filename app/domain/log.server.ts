import { beginEpoch, inOrder, signHead, storeLeaves } from "./log-closing.server.ts"
import type { Appended } from "./log-closing.server.ts"
import { faultOfKey, findLogFault } from "./log-check.server.ts"
import { findDeepFault } from "./log-deep-check.server.ts"
import type { Finding } from "./log-finding.ts"
import type { Leaf } from "./log-leaf.ts"
import { faultOfStep } from "./log-step.server.ts"
import type { Seen } from "./log-step.server.ts"
import { LogClosed } from "./log.ts"
import type { CheckpointRecord, Log, LogKey, LogState } from "./log.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { rootOfEdge } from "#app/log/tree-edge.ts"
import type { Clock } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { collect } from "#db/keeper.server.ts"
import type { Keeper } from "#db/keeper.server.ts"
import { findHead, findNewestCheckpoint, lockHead } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

export { LogClosed } from "./log.ts"
export { subtreeReader } from "./log-tree.server.ts"

/** What a leaf is about, by internal keys: it is found again by them and they are never published. */
export interface About {
  readonly petitionId?: number
  readonly signatureId?: number
}

/**
 * Appends a leaf to the public log, within a job of the commit queue: it stands with the job, or is dropped
 * with it. Its place it gets when the batch is closed.
 * @throws LogClosed where the log is not gone on with
 */
export function appendLeaf(trx: Trx, leaf: Leaf, about: About = {}): void {
  const item: Appended = {
    leaf,
    petitionId: about.petitionId ?? null,
    signatureId: about.signatureId ?? null,
  }
  collect(trx, item)
}

/** The standing name of somebody who acts for the house: the first 16 hexadecimal digits of a keyed hash. */
export function actorKeyId(keys: Pick<Keys, "tag">, accountId: number): string {
  return keys.tag(String(accountId), "log-actor").subarray(0, 8).toString("hex")
}

/** What a log is opened with. */
export interface LogParts {
  readonly db: Db
  readonly key: LogKey
  readonly record: CheckpointRecord
  readonly clock: Clock
  /** The name of a log that is begun here. One that stands keeps its own. */
  readonly origin: string
  readonly publishSeconds: number
}

/** Opens the log of a database: from now on its commit queue closes batches with it. Nothing is read yet. */
export function openLog(parts: LogParts): Log {
  const shell = new LogShell(parts)
  parts.db.queue.keeper = shell
  return shell
}

class LogShell implements Log, Keeper {
  readonly key: LogKey
  readonly record: CheckpointRecord
  readonly origin: string
  readonly publishSeconds: number
  state: LogState = { name: "unchecked" }
  /** How far this process knows the log to have come: a shorter one was rolled back beneath it. */
  private seen: Seen = { epoch: 0, size: 0, root: undefined }
  /** What was found deep in the log: each batch looks at its edge alone. */
  private deep: Finding | undefined
  /** How far the record is known to reach. */
  private kept = { epoch: 0, size: -1 }

  constructor(private readonly parts: LogParts) {
    this.key = parts.key
    this.record = parts.record
    this.origin = parts.origin
    this.publishSeconds = parts.publishSeconds
  }

  async start(): Promise<LogState> {
    const { db } = this.parts
    // As of one instant: other nodes append meanwhile.
    await db.snapshot((reader) => this.check(reader))
    if (this.state.name !== "open") return this.state
    if (!(await findHead(db.read))) await this.begin()
    await this.keepNewest()
    return this.state
  }

  /** After the disk failed the database is compared with the record as at the start, before anything is signed. */
  async recover(): Promise<void> {
    await this.parts.db.snapshot((reader) => this.check(reader))
    if (this.state.name === "open") await this.keepNewest()
  }

  async checkDeep(pause?: () => Promise<void>): Promise<LogState> {
    this.deep = await findDeepFault(this.parts.db.read, pause)
    if (this.deep) this.conclude(this.deep)
    return this.state
  }

  admit(): void {
    if (this.state.name === "closed") throw new LogClosed(this.state.fault)
  }

  async close(trx: Trx, items: readonly unknown[]): Promise<() => Promise<void>> {
    const { key, clock } = this.parts
    const head = await this.holdHead(trx)
    const grown = await storeLeaves(trx, head, inOrder(items as readonly Appended[]))
    const signed = await signHead(trx, grown, [key], clock.now())
    return () => {
      this.seen = { epoch: grown.epoch, size: grown.size, root: rootOf(grown) }
      return this.keep({ ...signed, size: grown.size })
    }
  }

  async keep({ epoch, size, note }: Parameters<Log["keep"]>[0]): Promise<void> {
    const { kept } = this
    if (epoch === kept.epoch && size <= kept.size) return
    await this.record.append({ epoch, note })
    this.kept = { epoch, size }
  }

  /**
   * What other nodes signed, or this one before it was stopped, is put into its record, so that no start finds
   * the record of a log that stands empty.
   */
  private async keepNewest(): Promise<void> {
    const { read } = this.parts.db
    const head = await findHead(read)
    const newest = head && (await findNewestCheckpoint(read, head.epoch))
    const recorded = await this.record.latest()
    if (newest && recorded.at(-1)?.note !== newest.note) await this.keep(newest)
  }

  private async begin(): Promise<void> {
    const { value } = await commit(this.parts.db, async (trx) => accept(await this.beginFirst(trx)))
    if (value) await this.keep({ ...value.signed, size: 0 })
  }

  private async beginFirst(trx: Trx) {
    const { origin, key, clock } = this.parts
    const now = clock.now()
    const head = await beginEpoch(trx, { epoch: 1, origin, key, now })
    return head && { head, signed: await signHead(trx, head, [key], now) }
  }

  /**
   * Locks the head and looks before anything is signed: by the whole check once, by what it saw last from
   * then on.
   */
  private async holdHead(trx: Trx): Promise<StoredHead> {
    const { engine } = this.parts.db
    const held = await lockHead(trx, engine)
    if (!held || this.state.name === "unchecked" || held.epoch > this.seen.epoch) {
      await this.check(trx)
    } else this.conclude(faultOfKey(held, this.key) ?? (await faultOfStep(trx, this.seen, held)))
    this.admit()
    const head = held ?? (await this.beginFirst(trx))?.head ?? (await lockHead(trx, engine))
    if (!head) throw new Error("the log could not be begun")
    return head
  }

  private async check(db: Reader): Promise<void> {
    const { key, record } = this.parts
    const recorded = await record.latest()
    const evidence = { key, recorded, isLasting: record.isLasting }
    this.conclude(await findLogFault(db, evidence))
    // Of a log that is closed nothing is gone on from, and its head may not even be readable.
    if (this.state.name === "closed") return
    const head = await findHead(db)
    if (head) this.seen = { epoch: head.epoch, size: head.size, root: rootOf(head) }
  }

  private conclude(shallow: Finding | undefined): void {
    const finding = shallow ?? this.deep
    this.state = finding ? { name: "closed", ...finding } : { name: "open" }
  }
}

function rootOf({ edge }: StoredHead): Uint8Array {
  return rootOfEdge(nodeDigest, { roots: edge })
}
