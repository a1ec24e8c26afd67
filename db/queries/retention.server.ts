import { finalStates } from "#app/domain/petition-state.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { heldSubjects } from "./legal-holds.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A petition that is over online and has not lost its key yet. */
export interface EndedPetition {
  readonly id: number
  readonly publicId: string
  readonly ruleSet: string
  readonly closedAt: Instant
  readonly recallState: RecallState
  /** When the statute's drive last moved; null where it never began. */
  readonly recallMovedAt: Instant | null
  readonly signersDestroyedAt: Instant | null
}

/** The petitions that were over online by an instant, still have a key, and are held by no order on that day. */
export async function listEnded(
  db: Reader,
  closedBy: Instant,
  today: Day,
): Promise<EndedPetition[]> {
  const rows = await db
    .selectFrom("petition")
    .select((eb) => [
      ...(["id", "public_id", "rule_set", "closed_at"] as const),
      ...(["recall_state", "signers_destroyed_at"] as const),
      eb
        .selectFrom("petition_transition")
        .select((inner) => inner.fn.max("at").as("at"))
        .whereRef("petition_transition.petition_id", "=", "petition.id")
        .where("track", "=", "recall_state")
        .as("recall_moved_at"),
    ])
    .where("key_sealed", "is not", null)
    .where("closed_at", "<=", closedBy)
    .where("state", "in", finalStates)
    .where("public_id", "not in", heldSubjects(db, "petition", today))
    .orderBy("id")
    .execute()
  return rows.map((row) => ({
    id: row.id,
    publicId: row.public_id,
    ruleSet: row.rule_set,
    closedAt: row.closed_at ?? "",
    recallState: row.recall_state as RecallState,
    recallMovedAt: row.recall_moved_at,
    signersDestroyedAt: row.signers_destroyed_at,
  }))
}

/** Tells whether an audit of a petition's signatures, or an appeal about it or one of them, is open. */
export async function hasOpenCase(
  db: Reader,
  { id, publicId }: { readonly id: number; readonly publicId: string },
): Promise<boolean> {
  const audit = await db
    .selectFrom("signature_audit")
    .select("id")
    .where("petition_id", "=", id)
    .where("published_at", "is", null)
    .limit(1)
    .executeTakeFirst()
  if (audit) return true
  const appeal = await db
    .selectFrom("appeal")
    .leftJoin("signature_invalidation", "signature_invalidation.id", "appeal.invalidation_id")
    .select("appeal.id")
    .where("appeal.decided_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("signature_invalidation.petition_id", "=", id),
        eb.and([eb("appeal.subject_kind", "=", "petition"), eb("appeal.subject", "=", publicId)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return appeal !== undefined
}

/**
 * Destroys what up to `most` signers of a petition said, what their identity rests on, and the marks of
 * their addresses. @returns how many statements that were
 */
export async function eraseStatements(trx: Trx, petitionId: number, most: number): Promise<number> {
  const kept = trx
    .selectFrom("signature")
    .select("id")
    .where("petition_id", "=", petitionId)
    .where("key_sealed", "is not", null)
    .orderBy("id")
    .limit(most)
  await trx.deleteFrom("signature_evidence").where("signature_id", "in", kept).execute()
  const { numUpdatedRows } = await trx
    .updateTable("signature")
    .set({ email_tag: null, key_sealed: null, statement_sealed: null, opening_sealed: null })
    .where("id", "in", kept)
    .where("key_sealed", "is not", null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Destroys what else is left of a petition's signing online: traces, and identifications that were begun. */
export async function eraseSigning(trx: Trx, petitionId: number, at: Instant): Promise<void> {
  await trx.deleteFrom("signing_trace").where("petition_id", "=", petitionId).execute()
  await trx.deleteFrom("identification").where("petition_id", "=", petitionId).execute()
  await trx
    .updateTable("petition")
    .set({ signers_destroyed_at: at })
    .where("id", "=", petitionId)
    .execute()
}

/** Destroys the marks by which a petition knows a person again, of all its signatures online. */
export async function eraseTags(trx: Trx, petitionId: number): Promise<void> {
  await trx
    .updateTable("signature")
    .set({ tag: null, email_tag: null })
    .where("petition_id", "=", petitionId)
    .where((eb) => eb.or([eb("tag", "is not", null), eb("email_tag", "is not", null)]))
    .execute()
}

/** Destroys a petition's own key, and what the lines of its sheets said. */
export async function eraseKeyAndLines(trx: Trx, petitionId: number): Promise<void> {
  await trx
    .updateTable("sheet_rekey")
    .set({ key_sealed: null, reading_sealed: null })
    .where("line_id", "in", (eb) =>
      eb.selectFrom("sheet_line").select("id").where("petition_id", "=", petitionId),
    )
    .execute()
  await trx
    .updateTable("sheet_line")
    .set({ key_sealed: null, reading_sealed: null, tag: null, name_tag: null })
    .where("petition_id", "=", petitionId)
    .execute()
  await trx.updateTable("petition").set({ key_sealed: null }).where("id", "=", petitionId).execute()
}

/** The sealed key of a petition as it stands now; null where it was destroyed. */
export async function getPetitionKey(db: Reader, petitionId: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom("petition")
    .select("key_sealed")
    .where("id", "=", petitionId)
    .executeTakeFirstOrThrow()
  return row.key_sealed
}

/** Gives a petition a key of its own again. */
export async function writePetitionKey(
  trx: Trx,
  petitionId: number,
  keySealed: Buffer,
): Promise<void> {
  await trx
    .updateTable("petition")
    .set({ key_sealed: keySealed })
    .where("id", "=", petitionId)
    .execute()
}

/** The scans of sheets whose petition has lost its key after its end: their hashes. */
export async function listOldScans(db: Reader): Promise<{ serial: string; sha256: Buffer }[]> {
  const rows = await db
    .selectFrom("sheet")
    .innerJoin("petition", "petition.id", "sheet.petition_id")
    .select(["sheet.serial", "sheet.scan_sha256"])
    .where("sheet.scan_sha256", "is not", null)
    .where("petition.key_sealed", "is", null)
    .where("petition.signers_destroyed_at", "is not", null)
    .execute()
  return rows.flatMap(({ serial, scan_sha256: sha256 }) => (sha256 ? [{ serial, sha256 }] : []))
}

/** Notes that a sheet's scan is kept no more. */
export async function forgetScan(trx: Trx, serial: string): Promise<void> {
  await trx.updateTable("sheet").set({ scan_sha256: null }).where("serial", "=", serial).execute()
}
