import type { Approver } from "./approval.ts"
import { audited } from "./audit.server.ts"
import { subtreeReader } from "./log.server.ts"
import { newPublicId } from "./public-id.server.ts"
import { decideAuditing } from "./signature-audit.server.ts"
import type { AuditHouse, AuditorRefusal } from "./signature-audit.server.ts"
import { auditAttempt, publishAudit } from "./signature-audit-result.server.ts"
import { openReference } from "./signature-opening.server.ts"
import { checkReferences } from "./withdrawal-check.ts"
import type { CheckedReference } from "./withdrawal-check.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { toHex } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { rootAt } from "#app/log/proof.ts"
import { listAuditedLeaves } from "#db/queries/audited-leaves.server.ts"
import { listReferences } from "#db/queries/commitment-openings.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import {
  findSignatureAudit,
  insertSignatureAudit,
  lockSignatureAudit,
} from "#db/queries/signature-audits.server.ts"
import type { Auditor } from "#db/queries/signature-audits.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** The withdrawals of a petition below a size of the log, each opened and compared with the log. */
export interface WithdrawalCheck {
  readonly epoch: number
  readonly size: number
  readonly references: readonly CheckedReference[]
}

/** Opens all withdrawals of a petition for an accredited auditor; that they were opened is in the trail. */
export function openWithdrawals(
  house: AuditHouse,
  petition: StoredPetition,
  actor: Approver,
  now: Instant,
): Promise<Outcome<WithdrawalCheck, AuditorRefusal | "no-withdrawals">> {
  const attempt = auditAttempt(petition, "withdrawals-opened")
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<WithdrawalCheck, AuditorRefusal | "no-withdrawals">> => {
      const may = await decideAuditing(trx, petition, actor)
      if (!may.ok) return may
      const check = await checkWithdrawals(house, trx, petition, await sizeToCheck(trx, petition))
      return check ? accept(check) : refuse("no-withdrawals")
    },
  )
}

export type SigningRefusal = AuditorRefusal | "no-withdrawals" | "other-organization-needed"

/**
 * Signs for the withdrawals of a petition. The first auditor fixes the size of the log; a second one, of
 * another organisation, has the same leaves checked again, and with that one's name both numbers become a leaf.
 *
 * @returns whether it is published: with the second name, not with the first
 */
export function signWithdrawals(
  house: AuditHouse,
  petition: StoredPetition,
  actor: Approver,
  now: Instant,
): Promise<Outcome<{ readonly published: boolean }, SigningRefusal>> {
  const attempt = auditAttempt(petition, "withdrawals-signed")
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<{ readonly published: boolean }, SigningRefusal>> => {
      const may = await decideAuditing(trx, petition, actor)
      if (!may.ok) return may
      const waiting = await waitingOn(house, trx, petition)
      if (waiting && isSame(waiting.first, may.value)) return refuse("other-organization-needed")
      const size = waiting?.treeSize ?? (await sizeToCheck(trx, petition))
      const check = await checkWithdrawals(house, trx, petition, size)
      if (!check) return refuse("no-withdrawals")
      if (!waiting?.first) {
        await begin(trx, petition, check, may.value, now)
        return accept({ published: false })
      }
      const bad = check.references.filter(({ isGood }) => !isGood).length
      const result = { checked: check.references.length, bad, unreachable: 0 }
      const by = { first: waiting.first, second: may.value }
      await publishAudit(house, trx, petition, waiting, result, by, now)
      return accept({ published: true })
    },
  )
}

async function waitingOn(house: AuditHouse, trx: Trx, { id }: StoredPetition) {
  const known = await findSignatureAudit(trx, id, "withdrawals")
  if (known?.publishedAt !== null) return undefined
  const audit = await lockSignatureAudit(trx, house.db.engine, known.id)
  return audit.publishedAt === null ? audit : undefined
}

/** Two checks of one person, or of one organisation, are one. */
function isSame(first: Auditor | null, { accountId, organizationId }: Auditor): boolean {
  return first?.accountId === accountId || first?.organizationId === organizationId
}

async function begin(
  trx: Trx,
  petition: StoredPetition,
  { epoch, size, references }: WithdrawalCheck,
  first: Auditor,
  now: Instant,
): Promise<void> {
  const root = await rootAt(nodeDigest, subtreeReader(trx, epoch), size)
  await insertSignatureAudit(trx, {
    ...{ publicId: newPublicId(), petitionId: petition.id, kind: "withdrawals" },
    ...{ treeSize: size, root, population: references.length, startedAt: now, first },
  })
}

/** The size at which the first of the two signed, or the present one. */
async function sizeToCheck(db: Reader, { id }: StoredPetition): Promise<number> {
  const known = await findSignatureAudit(db, id, "withdrawals")
  if (known?.publishedAt === null) return known.treeSize
  return (await findHead(db))?.size ?? 0
}

async function checkWithdrawals(
  { keys }: AuditHouse,
  db: Reader,
  { id, publicId }: StoredPetition,
  size: number,
): Promise<WithdrawalCheck | undefined> {
  const epoch = (await findHead(db))?.epoch ?? 1
  const withdrawn = await listAuditedLeaves(db, id, ["withdrawn"], { epoch, size })
  if (withdrawn.length === 0) return undefined
  const signatures = await listAuditedLeaves(db, id, ["signature"], { epoch, size })
  const byHash = new Map(signatures.map(({ hash, index }) => [toHex(hash), index]))
  const sealed = await listReferences(db, id, "withdrawn")
  const openings = sealed.map(({ openingSealed }) => openReference(keys, publicId, openingSealed))
  return { epoch, size, references: checkReferences(nodeDigest, withdrawn, openings, byHash) }
}
