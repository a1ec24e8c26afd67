import type { Leaf } from "#app/domain/log-leaf.ts"
import type { Reader } from "#db/schema.ts"

/** The leaf that ended a petition, and the epoch of the log that it stands in. */
export interface ClosingLeaf {
  readonly epoch: number
  readonly index: number
}

/** Where the log has a petition's last end; undefined before it. */
export async function findClosingLeaf(
  db: Reader,
  petitionId: number,
): Promise<ClosingLeaf | undefined> {
  const row = await db
    .selectFrom("log_leaf")
    .select(["epoch", "leaf_index"])
    .where("petition_id", "=", petitionId)
    .where("type", "=", "petition_closed")
    .orderBy("epoch", "desc")
    .orderBy("leaf_index", "desc")
    .limit(1)
    .executeTakeFirst()
  return row && { epoch: row.epoch, index: row.leaf_index }
}

/** A leaf of a petition as an audit looks at it. */
export interface AuditedLeaf {
  readonly index: number
  /** Its commitment in base64. */
  readonly c: string
  /** Null where it was appended behind the program's back, and for all that are no signature's own. */
  readonly signatureId: number | null
}

/** A petition's leaves of these types, which few have, below a size of the log, the lowest index first. */
export async function listAuditedLeaves(
  db: Reader,
  petitionId: number,
  types: readonly ("withdrawn" | "invalidated" | "restored")[],
  { epoch, size }: { readonly epoch: number; readonly size: number },
): Promise<AuditedLeaf[]> {
  const rows = await db
    .selectFrom("log_leaf")
    .select(["leaf_index", "bytes", "signature_id"])
    .where("petition_id", "=", petitionId)
    .where("epoch", "=", epoch)
    .where("type", "in", types)
    .where("leaf_index", "<", size)
    .orderBy("leaf_index")
    .execute()
  return rows.map((row) => ({
    index: row.leaf_index,
    c: commitmentIn(row.bytes),
    signatureId: row.signature_id,
  }))
}

/** So many leaves are held at once, of however many a petition has. */
const pageLength = 10_000

/**
 * Where a petition's signature leaves below a size of the log stand, and their hashes, the lowest index first:
 * page by page, for there may be millions.
 */
export async function* walkSignatureLeaves(
  db: Reader,
  petitionId: number,
  { epoch, size }: { readonly epoch: number; readonly size: number },
): AsyncGenerator<readonly { readonly index: number; readonly hash: Buffer }[]> {
  for (let from = 0; ;) {
    const page = await db
      .selectFrom("log_leaf")
      .select(["leaf_index as index", "hash"])
      .where("petition_id", "=", petitionId)
      .where("epoch", "=", epoch)
      .where("type", "=", "signature")
      .where("leaf_index", ">=", from)
      .where("leaf_index", "<", size)
      .orderBy("leaf_index")
      .limit(pageLength)
      .execute()
    if (page.length > 0) yield page
    if (page.length < pageLength) return
    from = (page.at(-1)?.index ?? 0) + 1
  }
}

/** A petition's signature leaf at an index; undefined where there is none. */
export async function findAuditedLeaf(
  db: Reader,
  petitionId: number,
  { epoch, index }: ClosingLeaf,
): Promise<AuditedLeaf | undefined> {
  const row = await db
    .selectFrom("log_leaf")
    .select(["bytes", "signature_id"])
    .where("epoch", "=", epoch)
    .where("leaf_index", "=", index)
    .where("petition_id", "=", petitionId)
    .where("type", "=", "signature")
    .executeTakeFirst()
  return row && { index, c: commitmentIn(row.bytes), signatureId: row.signature_id }
}

function commitmentIn(bytes: Buffer): string {
  return (JSON.parse(bytes.toString("utf8")) as Extract<Leaf, { c: string }>).c
}

/** Organisations behind the verdicts that are a petition's grounds: they have a stake in its signatures. */
export async function listGroundOrganizations(db: Reader, petitionId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("petition_ground")
    .innerJoin("verdict_coding", "verdict_coding.verdict_id", "petition_ground.verdict_id")
    .innerJoin("coding", "coding.id", "verdict_coding.coding_id")
    .select("coding.organization_id")
    .distinct()
    .where("petition_ground.petition_id", "=", petitionId)
    .orderBy("coding.organization_id")
    .execute()
  return rows.flatMap((row) => row.organization_id ?? [])
}
