import { mkdirSync } from "node:fs"
import { open, stat } from "node:fs/promises"
import type { FileHandle } from "node:fs/promises"
import path from "node:path"
import type { CheckpointRecord, RecordedCheckpoint } from "./log.ts"

/** Some hundred entries, each of whose signatures is checked at a start: the newest of them is what counts. */
const readBytes = 128 * 1024

/**
 * The record of signed checkpoints in a file that is only ever added to: a line of JSON an entry. A line that a
 * crash tore is passed over, and the next entry begins a line of its own. Under load an entry follows the other: to open
 * the file for each takes longer than to write it.
 *
 * @param openForMs for so long after an entry it is kept open
 */
export function fileRecord(file: string, openForMs = 1000): CheckpointRecord {
  mkdirSync(path.dirname(file), { recursive: true })
  let isTorn: boolean | undefined
  let opened: Promise<FileHandle> | undefined
  let closing: NodeJS.Timeout | undefined
  /** Entries that are being written: beside a batch's, that of who publishes. */
  let underWay = 0

  async function close(): Promise<void> {
    const handle = opened
    opened = undefined
    await (await handle)?.close()
  }

  function closeQuietly(): void {
    void close().catch(() => undefined)
  }

  return {
    isLasting: true,
    latest: async () => entriesOf(await readEnd(file)),
    append: async ({ epoch, note }) => {
      isTorn ??= !/(^|\n)$/.test(await readEnd(file))
      const start = isTorn ? "\n" : ""
      isTorn = true
      clearTimeout(closing)
      underWay += 1
      try {
        const handle = await (opened ??= open(file, "a", 0o600))
        await handle.appendFile(`${start}${JSON.stringify({ epoch, note })}\n`)
        await handle.sync()
        isTorn = false
      } catch (fault) {
        await close().catch(() => undefined)
        throw fault
      } finally {
        underWay -= 1
        if (underWay === 0) closing = setTimeout(closeQuietly, openForMs).unref()
      }
    },
  }
}

/** A record that is gone with the process. */
export function memoryRecord(): CheckpointRecord {
  const entries: RecordedCheckpoint[] = []
  return {
    isLasting: false,
    latest: () => Promise.resolve([...entries]),
    append: (entry) => {
      entries.push(entry)
      return Promise.resolve()
    },
  }
}

async function readEnd(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return ""
  const handle = await open(file, "r")
  try {
    const length = Math.min(found.size, readBytes)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, found.size - length)
    return buffer.toString()
  } finally {
    await handle.close()
  }
}

function entriesOf(text: string): RecordedCheckpoint[] {
  return text.split("\n").flatMap((line) => {
    const entry = parse(line)
    return isEntry(entry) ? [{ epoch: entry.epoch, note: entry.note }] : []
  })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is RecordedCheckpoint {
  return (
    typeof value === "object" &&
    value !== null &&
    "epoch" in value &&
    typeof value.epoch === "number" &&
    "note" in value &&
    typeof value.note === "string"
  )
}
