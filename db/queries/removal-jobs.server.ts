import type {
  InvalidationClass,
  SignatureConditions,
  SignatureMeasure,
} from "#app/domain/removal-condition.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What two moderators decided to do to signatures of a petition. */
export interface NewRemovalJob {
  readonly publicId: string
  readonly petitionId: number
  readonly measure: SignatureMeasure
  readonly class: InvalidationClass
  readonly conditions: SignatureConditions
  readonly first: number
  readonly second: number
  readonly startedAt: Instant
}

export interface StoredRemovalJob extends NewRemovalJob {
  readonly id: number
  /** How many signatures it is about. */
  readonly found: number
  readonly done: number
  /** Passed over: withdrawn by their signers meanwhile, or already dealt with. */
  readonly passed: number
  readonly cancelledAt: Instant | null
  readonly endedAt: Instant | null
  readonly removalId: number | null
}

/** Stores a job that begins. @returns its key */
export async function insertRemovalJob(trx: Trx, job: NewRemovalJob): Promise<number> {
  const { id } = await trx
    .insertInto("removal_job")
    .values({
      public_id: job.publicId,
      petition_id: job.petitionId,
      measure: job.measure,
      class: job.class,
      conditions: canonicalJson(job.conditions),
      found: 0,
      first_account_id: job.first,
      second_account_id: job.second,
      started_at: job.startedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Notes how many signatures a job is about. */
export async function setFound(trx: Trx, jobId: number, found: number): Promise<void> {
  await trx.updateTable("removal_job").set({ found }).where("id", "=", jobId).execute()
}

/** One job by its public id, or undefined. */
export async function findRemovalJob(
  db: Reader,
  publicId: string,
): Promise<StoredRemovalJob | undefined> {
  const row = await jobs(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asJob(row)
}

/** One job by its key, held by this transaction until it ends. */
export async function lockRemovalJob(
  trx: Trx,
  engine: Engine,
  id: number,
): Promise<StoredRemovalJob> {
  const query = jobs(trx).where("id", "=", id)
  return asJob(await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirstOrThrow())
}

/** The jobs of a petition, the latest first. */
export async function listRemovalJobs(db: Reader, petitionId: number): Promise<StoredRemovalJob[]> {
  const rows = await jobsOf(db, { petitionId })
  return rows.map(asJob)
}

const jobsOf = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  jobs(db).where("petition_id", "=", petitionId).orderBy("id", "desc"),
)

/** The keys of jobs that are not over, the earliest first. */
export async function listRunningJobs(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom("removal_job")
    .select("id")
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}

/** The next signatures that a job has not worked on yet. */
export async function listNextItems(trx: Trx, jobId: number, most: number): Promise<number[]> {
  const rows = await trx
    .selectFrom("removal_job_item")
    .select("signature_id")
    .where("job_id", "=", jobId)
    .where("worked_at", "is", null)
    .orderBy("signature_id")
    .limit(most)
    .execute()
  return rows.map((row) => row.signature_id)
}

/** Notes that a job has worked on these, and on how many of them something was done. */
export async function noteWorked(
  trx: Trx,
  jobId: number,
  worked: { readonly ids: readonly number[]; readonly done: number },
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("removal_job_item")
    .set({ worked_at: at })
    .where("job_id", "=", jobId)
    .where("signature_id", "in", worked.ids)
    .execute()
  await trx
    .updateTable("removal_job")
    .set((eb) => ({
      done: eb("done", "+", worked.done),
      passed: eb("passed", "+", worked.ids.length - worked.done),
    }))
    .where("id", "=", jobId)
    .execute()
}

/** Ends a job; `removalId`: its entry in the public ledger, null where nothing was done. */
export async function endRemovalJob(
  trx: Trx,
  jobId: number,
  end: { readonly at: Instant; readonly removalId: number | null; readonly cancelledBy?: number },
): Promise<void> {
  const cancelled = { cancelled_at: end.at, cancelled_by: end.cancelledBy ?? null }
  await trx
    .updateTable("removal_job")
    .set({
      ended_at: end.at,
      removal_id: end.removalId,
      ...(end.cancelledBy === undefined ? {} : cancelled),
    })
    .where("id", "=", jobId)
    .execute()
}

function jobs(db: Reader) {
  return db.selectFrom("removal_job").selectAll()
}

function asJob(row: Row<"removal_job">): StoredRemovalJob {
  return {
    id: row.id,
    publicId: row.public_id,
    petitionId: row.petition_id,
    measure: row.measure as SignatureMeasure,
    class: row.class as InvalidationClass,
    conditions: JSON.parse(row.conditions) as SignatureConditions,
    found: row.found,
    done: row.done,
    passed: row.passed,
    first: row.first_account_id,
    second: row.second_account_id,
    startedAt: row.started_at,
    cancelledAt: row.cancelled_at,
    endedAt: row.ended_at,
    removalId: row.removal_id,
  }
}
