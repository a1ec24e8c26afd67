import type { Role } from "#app/domain/access.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A privileged deed, done or refused. Rows are only ever added: triggers forbid the rest. */
export interface AuditEntry {
  readonly at: Instant
  /** Null for what the program itself or the command line did. */
  readonly accountId: number | null
  readonly role: Role | "system"
  /** A deed of the access table, or what the command line calls it. */
  readonly deed: string
  readonly subjectKind: string
  /** Public id of the subject; null where there is none yet. */
  readonly subject: string | null
  readonly outcome: "done" | "refused"
  /** Why it was refused. */
  readonly code: string | null
  /** The doer's own words. */
  readonly reason: string | null
  readonly details: Readonly<Record<string, unknown>> | null
}

export interface StoredAuditEntry extends AuditEntry {
  readonly id: number
  readonly displayName: string | null
  /** The account's public id; null for the program itself. */
  readonly accountPublicId: string | null
}

/** Which rows of the trail: those of an account, of a subject, of a deed. */
export interface AuditFilter {
  readonly accountId?: number | undefined
  readonly subjectKind?: string | undefined
  readonly subject?: string | undefined
  readonly deed?: string | undefined
}

/** Adds a row to the trail. */
export async function insertAuditEntry(trx: Trx, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto("audit_entry")
    .values({
      at: entry.at,
      account_id: entry.accountId,
      role: entry.role,
      deed: entry.deed,
      subject_kind: entry.subjectKind,
      subject: entry.subject,
      outcome: entry.outcome,
      code: entry.code,
      reason: entry.reason,
      details: entry.details && canonicalJson(entry.details),
    })
    .execute()
}

/** The trail, the latest first; `before` is the id under which to go on. */
export async function listAuditEntries(
  db: Reader,
  filter: AuditFilter,
  { most, before }: { readonly most: number; readonly before?: number | undefined },
): Promise<StoredAuditEntry[]> {
  const { accountId, subjectKind, subject, deed } = filter
  const rows = await db
    .selectFrom("audit_entry")
    .leftJoin("account", "account.id", "audit_entry.account_id")
    .selectAll("audit_entry")
    .select(["account.display_name", "account.public_id as account_public_id"])
    .$if(accountId !== undefined, (qb) => qb.where("audit_entry.account_id", "=", accountId ?? 0))
    .$if(subjectKind !== undefined, (qb) => qb.where("subject_kind", "=", subjectKind ?? ""))
    .$if(subject !== undefined, (qb) => qb.where("subject", "=", subject ?? ""))
    .$if(deed !== undefined, (qb) => qb.where("deed", "=", deed ?? ""))
    .$if(before !== undefined, (qb) => qb.where("audit_entry.id", "<", before ?? 0))
    .orderBy("audit_entry.id", "desc")
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...asEntry(row),
    displayName: row.display_name,
    accountPublicId: row.account_public_id,
  }))
}

function asEntry(row: Row<"audit_entry">): AuditEntry & { readonly id: number } {
  return {
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    role: row.role as AuditEntry["role"],
    deed: row.deed,
    subjectKind: row.subject_kind,
    subject: row.subject,
    outcome: row.outcome as AuditEntry["outcome"],
    code: row.code,
    reason: row.reason,
    details: row.details === null ? null : (JSON.parse(row.details) as AuditEntry["details"]),
  }
}
