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
  findAuditedLeaf,
  findClosingLeaf,
  listAuditedLeaves,
  listGroundOrganizations,
  walkSignatureLeaves,
} from "#db/queries/audited-leaves.server.ts"
import type { ClosingLeaf } from "#db/queries/audited-leaves.server.ts"
import { listReferences } from "#db/queries/commitment-openings.server.ts"
import type { ReferenceType } from "#db/queries/commitment-openings.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { insertAuditItems } from "#db/queries/signature-audit-items.server.ts"
import { listUndrawn } from "#db/queries/audited-petitions.server.ts"
import { insertSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { Auditor } from "#db/queries/signature-audits.server.ts"
import type { Reader } from "#db/schema.ts"

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
    // What the log holds up to there stays: millions of leaves are read while others write.
    const petition = await getPetition(house.db.read, petitionId)
    const { items, ...audit } = await draw(house, petition, closing)
    await commit(house.db, async (trx) => {
      const started = { ...audit, publicId: newPublicId(), startedAt: now, first: null }
      const auditId = await insertSignatureAudit(trx, { ...started, petitionId, kind: "sample" })
      if (auditId !== undefined) await insertAuditItems(trx, auditId, items, now)
      return accept(undefined)
    })
  }
}

/**
 * The closing root is that of the tree that ends with the petition's `petition_closed` leaf: anybody reckons it
 * from the tiles. What does not open, or opens otherwise, is a finding already.
 */
async function draw(house: AuditHouse, petition: StoredPetition, { epoch, index }: ClosingLeaf) {
  const { read } = house.db
  const size = index + 1
  const root = await rootAt(nodeDigest, subtreeReader(read, epoch), size)
  const { places, gone } = await populationOf(house, petition, { epoch, size })
  const items = []
  for (const place of drawSample(nodeDigest, root, places, undefined, gone)) {
    const leaf = await findAuditedLeaf(read, petition.id, { epoch, index: place.leafIndex })
    const opening = leaf && (await openingOf(house, read, petition, leaf))
    const finding = opening?.matches ? null : ("not-openable" as const)
    items.push({ ...place, signatureId: leaf?.signatureId ?? null, finding })
  }
  return { epoch, treeSize: size, root, population: places.length, items }
}

/** Where a petition's signature leaves stand, and those of them that stand in the log and not in the count. */
async function populationOf(
  house: AuditHouse,
  petition: StoredPetition,
  until: { readonly epoch: number; readonly size: number },
): Promise<{ readonly places: readonly number[]; readonly gone: ReadonlySet<number> }> {
  const takenBack = await takenBackOf(house, petition, until)
  const places: number[] = []
  const gone = new Set<number>()
  for await (const page of walkSignatureLeaves(house.db.read, petition.id, until)) {
    for (const { index, hash } of page) {
      places.push(index)
      if (takenBack.size > 0 && takenBack.has(toHex(hash))) gone.add(index)
    }
  }
  return { places, gone }
}

/** The hashes of signature leaves that are taken back, by openings that fit leaves of the log. */
async function takenBackOf(
  { keys, db }: AuditHouse,
  petition: StoredPetition,
  until: { readonly epoch: number; readonly size: number },
): Promise<ReadonlySet<string>> {
  const counts = new Map<string, number>()
  for (const type of ["withdrawn", "invalidated", "restored"] as const) {
    const by = type === "restored" ? -1 : 1
    for (const ref of await opened(keys, db.read, petition, type, until)) {
      counts.set(ref, (counts.get(ref) ?? 0) + by)
    }
  }
  return new Set([...counts].flatMap(([ref, count]) => (count > 0 ? [ref] : [])))
}

async function opened(
  keys: House["keys"],
  db: Reader,
  { id, publicId }: StoredPetition,
  type: ReferenceType,
  until: { readonly epoch: number; readonly size: number },
): Promise<string[]> {
  const leaves = await listAuditedLeaves(db, id, [type], until)
  const known = new Set(leaves.map(({ c }) => c))
  const sealed = await listReferences(db, id, type)
  return sealed.flatMap(({ openingSealed }) => {
    const { nonce, ref } = openReference(keys, publicId, openingSealed)
    const c = toBase64(referenceCommitment(nodeDigest, nonce, ref))
    return known.has(c) ? [toHex(ref)] : []
  })
}
