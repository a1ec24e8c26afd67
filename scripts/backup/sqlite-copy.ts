import { createHash } from "node:crypto"
import { open, rm } from "node:fs/promises"
import { findDeepFault } from "#app/domain/log-deep-check.server.ts"
import { findLogFault } from "#app/domain/log-check.server.ts"
import type { Finding } from "#app/domain/log-finding.ts"
import type { RecordedCheckpoint } from "#app/domain/log.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"
import { openReader } from "#db/sqlite.server.ts"
import type { SqliteConnection } from "#db/sqlite.server.ts"
import { readFrom } from "#scripts/backup/sealed-file.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * Copies a SQLite file as it stands at one instant, while others write it: `VACUUM INTO` reads in one transaction,
 * where the copying of pages would begin anew with each commit of another process. What was deleted is not in it.
 */
export async function copySqlite(file: string, copy: string): Promise<void> {
  await rm(copy, { force: true })
  const empty = await open(copy, "wx", 0o600)
  await empty.close()
  const source = openReader(file)
  try {
    source.handle.prepare("vacuum into ?").run(copy)
  } finally {
    await source.close()
  }
}

/**
 * Looks through a copy: its pages, its references, its whole log against the checkpoints recorded before it.
 * @throws Stop naming the first thing that is wrong
 */
export async function refuseUnsound(
  { handle, kysely }: SqliteConnection,
  recorded: readonly RecordedCheckpoint[],
): Promise<void> {
  const pages: unknown = handle.pragma("integrity_check(1)", { simple: true })
  if (pages !== "ok") throw new Stop(`The copy is damaged: ${String(pages)}.`)
  const [broken] = handle.pragma("foreign_key_check") as { table: string; parent: string }[]
  if (broken) throw new Stop(`In ${broken.table} a row refers to none in ${broken.parent}.`)
  const wrong = (await findFaultOfLog(kysely, recorded)) ?? (await findDeepFault(kysely))
  if (wrong) throw new Stop(`The log of the copy is not what was signed. ${wrong.found}`)
}

/** By the key that the database itself names: whether it is the one at hand, the start of the site asks. */
async function findFaultOfLog(
  db: Reader,
  recorded: readonly RecordedCheckpoint[],
): Promise<Finding | undefined> {
  const head = await findHead(db)
  const named = head && parseVerifierKey(nodeDigest, head.vkey)
  if (!named) return head && { fault: "damaged", found: "Its key cannot be read." }
  const key = {
    verifierKey: () => named,
    sign: () => {
      throw new Error("nothing is signed here")
    },
  }
  return findLogFault(db, { key, recorded, isLasting: false })
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256")
  for await (const piece of pieces) hash.update(piece)
  return hash.digest("hex")
}

export function hashOfFile(file: string): Promise<string> {
  return hashOf(readFrom(file))
}

/** Does something with a copy that is only read. */
export async function withCopy<Value>(
  file: string,
  read: (copy: SqliteConnection) => Promise<Value>,
): Promise<Value> {
  const copy = openReader(file)
  try {
    return await read(copy)
  } finally {
    await copy.close()
  }
}
