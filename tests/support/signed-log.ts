import { makeLogKey } from "#app/domain/log-key.server.ts"
import { receiptFacts } from "#app/domain/log-receipt.server.ts"
import type { ReceiptFacts } from "#app/domain/log-receipt.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { appendLeaf, openLog, subtreeReader } from "#app/domain/log.server.ts"
import type { Log } from "#app/domain/log.ts"
import { listLogFiles } from "#app/export/log-files.server.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf, verifyInclusion } from "#app/log/merkle.ts"
import { rootAt } from "#app/log/proof.ts"
import { parseNote } from "#app/log/signed-note.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import { scenePid } from "#tests/support/log-scene.ts"
import { memorySource } from "#tests/tlog/static-log.ts"

const key = makeLogKey(Buffer.alloc(32, 9))
/** When all of this happens. */
export const now = "2026-04-01T06:00:00.000Z"
export const clock = stoppedClock(now)

/** The log of a database with a record in this file, as a process that starts has it. */
export function logOn(db: Db, file: string): Log {
  const origin = "uade.example/log"
  return openLog({ db, key, record: fileRecord(file), clock, origin, publishSeconds: 1 })
}

/** Signs once, and hands out the receipt. */
export async function sign(db: Db, signatureId: number): Promise<ReceiptFacts> {
  await commit(db, (trx) => {
    const c = sha256(String(signatureId)).toString("base64")
    appendLeaf(trx, { type: "signature", pid: scenePid, c }, { petitionId: 1, signatureId })
    return Promise.resolve(accept(undefined))
  })
  const receipt = await receiptFacts(db.read, signatureId)
  if (!receipt) throw new Error("no receipt")
  return receipt
}

/** Opens the petition that `sign` signs. */
export async function openPetition(db: Db): Promise<void> {
  await commit(db, (trx) => {
    const said = { pid: scenePid, text_sha256: "ab", deputy_id: "d", district_id: null }
    const law = { threshold: 1000, rule_set: "advisory", rules_sha256: "cd" }
    const leaf = { ...said, ...law, opened_on: "2026-04-01" }
    appendLeaf(trx, { type: "petition_opened", ...leaf }, { petitionId: 1 })
    return Promise.resolve(accept(undefined))
  })
}

/** Checks the public log as a stranger does. @returns its leaves */
export async function replayed(db: Db): Promise<number> {
  const files = new Map<string, Uint8Array>()
  for await (const { path, bytes } of listLogFiles(db.read)) files.set(path.slice(4), bytes)
  const source = memorySource(files)
  const verified = await verifyLog({ source, keys: await readKeys(source, []) })
  return verified.checkpoint.size
}

/** Whether a receipt proves itself, and the log at hand begins with the one it was given by. */
export async function stands(
  db: Db,
  { index, size, leafBytes, proof, checkpoint }: ReceiptFacts,
): Promise<boolean> {
  const note = parseNote(checkpoint)
  const root = (note && parseCheckpoint(note.text))?.root
  if (!root) return false
  const leaf = hashLeaf(nodeDigest, leafBytes)
  const place = { index: BigInt(index), size: BigInt(size), leafHash: leaf, root }
  const isProved = verifyInclusion(nodeDigest, place, proof)
  const own = await rootAt(nodeDigest, subtreeReader(db.read, 1), size).catch(() => undefined)
  return isProved && own !== undefined && Buffer.compare(own, root) === 0
}
