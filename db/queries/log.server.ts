import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** How far a log has come: one row an epoch, the only rows of the log that change. */
export interface StoredHead {
  readonly epoch: number
  /** The name of the log and of its keys. */
  readonly origin: string
  /** The verifier key under which it goes on. */
  readonly vkey: string
  readonly size: number
  /** The roots of the perfect subtrees at its right edge, largest first. */
  readonly edge: readonly Uint8Array[]
  readonly publishedSize: number
  readonly publishedAt: Instant
}

export interface StoredCheckpoint {
  readonly epoch: number
  readonly size: number
  readonly root: Uint8Array
  /** The signed note, without cosignatures. */
  readonly note: string
  readonly signedAt: Instant
}

/** The head of the latest epoch; undefined where no log was begun. */
export async function findHead(db: Reader): Promise<StoredHead | undefined> {
  const [row] = await latest(db, {})
  return asHead(row)
}

const latest = prepared<object>()((db) => latestHead(db))

/** The same, held by this transaction until its end: the one lock that all who append wait for. */
export async function lockHead(trx: Trx, engine: Engine): Promise<StoredHead | undefined> {
  const [row] = await (engine === "postgres" ? latestHeld : latest)(trx, {})
  return asHead(row)
}

const latestHeld = prepared<object>()((db) => latestHead(db).forUpdate())

function latestHead(db: Reader) {
  return db.selectFrom("log_head").selectAll().orderBy("epoch", "desc").limit(1)
}

/** Begins an epoch. @returns false where another process began it first */
export async function insertHead(trx: Trx, head: StoredHead): Promise<boolean> {
  const { epoch, origin, vkey, size } = head
  const inserted = await trx
    .insertInto("log_head")
    .values({
      ...{ epoch, origin, vkey, size, edge: Buffer.concat(head.edge) },
      ...{ published_size: head.publishedSize, published_at: head.publishedAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows) === 1
}

/** Moves a head that this transaction holds. */
export async function updateHead(
  trx: Trx,
  { epoch, vkey, size, edge }: Pick<StoredHead, "epoch" | "vkey" | "size" | "edge">,
): Promise<void> {
  await movingHead(trx, { epoch, vkey, size, edge: Buffer.concat(edge) })
}

type Moved = Pick<StoredHead, "epoch" | "vkey" | "size"> & { readonly edge: Buffer }

const movingHead = prepared<Moved>()((db, value) =>
  db
    .updateTable("log_head")
    .set({ vkey: value("vkey"), size: value("size"), edge: value("edge") })
    .where("epoch", "=", value("epoch")),
)

/** Moves what the public sees of a log, as of an instant. */
export async function updatePublished(
  trx: Trx,
  { epoch, size, at }: { readonly epoch: number; readonly size: number; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable("log_head")
    .set({ published_size: size, published_at: at })
    .where("epoch", "=", epoch)
    .execute()
}

/** Keeps a checkpoint. @throws where one of that size was signed already */
export async function insertCheckpoint(trx: Trx, checkpoint: StoredCheckpoint): Promise<void> {
  await insertingCheckpoint(trx, { ...checkpoint, root: Buffer.from(checkpoint.root) })
}

const insertingCheckpoint = prepared<StoredCheckpoint & { root: Buffer }>()((db, value) =>
  db.insertInto("log_checkpoint").values({
    ...{ epoch: value("epoch"), size: value("size"), root: value("root") },
    ...{ note: value("note"), signed_at: value("signedAt") },
  }),
)

/** The checkpoint of exactly this size. */
export async function findCheckpoint(
  db: Reader,
  epoch: number,
  size: number,
): Promise<StoredCheckpoint | undefined> {
  const [row] = await ofSize(db, { epoch, size })
  return asCheckpoint(row)
}

const ofSize = prepared<{ epoch: number; size: number }>()((db, value) =>
  db
    .selectFrom("log_checkpoint")
    .selectAll()
    .where("epoch", "=", value("epoch"))
    .where("size", "=", value("size")),
)

/** The newest checkpoint or, given an instant, the newest of those signed by then. */
export async function findNewestCheckpoint(
  db: Reader,
  epoch: number,
  by?: Instant,
): Promise<StoredCheckpoint | undefined> {
  const all = checkpointsOf(db, epoch)
  const query = by === undefined ? all : all.where("signed_at", "<=", by)
  return asCheckpoint(await query.orderBy("size", "desc").limit(1).executeTakeFirst())
}

/** The first checkpoint that covers a leaf: that of the leaf's own batch. */
export async function findCheckpointOver(
  db: Reader,
  epoch: number,
  leafIndex: number,
): Promise<StoredCheckpoint | undefined> {
  const [row] = await firstOver(db, { epoch, leafIndex })
  return asCheckpoint(row)
}

const firstOver = prepared<{ epoch: number; leafIndex: number }>()((db, value) =>
  db
    .selectFrom("log_checkpoint")
    .selectAll()
    .where("epoch", "=", value("epoch"))
    .where("size", ">", value("leafIndex"))
    .orderBy("size")
    .limit(1),
)

function checkpointsOf(db: Reader, epoch: number) {
  return db.selectFrom("log_checkpoint").selectAll().where("epoch", "=", epoch)
}

/** Notes under which key a log goes on from a size. */
export async function insertLogKey(
  trx: Trx,
  key: { readonly epoch: number; readonly fromSize: number; readonly vkey: string },
): Promise<void> {
  const { epoch, fromSize, vkey } = key
  await trx.insertInto("log_key").values({ epoch, from_size: fromSize, vkey }).execute()
}

/** The verifier keys that an epoch has had, the first one first. */
export async function listLogKeys(
  db: Reader,
  epoch: number,
): Promise<{ fromSize: number; vkey: string }[]> {
  const rows = await db
    .selectFrom("log_key")
    .select(["from_size", "vkey"])
    .where("epoch", "=", epoch)
    .orderBy("from_size")
    .execute()
  return rows.map(({ from_size, vkey }) => ({ fromSize: from_size, vkey }))
}

const hashLength = 32

function asHead(row: Row<"log_head"> | undefined): StoredHead | undefined {
  if (!row) return undefined
  const { epoch, origin, vkey, size } = row
  const edge = Array.from({ length: row.edge.length / hashLength }, (_, at) =>
    row.edge.subarray(at * hashLength, (at + 1) * hashLength),
  )
  return {
    ...{ epoch, origin, vkey, size, edge },
    ...{ publishedSize: row.published_size, publishedAt: row.published_at },
  }
}

function asCheckpoint(row: Row<"log_checkpoint"> | undefined): StoredCheckpoint | undefined {
  if (!row) return undefined
  const { epoch, size, root, note } = row
  return { epoch, size, root, note, signedAt: row.signed_at }
}
