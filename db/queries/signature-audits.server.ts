import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

export type AuditKind = "sample" | "withdrawals"

/** Who checked, for which organisation. */
export interface Auditor {
  readonly accountId: number
  readonly organizationId: number
}

/** A check of a petition's signatures against the log as it was at a size. */
export interface NewSignatureAudit {
  readonly publicId: string
  readonly petitionId: number
  readonly kind: AuditKind
  /** The epoch of the log that the size is of. */
  readonly epoch: number
  readonly treeSize: number
  readonly root: Uint8Array
  /** How many leaves it is about: the petition's signatures, or its withdrawals. */
  readonly population: number
  readonly startedAt: Instant
  /** Null for a sample, which nobody draws. */
  readonly first: Auditor | null
}

/** Its result. `bad`: of those checked, how many are no signature of a voter who signed. */
export interface AuditResult {
  readonly checked: number
  readonly bad: number
  readonly unreachable: number
}

export interface StoredSignatureAudit extends NewSignatureAudit {
  readonly id: number
  readonly second: Auditor | null
  /** Null until it is published. */
  readonly result: AuditResult | null
  readonly publishedAt: Instant | null
}

/** Stores a check that begins; undefined where one of the kind is under way or, of a sample, was made. */
export async function insertSignatureAudit(
  trx: Trx,
  audit: NewSignatureAudit,
): Promise<number | undefined> {
  const row = await trx
    .insertInto("signature_audit")
    .values({
      public_id: audit.publicId,
      petition_id: audit.petitionId,
      kind: audit.kind,
      epoch: audit.epoch,
      tree_size: audit.treeSize,
      root: Buffer.from(audit.root),
      population: audit.population,
      started_at: audit.startedAt,
      first_account_id: audit.first?.accountId ?? null,
      first_organization_id: audit.first?.organizationId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id
}

/** The latest check of a kind on a petition, or undefined. */
export async function findSignatureAudit(
  db: Reader,
  petitionId: number,
  kind: AuditKind,
): Promise<StoredSignatureAudit | undefined> {
  const row = await audits(db)
    .where("petition_id", "=", petitionId)
    .where("kind", "=", kind)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row && asAudit(row)
}

/** The latest published check of a kind on a petition: what everybody reads. */
export async function findPublishedAudit(
  db: Reader,
  petitionId: number,
  kind: AuditKind,
): Promise<StoredSignatureAudit | undefined> {
  const [row] = await publishedAudit(db, { petitionId, kind })
  return row && asAudit(row)
}

const publishedAudit = shaped<{ petitionId: number; kind: AuditKind }>()(
  (db, { petitionId, kind }) =>
    audits(db)
      .where("petition_id", "=", petitionId)
      .where("kind", "=", kind)
      .where("published_at", "is not", null)
      .orderBy("id", "desc")
      .limit(1),
)

/** One check by its key. */
export async function getSignatureAudit(db: Reader, id: number): Promise<StoredSignatureAudit> {
  return asAudit(await audits(db).where("id", "=", id).executeTakeFirstOrThrow())
}

/** The same, held by this transaction until it ends. */
export async function lockSignatureAudit(
  trx: Trx,
  engine: Engine,
  id: number,
): Promise<StoredSignatureAudit> {
  const query = audits(trx).where("id", "=", id)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirstOrThrow()
  return asAudit(row)
}

/** Begins a check anew that waits for its second auditor: the log that it was about has ended. */
export async function renewSignatureAudit(
  trx: Trx,
  id: number,
  audit: Omit<NewSignatureAudit, "publicId" | "petitionId" | "kind">,
): Promise<void> {
  await trx
    .updateTable("signature_audit")
    .set({
      ...{ epoch: audit.epoch, tree_size: audit.treeSize, root: Buffer.from(audit.root) },
      ...{ population: audit.population, started_at: audit.startedAt },
      first_account_id: audit.first?.accountId ?? null,
      first_organization_id: audit.first?.organizationId ?? null,
    })
    .where("id", "=", id)
    .execute()
}

/** Publishes a check under the names of who made it. */
export async function publishSignatureAudit(
  trx: Trx,
  id: number,
  { checked, bad, unreachable }: AuditResult,
  by: { readonly first: Auditor; readonly second: Auditor | null },
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("signature_audit")
    .set({
      ...{ checked, bad, unreachable, published_at: at },
      first_account_id: by.first.accountId,
      first_organization_id: by.first.organizationId,
      second_account_id: by.second?.accountId ?? null,
      second_organization_id: by.second?.organizationId ?? null,
    })
    .where("id", "=", id)
    .execute()
}

function audits(db: Reader) {
  return db.selectFrom("signature_audit").selectAll()
}

function asAudit(row: Row<"signature_audit">): StoredSignatureAudit {
  const { checked, bad, unreachable } = row
  const isDone = checked !== null && bad !== null && unreachable !== null
  return {
    id: row.id,
    publicId: row.public_id,
    petitionId: row.petition_id,
    kind: row.kind as AuditKind,
    epoch: row.epoch,
    treeSize: row.tree_size,
    root: row.root,
    population: row.population,
    startedAt: row.started_at,
    first: asAuditor(row.first_account_id, row.first_organization_id),
    second: asAuditor(row.second_account_id, row.second_organization_id),
    result: isDone ? { checked, bad, unreachable } : null,
    publishedAt: row.published_at,
  }
}

function asAuditor(accountId: number | null, organizationId: number | null): Auditor | null {
  return accountId === null || organizationId === null ? null : { accountId, organizationId }
}
