import type { Approver } from "#app/domain/approval.ts"
import { drawSamples } from "#app/domain/signature-audit.server.ts"
import { withdrawSignature } from "#app/domain/signature.server.ts"
import { advancePetitions } from "#app/domain/petition-clock.server.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { listAuditItems } from "#db/queries/signature-audit-items.server.ts"
import { findSignatureAudit } from "#db/queries/signature-audits.server.ts"
import type { Row } from "#db/schema.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approver } from "#tests/support/moderation-scene.ts"
import { crowdSigns } from "#tests/support/review-scene.ts"
import { makeScene, now } from "#tests/support/signing-scene.ts"

/** An auditor of an organisation of their own, or of a given one. */
export async function makeAuditor(db: Db, organizationId?: number): Promise<Approver> {
  const organization =
    organizationId ?? (await make.makeAccreditation(db, { kind: "auditor" })).organization_id
  return approver(await make.makeAccount(db, { role: "auditor", organization_id: organization }))
}

/** A petition that so many signed, some of whom withdrew, and that the clock has ended; its sample is drawn. */
export async function makeEnded(db: Db, many: number, withdrawn = 0) {
  const { house, petition } = await makeScene(db, { closes_on: "2026-04-02", threshold: 5 })
  const secrets = await crowdSigns(house, petition, { many })
  for (const secret of secrets.slice(0, withdrawn)) {
    await withdrawSignature(house, secret, later(now, 60_000))
  }
  await end(house)
  return { house, row: petition, petition: await stored(house, petition), secrets }
}

/** Lets the clock end what is to end, and draws. */
export async function end(house: TestHouse): Promise<void> {
  house.clock.set(later(now, 5 * day))
  await advancePetitions(house, house.clock.now())
  await drawSamples(house, house.clock.now())
}

export async function stored(house: TestHouse, row: Row<"petition">): Promise<StoredPetition> {
  const petition = await findPetition(house.db.read, row.public_id)
  if (!petition) throw new Error("the petition is gone")
  return petition
}

export async function sampleOf(house: TestHouse, petition: StoredPetition) {
  const audit = await findSignatureAudit(house.db.read, petition.id, "sample")
  if (!audit) throw new Error("no sample was drawn")
  return { audit, items: await listAuditItems(house.db.read, audit.id) }
}
