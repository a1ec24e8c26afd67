import type { Finding } from "#app/domain/audit-finding.ts"
import type { Drawn } from "#app/domain/audit-sample.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A signature of a sample and what was found about it. */
export interface AuditItem extends Drawn {
  readonly auditId: number
  /** Its place in the sample, from 1. */
  readonly position: number
  /** Null where no signature stands behind the leaf. */
  readonly signatureId: number | null
  readonly askedAt: Instant | null
  readonly answer: "yes" | "no" | null
  readonly finding: Finding | null
}

/** Stores the sample of an audit, in the order in which it was drawn. */
export async function insertAuditItems(
  trx: Trx,
  auditId: number,
  drawn: readonly (Drawn & {
    readonly signatureId: number | null
    readonly finding: Finding | null
  })[],
  at: Instant,
): Promise<void> {
  if (drawn.length === 0) return
  await trx
    .insertInto("signature_audit_item")
    .values(
      drawn.map(({ counter, leafIndex, signatureId, finding }, index) => ({
        audit_id: auditId,
        position: index + 1,
        counter,
        leaf_index: leafIndex,
        signature_id: signatureId,
        finding,
        found_at: finding && at,
      })),
    )
    .execute()
}

/** The sample of an audit, in the order in which it was drawn. */
export async function listAuditItems(db: Reader, auditId: number): Promise<AuditItem[]> {
  const rows = await items(db).where("audit_id", "=", auditId).orderBy("position").execute()
  return rows.map(asItem)
}

/** One place of a sample. */
export async function findAuditItem(
  db: Reader,
  auditId: number,
  position: number,
): Promise<AuditItem | undefined> {
  const row = await items(db)
    .where("audit_id", "=", auditId)
    .where("position", "=", position)
    .executeTakeFirst()
  return row && asItem(row)
}

/** The place of a sample whose signer's letter held a secret, by the secret's SHA-256. */
export async function findAuditItemBySecret(
  db: Reader,
  secretHash: Buffer,
): Promise<AuditItem | undefined> {
  const row = await items(db).where("answer_hash", "=", secretHash).executeTakeFirst()
  return row && asItem(row)
}

type Place = Pick<AuditItem, "auditId" | "position">

/** Notes that the signer was written to, and the hash of the secret in that letter. */
export async function setAsked(
  trx: Trx,
  place: Place,
  answerHash: Buffer,
  at: Instant,
): Promise<void> {
  await placeOf(trx, place).set({ answer_hash: answerHash, asked_at: at }).execute()
}

/** Notes what the signer answered. */
export async function setAnswer(
  trx: Trx,
  place: Place,
  answer: "yes" | "no",
  at: Instant,
): Promise<void> {
  await placeOf(trx, place).set({ answer, answered_at: at }).execute()
}

/** Notes what an auditor found. */
export async function setFinding(
  trx: Trx,
  place: Place,
  found: { readonly finding: Finding; readonly by: number; readonly at: Instant },
): Promise<void> {
  const { finding, by, at } = found
  await placeOf(trx, place).set({ finding, found_by: by, found_at: at }).execute()
}

function placeOf(trx: Trx, { auditId, position }: Place) {
  return trx
    .updateTable("signature_audit_item")
    .where("audit_id", "=", auditId)
    .where("position", "=", position)
}

function items(db: Reader) {
  return db.selectFrom("signature_audit_item").selectAll()
}

function asItem(row: Row<"signature_audit_item">): AuditItem {
  return {
    auditId: row.audit_id,
    position: row.position,
    counter: row.counter,
    leafIndex: row.leaf_index,
    signatureId: row.signature_id,
    askedAt: row.asked_at,
    answer: row.answer as AuditItem["answer"],
    finding: row.finding as Finding | null,
  }
}
