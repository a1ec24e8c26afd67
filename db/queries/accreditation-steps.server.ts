import type { AccreditationState, AccreditationStep } from "#app/domain/accreditation.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A step that two operators took, and their reason. */
export interface TakenStep {
  readonly step: AccreditationStep
  readonly at: Instant
  readonly reason: string | null
}

/** Since when an organisation is suspended; undefined where it is not. */
export async function findSuspension(
  db: Reader,
  organizationId: number,
): Promise<Instant | undefined> {
  const row = await db
    .selectFrom("accreditation")
    .innerJoin("accreditation_step", "accreditation_step.accreditation_id", "accreditation.id")
    .select("accreditation_step.at")
    .where("accreditation.organization_id", "=", organizationId)
    .where("accreditation.state", "=", "suspended")
    .where("accreditation_step.step", "=", "suspend")
    .orderBy("accreditation_step.id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/** The steps that were taken with an accreditation, the first first. */
export async function listAccreditationSteps(db: Reader, id: number): Promise<TakenStep[]> {
  const rows = await db
    .selectFrom("accreditation_step")
    .select(["step", "at", "reason"])
    .where("accreditation_id", "=", id)
    .orderBy("id")
    .execute()
  return rows.map((row) => ({ ...row, step: row.step as AccreditationStep }))
}

/** Moves an accreditation on and keeps the step. */
export async function takeAccreditationStep(
  trx: Trx,
  id: number,
  taken: TakenStep,
  to: {
    readonly state: AccreditationState
    readonly organizationId?: number
    readonly adminId?: number
  },
): Promise<void> {
  await trx
    .updateTable("accreditation")
    .set({
      state: to.state,
      ...(to.organizationId === undefined ? {} : { organization_id: to.organizationId }),
      ...(to.adminId === undefined ? {} : { admin_id: to.adminId }),
    })
    .where("id", "=", id)
    .execute()
  await trx
    .insertInto("accreditation_step")
    .values({ accreditation_id: id, ...taken })
    .execute()
}
