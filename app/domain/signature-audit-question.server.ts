import { sha256 } from "#app/lib/seal.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import { findAuditItemBySecret } from "#db/queries/signature-audit-items.server.ts"
import { getSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a signer whom the lot fell on is asked. */
export interface AuditQuestion {
  readonly title: string
  readonly answered: boolean
}

/** The question of a letter's secret; undefined where the secret is none or the audit is over. */
export async function findQuestion(db: Reader, secret: string): Promise<AuditQuestion | undefined> {
  const item = await findAuditItemBySecret(db, sha256(secret))
  if (!item) return undefined
  const audit = await getSignatureAudit(db, item.auditId)
  if (audit.publishedAt !== null) return undefined
  const { title } = await getPetition(db, audit.petitionId)
  return { title, answered: item.answer !== null }
}
