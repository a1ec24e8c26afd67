import { mayDo } from "./access.ts"
import { isParty } from "./approval.ts"
import type { Approver, Parties } from "./approval.ts"
import { withBonds } from "./approver.server.ts"
import { drawSample } from "./audit-sample.ts"
import { referenceCommitment } from "./commitment.ts"
import { partiesOf } from "./moderated.ts"
import { newPublicId } from "./public-id.server.ts"
import { openReference } from "./signature-opening.server.ts"
import { openingOf } from "./signature-audit-opening.server.ts"
import { subtreeReader } from "./log.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { toBase64, toHex } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { rootAt } from "#app/log/proof.ts"
import { commit } from "#db/commit.server.ts"
import {
  findClosingLeaf,
  listAuditedLeaves,
  listGroundOrganizations,
} from "#db/queries/audited-leaves.server.ts"
import type { AuditedLeaf, ClosingLeaf } from "#db/queries/audited-leaves.server.ts"
import { listReferences } from "#db/queries/commitment-openings.server.ts"
import type { ReferenceType } from "#db/queries/commitment-openings.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { insertAuditItems } from "#db/queries/signature-audit-items.server.ts"
import { listUndrawn } from "#db/queries/audited-petitions.server.ts"
import { insertSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { Auditor } from "#db/queries/signature-audits.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What audits need of the house. */
export type AuditHouse = Pick<House, "db" | "keys">

export type AuditorRefusal = "not-yours" | "no-organization" | "party-to-it"

/**
 * Decides whether somebody may check a petition's signatures: an accredited auditor of an organisation that is
 * not suspended, with no stake in the petition. Its author, the deputy's people and whoever's verdicts are its
 * grounds have one, and so has who declared a bond to the deputy.
 */
export async function decideAuditing(
  db: Reader,
  petition: Pick<StoredPetition, "id" | "publicId">,
  actor: Approver,
): Promise<Outcome<Auditor, AuditorRefusal>> {
  if (!mayDo(actor, "signature.audit")) return refuse("not-yours")
  const { organizationId } = actor
  if (organizationId === null) return refuse("no-organization")
  const parties = await partiesTo(db, petition)
  if (isParty(await withBonds(db, actor), parties)) return refuse("party-to-it")
  return accept({ accountId: actor.id, organizationId })
}

async function partiesTo(
  db: Reader,
  { id, publicId }: Pick<StoredPetition, "id" | "publicId">,
): Promise<Parties> {
  const about = await findModerated(db, "petition", publicId, "en")
  const parties = about ? partiesOf(about) : {}
  const organizationIds = await listGroundOrganizations(db, id)
  return { ...parties, organizationIds: [...(parties.organizationIds ?? []), ...organizationIds] }
}

/** Draws the sample of each petition that ended, once: the closing root chooses, nobody else. */
export async function drawSamples(house: AuditHouse, now: Instant): Promise<void> {
  for (const petitionId of await listUndrawn(house.db.read)) {
    const closing = await findClosingLeaf(house.db.read, petitionId)
    if (!closing) continue
    await commit(house.db, async (trx) => {
      await draw(house, trx, await getPetition(trx, petitionId), closing, now)
      return accept(undefined)
    })
  }
}

/**
 * The closing root is that of the tree that ends with the petition's `petition_closed` leaf: anybody reckons it
 * from the tiles. What does not open, or opens otherwise, is a finding already.
 */
async function draw(
  house: AuditHouse,
  trx: Trx,
  petition: StoredPetition,
  { epoch, index }: ClosingLeaf,
  now: Instant,
): Promise<void> {
  const size = index + 1
  const root = await rootAt(nodeDigest, subtreeReader(trx, epoch), size)
  const leaves = await listAuditedLeaves(trx, petition.id, ["signature"], { epoch, size })
  const gone = await takenBack(house, trx, petition, leaves, { epoch, size })
  const places = leaves.map((leaf) => leaf.index)
  const drawn = drawSample(nodeDigest, root, places, undefined, gone)
  const auditId = await insertSignatureAudit(trx, {
    ...{ publicId: newPublicId(), petitionId: petition.id, kind: "sample" },
    ...{ epoch, treeSize: size, root },
    ...{ population: leaves.length, startedAt: now, first: null },
  })
  if (auditId === undefined) return
  const byIndex = new Map(leaves.map((leaf) => [leaf.index, leaf]))
  const items = []
  for (const place of drawn) {
    const leaf = byIndex.get(place.leafIndex)
    const opening = leaf && (await openingOf(house, trx, petition, leaf))
    const finding = opening?.matches ? null : ("not-openable" as const)
    items.push({ ...place, signatureId: leaf?.signatureId ?? null, finding })
  }
  await insertAuditItems(trx, auditId, items, now)
}

/** The signature leaves that stand in the log and not in the count, by openings that fit leaves of the log. */
async function takenBack(
  { keys }: AuditHouse,
  trx: Trx,
  petition: StoredPetition,
  signatures: readonly AuditedLeaf[],
  until: { readonly epoch: number; readonly size: number },
): Promise<Set<number>> {
  const counts = new Map<string, number>()
  for (const type of ["withdrawn", "invalidated", "restored"] as const) {
    const by = type === "restored" ? -1 : 1
    for (const ref of await opened(keys, trx, petition, type, until)) {
      counts.set(ref, (counts.get(ref) ?? 0) + by)
    }
  }
  const gone = signatures.filter(({ hash }) => (counts.get(toHex(hash)) ?? 0) > 0)
  return new Set(gone.map(({ index }) => index))
}

async function opened(
  keys: House["keys"],
  trx: Trx,
  { id, publicId }: StoredPetition,
  type: ReferenceType,
  until: { readonly epoch: number; readonly size: number },
): Promise<string[]> {
  const leaves = await listAuditedLeaves(trx, id, [type], until)
  const known = new Set(leaves.map(({ c }) => c))
  const sealed = await listReferences(trx, id, type)
  return sealed.flatMap(({ openingSealed }) => {
    const { nonce, ref } = openReference(keys, publicId, openingSealed)
    const c = toBase64(referenceCommitment(nodeDigest, nonce, ref))
    return known.has(c) ? [toHex(ref)] : []
  })
}
