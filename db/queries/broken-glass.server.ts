import type { ApprovalKind } from "#app/domain/approval.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** What one person did where two are needed. */
export interface BrokenGlass {
  /** Public id of the proposal; not for readers. */
  readonly approval: string
  readonly kind: ApprovalKind
  readonly at: Instant
}

/** Decisions of one person, the latest first; since an instant where one is given. */
export async function listBrokenGlass(db: Reader, since: Instant = ""): Promise<BrokenGlass[]> {
  const rows = await db
    .selectFrom("approval")
    .select(["public_id", "kind", "decided_at"])
    .where("decision", "=", "alone")
    .where("decided_at", ">=", since)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .execute()
  return rows.map((row) => ({
    approval: row.public_id,
    kind: row.kind as ApprovalKind,
    at: row.decided_at ?? "",
  }))
}
