import type { ConcernedKind, IncidentStep } from "#app/domain/incident.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A breach of personal data, as an operator wrote it down. */
export interface NewIncident {
  readonly publicId: string
  readonly happened: string
  readonly kinds: readonly ConcernedKind[]
  readonly noticedAt: Instant
  readonly openedAt: Instant
  readonly openedBy: number
}

export interface StoredIncident extends NewIncident {
  readonly id: number
  readonly report: string | null
  readonly closedAt: Instant | null
}

/** Stores an incident that begins. */
export async function insertIncident(trx: Trx, incident: NewIncident): Promise<void> {
  await trx
    .insertInto("incident")
    .values({
      ...{ public_id: incident.publicId, happened: incident.happened },
      ...{ kinds: JSON.stringify(incident.kinds), noticed_at: incident.noticedAt },
      ...{ opened_at: incident.openedAt, opened_by: incident.openedBy },
    })
    .execute()
}

/** An incident by its public id, or undefined. */
export async function findIncident(
  db: Reader,
  publicId: string,
): Promise<StoredIncident | undefined> {
  const row = await incidents(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asIncident(row)
}

/** The same, held by this transaction until it ends. */
export async function lockIncident(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredIncident | undefined> {
  const query = incidents(trx).where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asIncident(row)
}

/** The public id of an open incident that one operator wrote down in these very words, or undefined. */
export async function findTwin(
  db: Reader,
  { happened, noticedAt, openedBy }: Pick<NewIncident, "happened" | "noticedAt" | "openedBy">,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("incident")
    .select("public_id")
    .where("opened_by", "=", openedBy)
    .where("noticed_at", "=", noticedAt)
    .where("happened", "=", happened)
    .where("closed_at", "is", null)
    .executeTakeFirst()
  return row?.public_id
}

/** Of these incidents, those of which the authority was told. */
export async function listTold(
  db: Reader,
  incidents: readonly { readonly id: number }[],
): Promise<ReadonlySet<number>> {
  const ids = incidents.map(({ id }) => id)
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom("incident_step")
    .select("incident_id")
    .where("incident_id", "in", ids)
    .where("step", "=", "authority" satisfies IncidentStep)
    .execute()
  return new Set(rows.map((row) => row.incident_id))
}

/** The incidents, the latest first. */
export async function listIncidents(db: Reader): Promise<StoredIncident[]> {
  return (await incidents(db).orderBy("id", "desc").limit(200).execute()).map(asIncident)
}

/** The steps that were taken, and when. */
export async function listIncidentSteps(
  db: Reader,
  incidentId: number,
): Promise<{ step: IncidentStep; at: Instant }[]> {
  const rows = await db
    .selectFrom("incident_step")
    .select(["step", "at"])
    .where("incident_id", "=", incidentId)
    .execute()
  return rows.map(({ step, at }) => ({ step: step as IncidentStep, at }))
}

/** Notes that a step was taken; noted before, it stays as it was. */
export async function insertIncidentStep(
  trx: Trx,
  taken: { readonly incidentId: number; readonly step: IncidentStep; readonly by: number },
  at: Instant,
): Promise<void> {
  await trx
    .insertInto("incident_step")
    .values({ incident_id: taken.incidentId, step: taken.step, account_id: taken.by, at })
    .onConflict((conflict) => conflict.columns(["incident_id", "step"]).doNothing())
    .execute()
}

/** Closes an incident with its report. */
export async function endIncident(
  trx: Trx,
  id: number,
  { report, by, at }: { readonly report: string; readonly by: number; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable("incident")
    .set({ report, closed_at: at, closed_by: by })
    .where("id", "=", id)
    .execute()
}

function incidents(db: Reader) {
  return db.selectFrom("incident").selectAll()
}

function asIncident(row: Row<"incident">): StoredIncident {
  return {
    ...{ id: row.id, publicId: row.public_id, happened: row.happened },
    ...{ kinds: JSON.parse(row.kinds) as ConcernedKind[], noticedAt: row.noticed_at },
    ...{ openedAt: row.opened_at, openedBy: row.opened_by },
    ...{ report: row.report, closedAt: row.closed_at },
  }
}
