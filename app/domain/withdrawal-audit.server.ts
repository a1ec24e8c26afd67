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
import { listAuditedLeaves, walkSignatureLeaves } from "#db/queries/audited-leaves.server.ts"
import { listReferences } from "#db/queries/commitment-openings.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import {
  findSignatureAudit,
  insertSignatureAudit,
  lockSignatureAudit,
  renewSignatureAudit,
} from "#db/queries/signature-audits.server.ts"
import type { Auditor, StoredSignatureAudit } from "#db/queries/signature-audits.server.ts"
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
      const until = await placeToCheck(trx, petition)
      const check = until && (await checkWithdrawals(house, trx, petition, until))
      return check ? accept(check) : refuse("no-withdrawals")
    },
  )
}

export type SigningRefusal = AuditorRefusal | "no-withdrawals" | "other-organization-needed"

/**
 * Signs for the withdrawals of a petition. The first auditor fixes the size of the log; a second one, of
 * another organisation, has the same leaves checked again, and with that one's name both numbers become a leaf.
 * Where the log was begun anew between the two, the first is begun anew too: nobody signs for a log that ended.
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
      if (waiting && (await isOfThisLog(trx, waiting)) && isSame(waiting.first, may.value)) {
        return refuse("other-organization-needed")
      }
      const until = await placeToCheck(trx, petition)
      const check = until && (await checkWithdrawals(house, trx, petition, until))
      if (!check) return refuse("no-withdrawals")
      if (!waiting?.first || waiting.epoch !== check.epoch) {
        await begin(trx, petition, check, may.value, now, waiting)
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
  ended: StoredSignatureAudit | undefined,
): Promise<void> {
  const root = await rootAt(nodeDigest, subtreeReader(trx, epoch), size)
  const population = references.length
  const check = { epoch, treeSize: size, root, population, startedAt: now, first }
  if (ended) return renewSignatureAudit(trx, ended.id, check)
  const of = { publicId: newPublicId(), petitionId: petition.id, kind: "withdrawals" } as const
  await insertSignatureAudit(trx, { ...of, ...check })
}

/** A size of one epoch's log. */
interface LogPlace {
  readonly epoch: number
  readonly size: number
}

/** Where the first of the two signed, if in the log that runs, or where the log stands now. */
async function placeToCheck(db: Reader, { id }: StoredPetition): Promise<LogPlace | undefined> {
  const head = await findHead(db)
  const known = await findSignatureAudit(db, id, "withdrawals")
  const isWaiting = known?.publishedAt === null && known.epoch === head?.epoch
  return isWaiting ? { epoch: known.epoch, size: known.treeSize } : head
}

async function isOfThisLog(db: Reader, { epoch }: StoredSignatureAudit): Promise<boolean> {
  return (await findHead(db))?.epoch === epoch
}

async function checkWithdrawals(
  { keys }: AuditHouse,
  db: Reader,
  { id, publicId }: StoredPetition,
  { epoch, size }: LogPlace,
): Promise<WithdrawalCheck | undefined> {
  const withdrawn = await listAuditedLeaves(db, id, ["withdrawn"], { epoch, size })
  if (withdrawn.length === 0) return undefined
  const sealed = await listReferences(db, id, "withdrawn")
  const openings = sealed.map(({ openingSealed }) => openReference(keys, publicId, openingSealed))
  const referred = new Set(openings.map(({ ref }) => toHex(ref)))
  const byHash = new Map<string, number>()
  for await (const page of walkSignatureLeaves(db, id, { epoch, size })) {
    for (const { hash, index } of page) {
      if (referred.has(toHex(hash))) byHash.set(toHex(hash), index)
    }
  }
  return { epoch, size, references: checkReferences(nodeDigest, withdrawn, openings, byHash) }
}
