import { randomFillSync } from "node:crypto"
import type SQLite from "better-sqlite3"
import { leafBytes } from "#app/domain/log-leaf.ts"
import type { House } from "#app/context.server.ts"
import { later, minute } from "#app/lib/instant.ts"
import { toBase64 } from "#app/log/bytes.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { formatNote, formatVerifierKey } from "#app/log/signed-note.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import type { TreeEdge } from "#app/log/tree-edge.ts"
import { signedPetition } from "./petitions.ts"
import type { SealedLengths } from "./sample.ts"

/** Signatures of one batch of the commit queue: what a site takes that is signed a thousand times a second. */
const batch = 32
/** So many are under one transaction here, which no reader sees. */
const stretch = 64_000

type LogHouse = Pick<House, "clock" | "log">

/**
 * Fills in counted signatures of the first petition with their leaves, tiles and checkpoints, as the program
 * would have written them; what is sealed is noise of the same length.
 *
 * @returns the last checkpoint, for the record
 */
export function fillSignatures(
  db: SQLite.Database,
  house: LogHouse,
  many: number,
  lengths: SealedLengths,
): string {
  const put = putters(db, house, lengths)
  let edge = emptyEdge
  let note = put.head(edge)
  for (let from = 0; from < many; from += stretch) {
    db.transaction(() => {
      for (let id = from + 1; id <= Math.min(many, from + stretch); id += 1) {
        edge = put.signature(edge, id)
        if (id % batch === 0 || id === many) note = put.checkpoint(edge)
      }
    })()
  }
  put.published(edge)
  return note
}

function putters(db: SQLite.Database, { clock, log }: LogHouse, lengths: SealedLengths) {
  const now = clock.now()
  const vkey = formatVerifierKey(log.key.verifierKey(log.origin))
  const signature = db.prepare(
    `insert into signature
       (id, petition_id, state, assurance, tag, email_tag, secret_hash, key_sealed, statement_sealed,
        opening_sealed, lang, requested_at, expires_at, confirmed_at)
     values (?, 1, 'counted', 'email', ?, ?, ?, ?, ?, ?, 'kk', '${now}', '${later(now, minute)}', '${now}')`,
  )
  const leaf = db.prepare(
    `insert into log_leaf (epoch, leaf_index, type, bytes, hash, petition_id, signature_id)
     values (1, ?, 'signature', ?, ?, 1, ?)`,
  )
  const tile = db.prepare(
    "insert into log_tile (epoch, level, tile_index, root) values (1, ?, ?, ?)",
  )
  const checkpoint = db.prepare(
    "insert into log_checkpoint (epoch, size, root, note, signed_at) values (1, ?, ?, ?, ?)",
  )
  const task = db.prepare(
    `insert into outbox (kind, payload_sealed, created_at, due_at, attempts, done_at)
     values (?, x'', '${now}', '${now}', 1, '${now}')`,
  )

  function signed(edge: TreeEdge): string {
    const root = rootOfEdge(nodeDigest, edge)
    const text = formatCheckpoint({ origin: log.origin, size: BigInt(edge.size), root })
    const note = formatNote({ text, signatures: [log.key.sign(log.origin, text)] })
    checkpoint.run(edge.size, root, note, now)
    return note
  }

  return {
    head(edge: TreeEdge): string {
      db.prepare(
        `insert into log_head (epoch, origin, vkey, size, edge, published_size, published_at)
         values (1, ?, ?, 0, x'', 0, ?)`,
      ).run(log.origin, vkey, now)
      db.prepare("insert into log_key (epoch, from_size, vkey) values (1, 0, ?)").run(vkey)
      return signed(edge)
    },
    signature(edge: TreeEdge, id: number): TreeEdge {
      const { tag, email, secret, key, statement, opening, commitment } = noise(lengths)
      signature.run(id, tag, email, secret, key, statement, opening)
      const c = toBase64(commitment)
      const bytes = leafBytes({ type: "signature", pid: signedPetition, c })
      const hash = hashLeaf(nodeDigest, bytes)
      leaf.run(edge.size, bytes, hash, id)
      task.run("signature-confirmation")
      task.run("receipt")
      return appendToEdge(nodeDigest, edge, hash, (height, index, root) => {
        if (height > 0 && height % 8 === 0) tile.run(height / 8 - 1, index, root)
      })
    },
    checkpoint: signed,
    published({ size, roots }: TreeEdge): void {
      db.prepare(
        "update log_head set size = ?, published_size = ?, edge = ?, published_at = ?",
      ).run(size, size, Buffer.concat(roots), now)
    },
  }
}

/** Marks and sealed texts that look as the program's do: like nothing. */
function noise({ key, statement, opening }: SealedLengths) {
  const bytes = randomFillSync(Buffer.allocUnsafe(4 * 32 + key + statement + opening))
  let at = 0
  function next(length: number): Buffer {
    at += length
    return bytes.subarray(at - length, at)
  }
  return {
    ...{ tag: next(32), email: next(32), secret: next(32), commitment: next(32) },
    ...{ key: next(key), statement: next(statement), opening: next(opening) },
  }
}
