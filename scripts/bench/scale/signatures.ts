import type SQLite from "better-sqlite3"
import { leafBytes } from "#app/domain/log-leaf.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { toBase64 } from "#app/log/bytes.ts"
import { formatCheckpoint } from "#app/log/checkpoint.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { hashLeaf } from "#app/log/merkle.ts"
import { formatNote, formatVerifierKey } from "#app/log/signed-note.ts"
import { appendToEdge, emptyEdge, rootOfEdge } from "#app/log/tree-edge.ts"
import type { TreeEdge } from "#app/log/tree-edge.ts"
import { noiseOf } from "./noise.ts"
import { signedPetition } from "./petitions.ts"
import type { SealedLengths } from "./sample.ts"

/** Signatures of one batch of the commit queue: what a site takes that is signed a thousand times a second. */
const batch = 32
/** So many are under one transaction here, which no reader sees. */
const stretch = 64_000
/** The end of the record that a start reads holds fewer. */
const mostRecorded = 1_000

type LogHouse = Pick<House, "clock" | "log">

/**
 * Fills in counted signatures of the first petition with their traces, leaves, tiles and checkpoints, as the
 * program would have written them; what is sealed is noise of the same length.
 *
 * @returns the last checkpoints, for the record: as many as a start looks at
 */
export function fillSignatures(
  db: SQLite.Database,
  house: LogHouse,
  many: number,
  lengths: SealedLengths,
): string[] {
  const log = logPutters(db, house)
  const putSignature = signaturePutter(db, house.clock.now(), lengths)
  let edge = emptyEdge
  const notes = [log.head(edge)]
  for (let from = 0; from < many; from += stretch) {
    db.transaction(() => {
      for (let id = from + 1; id <= Math.min(many, from + stretch); id += 1) {
        edge = log.leaf(edge, id, putSignature(id))
        if (id % batch === 0 || id === many) notes.push(log.checkpoint(edge))
      }
    })()
    notes.splice(0, notes.length - mostRecorded)
  }
  log.published(edge)
  return notes
}

/** Puts a counted signature and the trace of its request. Gives its commitment. */
function signaturePutter(db: SQLite.Database, now: Instant, { key, statement }: SealedLengths) {
  const signature = db.prepare(
    `insert into signature
       (id, petition_id, state, assurance, tag, email_tag, secret_hash, key_sealed, statement_sealed,
        lang, requested_at, confirmed_at, signed_on)
     values (?, 1, 'counted', 'email', ?, ?, ?, ?, ?, 'kk', '${now}', '${now}', '${now.slice(0, 10)}')`,
  )
  const trace = db.prepare(
    `insert into signing_trace (signature_id, petition_id, day, network_tag, mail_tag, dwell)
     values (?, 1, '${now.slice(0, 10)}', ?, ?, 60)`,
  )
  const noise = noiseOf()
  return (id: number): Uint8Array => {
    const mark = noise(16)
    signature.run(id, mark, mark, noise(32), noise(key), noise(statement))
    trace.run(id, noise(8), noise(8))
    return noise(32)
  }
}

function logPutters(db: SQLite.Database, { clock, log }: LogHouse) {
  const now = clock.now()
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

  function signed(edge: TreeEdge): string {
    const root = rootOfEdge(nodeDigest, edge)
    const text = formatCheckpoint({ origin: log.origin, size: BigInt(edge.size), root })
    const note = formatNote({ text, signatures: [log.key.sign(log.origin, text)] })
    checkpoint.run(edge.size, root, note, now)
    return note
  }

  return {
    head(edge: TreeEdge): string {
      const vkey = formatVerifierKey(log.key.verifierKey(log.origin))
      db.prepare(
        `insert into log_head (epoch, origin, vkey, size, edge, published_size, published_at)
         values (1, ?, ?, 0, x'', 0, ?)`,
      ).run(log.origin, vkey, now)
      db.prepare("insert into log_key (epoch, from_size, vkey) values (1, 0, ?)").run(vkey)
      return signed(edge)
    },
    leaf(edge: TreeEdge, id: number, commitment: Uint8Array): TreeEdge {
      const bytes = leafBytes({ type: "signature", pid: signedPetition, c: toBase64(commitment) })
      const hash = hashLeaf(nodeDigest, bytes)
      leaf.run(edge.size, bytes, hash, id)
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
