import { sql } from "kysely"
import type { LeafType } from "#app/domain/log-leaf.ts"
import { prepared, shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A leaf in its place. */
export interface StoredLeaf {
  readonly index: number
  readonly type: LeafType
  /** As they are served: never made again. */
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
  readonly petitionId: number | null
  readonly signatureId: number | null
}

/** Of statements with a power of two of rows there are few, which SQLite has compiled already. */
const mostInStatement = 256

/** Adds leaves to an epoch. @throws where one of their places is taken */
export async function insertLeaves(
  trx: Trx,
  epoch: number,
  leaves: readonly StoredLeaf[],
): Promise<void> {
  for (let at = 0, many = 0; at < leaves.length; at += many) {
    many = Math.min(mostInStatement, 2 ** Math.floor(Math.log2(leaves.length - at)))
    const some = leaves.slice(at, at + many)
    await insertingLeaves(trx, {
      epoch,
      indexes: some.map(({ index }) => index),
      types: some.map(({ type }) => type),
      bytes: some.map(({ bytes }) => Buffer.from(bytes)),
      hashes: some.map(({ hash }) => Buffer.from(hash)),
      petitionIds: some.map(({ petitionId }) => petitionId),
      signatureIds: some.map(({ signatureId }) => signatureId),
    })
  }
}

/** Column by column. */
interface Leaves {
  readonly epoch: number
  readonly indexes: readonly number[]
  readonly types: readonly string[]
  readonly bytes: readonly Buffer[]
  readonly hashes: readonly Buffer[]
  readonly petitionIds: readonly (number | null)[]
  readonly signatureIds: readonly (number | null)[]
}

const insertingLeaves = shaped<Leaves>()((db, given) =>
  db.insertInto("log_leaf").values(
    given.indexes.map((leaf_index, nth) => ({
      ...{ epoch: given.epoch, leaf_index, type: given.types[nth] ?? "" },
      ...{ bytes: given.bytes[nth] ?? noBytes, hash: given.hashes[nth] ?? noBytes },
      ...{ petition_id: given.petitionIds[nth] ?? null },
      ...{ signature_id: given.signatureIds[nth] ?? null },
    })),
  ),
)

const noBytes = Buffer.alloc(0)

/** The leaves of the places `from` up to, not with, `to`; those that are missing are left out. */
export async function listLeaves(
  db: Reader,
  epoch: number,
  from: number,
  to: number,
): Promise<StoredLeaf[]> {
  const rows = await leavesBetween(db, epoch, from, to).selectAll().execute()
  return rows.map((row) => ({
    ...{ index: row.leaf_index, type: row.type as LeafType, bytes: row.bytes, hash: row.hash },
    ...{ petitionId: row.petition_id, signatureId: row.signature_id },
  }))
}

/** Their bytes alone, as they are served. */
export async function listEntries(
  db: Reader,
  epoch: number,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const rows = await leavesBetween(db, epoch, from, to).select("bytes").execute()
  return rows.map(({ bytes }) => bytes)
}

/** The bytes of all leaves of a type that are about no petition, of every epoch, in the order of the log. */
export async function listLeafBytes(db: Reader, type: LeafType): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom("log_leaf")
    .select("bytes")
    .where("type", "=", type)
    .where("petition_id", "is", null)
    .orderBy("epoch")
    .orderBy("leaf_index")
    .execute()
  return rows.map(({ bytes }) => bytes)
}

/** Their hashes alone. */
export async function listLeafHashes(
  db: Reader,
  epoch: number,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  return (await hashesBetween(db, { epoch, from, to })).map(({ hash }) => hash)
}

const hashesBetween = prepared<{ epoch: number; from: number; to: number }>()((db, value) =>
  db
    .selectFrom("log_leaf")
    .select("hash")
    .where("epoch", "=", value("epoch"))
    .where("leaf_index", ">=", value("from"))
    .where("leaf_index", "<", value("to"))
    .orderBy("leaf_index"),
)

function leavesBetween(db: Reader, epoch: number, from: number, to: number) {
  return db
    .selectFrom("log_leaf")
    .where("epoch", "=", epoch)
    .where("leaf_index", ">=", from)
    .where("leaf_index", "<", to)
    .orderBy("leaf_index")
}

/** The place of the last leaf of an epoch, whatever its head says; undefined where it has none. */
export async function findLastIndex(db: Reader, epoch: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("log_leaf")
    .select("leaf_index")
    .where("epoch", "=", epoch)
    .orderBy("leaf_index", "desc")
    .limit(1)
    .executeTakeFirst()
  return row?.leaf_index
}

/** The place of the leaf that counted a signature; undefined where it was never counted. */
export async function findSignatureLeaf(
  db: Reader,
  epoch: number,
  signatureId: number,
): Promise<{ index: number; bytes: Uint8Array; hash: Uint8Array } | undefined> {
  const [row] = await ofSignature(db, { epoch, signatureId })
  return row && { index: row.leaf_index, bytes: row.bytes, hash: row.hash }
}

const ofSignature = prepared<{ epoch: number; signatureId: number }>()((db, value) =>
  db
    .selectFrom("log_leaf")
    .select(["leaf_index", "bytes", "hash"])
    .where("signature_id", "=", value("signatureId"))
    // The plus keeps SQLite from looking for it along the whole epoch, which it takes for shorter.
    .where(sql<number>`+epoch`, "=", value("epoch"))
    .where("type", "=", "signature")
    .orderBy("leaf_index")
    .limit(1),
)
