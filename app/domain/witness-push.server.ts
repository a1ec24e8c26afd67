import { subtreeReader } from "./log-tree.server.ts"
import type { NamedWitness, WitnessPolicy } from "./witness-policy.ts"
import type { House } from "#app/context.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { formatAddCheckpoint } from "#app/log/add-checkpoint.ts"
import { equalBytes, fromUtf8, toHex } from "#app/log/bytes.ts"
import { verifyLogOrWitness } from "#app/log/cosignature.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { consistencyProof } from "#app/log/proof.ts"
import { formatNote, openNote, parseNote } from "#app/log/signed-note.ts"
import { commit, touch } from "#db/commit.server.ts"
import {
  findLastCosigned,
  insertCosignature,
  listCosignatures,
} from "#db/queries/log-cosignatures.server.ts"
import { findCheckpoint, findHead } from "#db/queries/log.server.ts"
import type { StoredCheckpoint } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

type PushingHouse = Pick<House, "db" | "clock">

/**
 * What became of asking a witness. `inconsistent`: it saw another log under our name, or one that is longer
 * than the public one: an alarm, not a hitch.
 */
export interface WitnessAnswer {
  readonly witness: string
  readonly result: "signed" | "unreachable" | "refused" | "inconsistent" | "bad-signature"
  /** The status of HTTP that it answered, where it answered. */
  readonly status: number | undefined
}

const patienceMs = 10_000
const longestAnswer = 64 * 1024
/** A witness may have moved while it was asked: another node of ours pushes too. */
const mostAttempts = 3

/**
 * Sends the published checkpoint to each witness that has not signed it, and keeps what they sign. All at
 * once, each for some seconds at most; what fails is tried again at the next call.
 *
 * @param policy as the operator's own file names them: their addresses are trusted
 * @returns what became of those that were asked
 */
export async function pushToWitnesses(
  house: PushingHouse,
  { witnesses }: WitnessPolicy,
): Promise<WitnessAnswer[]> {
  const { db } = house
  const head = await findHead(db.read)
  const checkpoint = head && (await findCheckpoint(db.read, head.epoch, head.publishedSize))
  if (!checkpoint || checkpoint.size === 0) return []
  const signed = await listCosignatures(db.read, checkpoint.epoch, checkpoint.size)
  const waiting = witnesses.filter(({ key }) => !signed.some((by) => by.keyId === toHex(key.keyId)))
  return Promise.all(
    waiting.flatMap(({ key, url }) => (url === null ? [] : [ask(house, checkpoint, key, url)])),
  )
}

type WitnessKey = NamedWitness["key"]

async function ask(
  { db, clock }: PushingHouse,
  checkpoint: StoredCheckpoint,
  key: WitnessKey,
  url: string,
): Promise<WitnessAnswer> {
  const { epoch, size } = checkpoint
  const witness = { witness: key.name, keyId: toHex(key.keyId) }
  let oldSize = await findLastCosigned(db.read, epoch, witness)
  for (let attempt = 1; ; attempt += 1) {
    const body = await requestBody(db.read, checkpoint, oldSize)
    const answer = await post(`${url}/add-checkpoint`, body)
    if (answer.status === 409 && attempt < mostAttempts) {
      const told = statedSize(answer.body)
      if (told !== undefined && told > size) return conclude(key, "inconsistent", 409)
      if (told !== undefined && told !== oldSize) {
        oldSize = told
        continue
      }
    }
    if (answer.status !== 200) return conclude(key, resultOf(answer.status), answer.status)
    const line = cosignatureLine(checkpoint.note, answer.body, key)
    if (line === undefined) return conclude(key, "bad-signature", 200)
    await commit(db, async (trx) => {
      await insertCosignature(trx, { epoch, size, ...witness, line })
      // The page of the log tells how far each witness has come.
      await touch(trx, "log", epoch, clock.now())
      return accept(undefined)
    })
    return conclude(key, "signed", 200)
  }
}

function conclude(
  { name }: WitnessKey,
  result: WitnessAnswer["result"],
  status: number | undefined,
): WitnessAnswer {
  return { witness: name, result, status }
}

function resultOf(status: number | undefined): WitnessAnswer["result"] {
  if (status === undefined) return "unreachable"
  return status === 422 ? "inconsistent" : "refused"
}

async function requestBody(
  db: Reader,
  { epoch, size, note }: StoredCheckpoint,
  oldSize: number,
): Promise<string> {
  const proof =
    oldSize === 0 || oldSize === size
      ? []
      : await consistencyProof(nodeDigest, subtreeReader(db, epoch), oldSize, size)
  return formatAddCheckpoint({ oldSize: BigInt(oldSize), proof, checkpoint: note })
}

interface Posted {
  /** Undefined where nobody answered in time. */
  readonly status: number | undefined
  readonly body: string
}

async function post(url: string, body: string): Promise<Posted> {
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await fetch(url, { method: "POST", body, signal, redirect: "error" })
    return { status: answer.status, body: await readBody(answer) }
  } catch {
    return { status: undefined, body: "" }
  }
}

async function readBody(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > longestAnswer) throw new Error("a witness does not answer at such length")
    parts.push(part)
  }
  return fromUtf8(Buffer.concat(parts)) ?? ""
}

/** The size that a witness says it saw last (C2SP tlog-witness, 409). */
function statedSize(body: string): number | undefined {
  const digits = /^(0|[1-9]\d{0,15})\n$/.exec(body)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The witness's own line, if it signs our note; those of keys that we did not ask are passed over. */
function cosignatureLine(note: string, lines: string, key: WitnessKey): string | undefined {
  const cosigned = note + lines
  const opened = openNote(nodeDigest, cosigned, [key], verifyLogOrWitness)
  const parsed = parseNote(cosigned)
  if (!opened.ok || !parsed || parsed.text !== parseNote(note)?.text) return undefined
  const own = parsed.signatures.find(
    ({ name, keyId }) => name === key.name && equalBytes(keyId, key.keyId),
  )
  return own && formatNote({ text: "", signatures: [own] }).slice(1, -1)
}
