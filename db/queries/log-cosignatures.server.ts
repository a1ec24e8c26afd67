import { prepared } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a witness signed of a checkpoint. */
export interface Cosignature {
  readonly epoch: number
  readonly size: number
  /** The name of the witness's key. */
  readonly witness: string
  /** The key's four bytes in hexadecimal digits. */
  readonly keyId: string
  /** Its line of the note, without the newline. */
  readonly line: string
}

/** Keeps a cosignature. The first that a key gives to a size stays. */
export async function insertCosignature(trx: Trx, cosignature: Cosignature): Promise<void> {
  const { keyId, ...rest } = cosignature
  await trx
    .insertInto("log_cosignature")
    .values({ ...rest, key_id: keyId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The cosignatures of a checkpoint, by the names of the witnesses. */
export async function listCosignatures(
  db: Reader,
  epoch: number,
  size: number,
): Promise<Cosignature[]> {
  const rows = await ofCheckpoint(db, { epoch, size })
  return rows.map(({ key_id: keyId, ...rest }) => ({ ...rest, keyId }))
}

const ofCheckpoint = prepared<{ epoch: number; size: number }>()((db, value) =>
  db
    .selectFrom("log_cosignature")
    .selectAll()
    .where("epoch", "=", value("epoch"))
    .where("size", "=", value("size"))
    .orderBy("witness")
    .orderBy("key_id"),
)

/** The largest size of an epoch that a witness's key signed; 0 where it signed none. */
export async function findLastCosigned(
  db: Reader,
  epoch: number,
  { witness, keyId }: Pick<Cosignature, "witness" | "keyId">,
): Promise<number> {
  const newest = await findNewestCosignature(db, epoch, { witness, keyId })
  return newest?.size ?? 0
}

/** What a witness's key signed last of an epoch: the largest size, and its line; undefined where nothing. */
export async function findNewestCosignature(
  db: Reader,
  epoch: number,
  { witness, keyId }: Pick<Cosignature, "witness" | "keyId">,
): Promise<Pick<Cosignature, "size" | "line"> | undefined> {
  return db
    .selectFrom("log_cosignature")
    .select(["size", "line"])
    .where("epoch", "=", epoch)
    .where("witness", "=", witness)
    .where("key_id", "=", keyId)
    .orderBy("size", "desc")
    .limit(1)
    .executeTakeFirst()
}
