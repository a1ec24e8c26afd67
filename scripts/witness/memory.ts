import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import type { Checkpoint } from "#app/log/checkpoint.ts"
import { verifyLogOrWitness } from "#app/log/cosignature.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { openNote } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { replaceFile } from "#scripts/witness/replace-file.ts"
import { Stop } from "#scripts/witness/stop.ts"

/** What a witness saw last of each log. It is worth as much as its memory: one that forgets signs forks. */
export interface WitnessMemory {
  checkpointOf(origin: string): Checkpoint | undefined
  /** The newest note of a log that was cosigned, with the cosignature. */
  noteOf(origin: string): string | undefined
  /** Resolves once the note is on the disk; until then the one before is what was seen last. */
  keep(origin: string, note: string): Promise<void>
  /** Keeps a note that contradicts the one cosigned, and that one, beside the memory: both prove the lie. */
  keepFork(origin: string, note: string): Promise<void>
}

/**
 * Opens a witness's memory: a file with the newest note of each log, cosigned.
 *
 * @param isNew whether the key is: then the file is made
 * @throws Stop where the file is missing or holds what this witness did not cosign
 */
export function openMemory(file: string, key: VerifierKey, isNew: boolean): WitnessMemory {
  if (isNew && !existsSync(file)) writeFileSync(file, "{}\n", { mode: 0o600, flag: "wx" })
  const notes = readNotes(file, key)

  return {
    checkpointOf: (origin) => notes.get(origin)?.checkpoint,
    noteOf: (origin) => notes.get(origin)?.note,
    async keep(origin, note) {
      const kept = new Map(notes).set(origin, readNote(file, note, key))
      const json = Object.fromEntries([...kept].map(([name, seen]) => [name, seen.note]))
      await replaceFile(file, `${JSON.stringify(json, null, 1)}\n`)
      notes.set(origin, readNote(file, note, key))
    },
    async keepFork(origin, note) {
      await replaceFile(`${file}.older`, notes.get(origin)?.note ?? "")
      await replaceFile(`${file}.newer`, note)
    },
  }
}

interface SeenNote {
  readonly note: string
  readonly checkpoint: Checkpoint
}

function readNotes(file: string, key: VerifierKey): Map<string, SeenNote> {
  const notes = Object.entries(parse(file)).map(
    ([origin, note]) => [origin, readNote(file, note, key)] as const,
  )
  const foreign = notes.find(([origin, { checkpoint }]) => checkpoint.origin !== origin)
  if (foreign) throw new Stop(`${file}: the note of ${foreign[0]} is of another log.`)
  return new Map(notes)
}

function parse(file: string): Record<string, unknown> {
  if (!existsSync(file)) {
    throw new Stop(
      `${file} is not there, but the key is: a witness that forgot what it saw could cosign a fork. ` +
        "Bring the file back; if this key never cosigned anything, write {} into it.",
    )
  }
  try {
    const json: unknown = JSON.parse(readFileSync(file, "utf8"))
    if (typeof json === "object" && json !== null) return json as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new Stop(`${file} is damaged: bring it back from where it is kept.`)
}

function readNote(file: string, note: unknown, key: VerifierKey): SeenNote {
  const text = typeof note === "string" ? note : ""
  const opened = openNote(nodeDigest, text, [key], verifyLogOrWitness)
  const checkpoint = opened.ok ? parseCheckpoint(opened.text) : undefined
  if (!checkpoint) throw new Stop(`${file} holds a note that this witness did not cosign.`)
  return { note: text, checkpoint }
}
