import { createHash } from "node:crypto"
import { equalBytes } from "#app/log/bytes.ts"
import { formatNote, parseNote } from "#app/log/signed-note.ts"
import type { NoteSignature, VerifierKey } from "#app/log/signed-note.ts"
import { judge } from "#scripts/witness/judge.ts"
import type { WitnessMemory } from "#scripts/witness/memory.ts"
import type { WitnessKey } from "#scripts/witness/witness-key.ts"

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

export interface Witness {
  /** Answers `POST /add-checkpoint`. */
  addCheckpoint(body: string): Promise<Answer>
  /** Answers `GET /<hex of SHA-256 of the origin>/checkpoint`. */
  showCheckpoint(originHash: string): Answer
}

export interface WitnessParts {
  readonly key: WitnessKey
  readonly logs: readonly VerifierKey[]
  readonly memory: WitnessMemory
  /** Unix seconds. */
  readonly now: () => bigint
  /** Told of a log that lied, once the proof of it is kept. */
  readonly alarm?: (words: string) => void
}

const plain = "text/plain; charset=utf-8"

/** A witness: cosigns what goes on from what it cosigned before, and remembers before it answers. */
export function makeWitness({ key, logs, memory, now, alarm }: WitnessParts): Witness {
  const keys = new Map(
    logs.map(({ name }) => [name, logs.filter((other) => other.name === name)] as const),
  )
  const origins = new Map([...keys.keys()].map((origin) => [hashOf(origin), origin]))
  let last: Promise<unknown> = Promise.resolve()

  async function add(body: string): Promise<Answer> {
    const judgement = judge(keys, (origin) => memory.checkpointOf(origin), body)
    if (judgement.name === "conflict") {
      return { status: 409, type: "text/x.tlog.size", body: `${judgement.size.toString()}\n` }
    }
    if (judgement.name === "inconsistent" && judgement.fork) {
      const { origin, note } = judgement.fork
      await memory.keepFork(origin, note)
      alarm?.(`ALARM. ${origin} signed two roots for one size; both notes lie beside the memory.`)
    }
    if (judgement.name !== "consistent") return refusals[judgement.name]
    const note = parseNote(judgement.note)
    if (!note) return refusals.malformed
    const cosignature = key.cosign(note.text, now())
    // Signatures of others, which were not checked, are left out.
    const own = note.signatures.filter((signature) => logs.some((log) => isOf(log, signature)))
    const cosigned = { text: note.text, signatures: [...own, cosignature] }
    await memory.keep(judgement.checkpoint.origin, formatNote(cosigned))
    return { status: 200, type: plain, body: lineOf(cosignature) }
  }

  return {
    // One after another: between reading what was seen last and keeping what is new nobody else comes in.
    addCheckpoint(body) {
      const answer = last.then(() => add(body))
      last = answer.catch(() => undefined)
      return answer
    },
    showCheckpoint(originHash) {
      const note = memory.noteOf(origins.get(originHash) ?? "")
      return note === undefined ? notThere : { status: 200, type: plain, body: note }
    },
  }
}

function isOf(log: VerifierKey, { name, keyId }: NoteSignature): boolean {
  return log.name === name && equalBytes(log.keyId, keyId)
}

function lineOf(signature: NoteSignature): string {
  return formatNote({ text: "", signatures: [signature] }).slice(1)
}

function hashOf(origin: string): string {
  return createHash("sha256").update(origin).digest("hex")
}

const notThere: Answer = { status: 404, type: plain, body: "nothing was cosigned here\n" }

const refusals = {
  malformed: { status: 400, type: plain, body: "malformed, or older than the old size\n" },
  "not-signed": { status: 403, type: plain, body: "not signed by the log's key\n" },
  "unknown-log": { status: 404, type: plain, body: "this log is not witnessed here\n" },
  inconsistent: { status: 422, type: plain, body: "does not go on from what was cosigned\n" },
} satisfies Record<string, Answer>
