import type { ApprovalKind, Parties, Proposal } from "#app/domain/approval.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What is proposed. `body`: what the deed needs to be done, as JSON; its kind's executor knows the shape. */
export interface NewApproval {
  readonly publicId: PublicId
  readonly kind: ApprovalKind
  readonly subjectKind: string
  readonly subject: string
  readonly body: Readonly<Record<string, unknown>>
  readonly parties: Parties
  readonly reason: string
  readonly proposedBy: number
  readonly proposedAt: Instant
  readonly lapsesAt: Instant
}

export type ApprovalDecision = "approved" | "declined" | "alone" | "lapsed"

export interface StoredApproval extends NewApproval, Proposal {
  readonly id: number
  readonly decision: ApprovalDecision | null
  readonly decidedBy: number | null
  readonly decisionReason: string | null
}

/** How a proposal ended: by whom, and in what words. `lapsed` has neither. */
export interface ApprovalEnd {
  readonly decision: ApprovalDecision
  readonly decidedBy: number | null
  readonly decidedAt: Instant
  readonly reason: string | null
}

/** Stores a proposal; undefined where one of the kind waits for this subject already. */
export async function insertApproval(trx: Trx, approval: NewApproval): Promise<number | undefined> {
  const row = await trx
    .insertInto("approval")
    .values({
      public_id: approval.publicId,
      kind: approval.kind,
      subject_kind: approval.subjectKind,
      subject: approval.subject,
      body: canonicalJson(approval.body),
      parties: canonicalJson(approval.parties),
      reason: approval.reason,
      proposed_by: approval.proposedBy,
      proposed_at: approval.proposedAt,
      lapses_at: approval.lapsesAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id
}

/** A proposal by its public id, decided or not. */
export async function findApproval(
  db: Reader,
  publicId: string,
): Promise<StoredApproval | undefined> {
  const row = await db
    .selectFrom("approval")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asApproval(row)
}

/** The same, held by this transaction until it ends. */
export async function lockApproval(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredApproval | undefined> {
  const query = trx.selectFrom("approval").selectAll().where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asApproval(row)
}

/** The proposal of a kind that waits for a subject, lapsed or not. */
export async function findWaitingApproval(
  db: Reader,
  kind: ApprovalKind,
  subjectKind: string,
  subject: string,
): Promise<StoredApproval | undefined> {
  const row = await db
    .selectFrom("approval")
    .selectAll()
    .where("kind", "=", kind)
    .where("subject_kind", "=", subjectKind)
    .where("subject", "=", subject)
    .where("decided_at", "is", null)
    .executeTakeFirst()
  return row && asApproval(row)
}

/** Proposals of these kinds that wait at an instant, the oldest first. */
export async function listWaitingApprovals(
  db: Reader,
  kinds: readonly ApprovalKind[],
  now: Instant,
): Promise<StoredApproval[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .selectFrom("approval")
    .selectAll()
    .where("kind", "in", kinds)
    .where("decided_at", "is", null)
    .where("lapses_at", ">", now)
    .orderBy("id")
    .execute()
  return rows.map(asApproval)
}

/** Proposals of these kinds that were decided, the latest first. */
export async function listDecidedApprovals(
  db: Reader,
  kinds: readonly ApprovalKind[],
  most: number,
): Promise<StoredApproval[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .selectFrom("approval")
    .selectAll()
    .where("kind", "in", kinds)
    .where("decided_at", "is not", null)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute()
  return rows.map(asApproval)
}

/** Proposals that an account made or decided, the latest first: for its owner's copy of own data. */
export async function listApprovalsOf(db: Reader, accountId: number): Promise<StoredApproval[]> {
  const rows = await db
    .selectFrom("approval")
    .selectAll()
    .where((eb) => eb.or([eb("proposed_by", "=", accountId), eb("decided_by", "=", accountId)]))
    .orderBy("id", "desc")
    .execute()
  return rows.map(asApproval)
}

/** Ends a proposal. */
export async function endApproval(trx: Trx, id: number, end: ApprovalEnd): Promise<void> {
  await trx
    .updateTable("approval")
    .set({
      decision: end.decision,
      decided_by: end.decidedBy,
      decided_at: end.decidedAt,
      decision_reason: end.reason,
    })
    .where("id", "=", id)
    .execute()
}

function asApproval(row: Row<"approval">): StoredApproval {
  return {
    id: row.id,
    publicId: row.public_id,
    kind: row.kind as ApprovalKind,
    subjectKind: row.subject_kind,
    subject: row.subject,
    body: JSON.parse(row.body) as StoredApproval["body"],
    parties: JSON.parse(row.parties) as Parties,
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    lapsesAt: row.lapses_at,
    decision: row.decision as ApprovalDecision | null,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
  }
}
