import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { prepared } from "#db/prepared.server.ts"
import { heldSubjects } from "./legal-holds.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Of a request to sign: its network and its mail domain as keyed hashes, and the day of the first one's key. */
export interface SigningTrace {
  readonly signatureId: number
  readonly petitionId: number
  /** In UTC. */
  readonly day: Day
  readonly networkTag: Buffer
  readonly mailTag: Buffer
}

/** Stores the trace of a request. */
export async function insertTrace(trx: Trx, trace: SigningTrace): Promise<void> {
  await insertingTrace(trx, trace)
}

const insertingTrace = prepared<SigningTrace>()((db, value) =>
  db.insertInto("signing_trace").values({
    signature_id: value("signatureId"),
    petition_id: value("petitionId"),
    day: value("day"),
    network_tag: value("networkTag"),
    mail_tag: value("mailTag"),
  }),
)

/** Notes how many seconds lay between asking and confirming; nothing where the trace is gone. */
export async function setDwell(trx: Trx, signatureId: number, seconds: number): Promise<void> {
  await settingDwell(trx, { signatureId, seconds })
}

const settingDwell = prepared<{ signatureId: number; seconds: number }>()((db, value) =>
  db
    .updateTable("signing_trace")
    .set({ dwell: value("seconds") })
    .where("signature_id", "=", value("signatureId")),
)

/** The sealed key of a day's traces; undefined before the first one, and once it was thrown away. */
export async function findTraceKey(db: Reader, day: Day): Promise<Buffer | undefined> {
  const [row] = await keyOf(db, { day })
  return row?.key_sealed
}

const keyOf = prepared<{ day: Day }>()((db, value) =>
  db.selectFrom("trace_key").select("key_sealed").where("day", "=", value("day")),
)

/** Stores the key of a day, unless it has one: where two make one at once, the first stays. */
export async function insertTraceKey(trx: Trx, day: Day, keySealed: Buffer): Promise<void> {
  await trx
    .insertInto("trace_key")
    .values({ day, key_sealed: keySealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells whether there is a key of a day before this one. */
export async function hasOldTraceKey(db: Reader, today: Day): Promise<boolean> {
  const row = await db
    .selectFrom("trace_key")
    .select("day")
    .where("day", "<", today)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Throws the keys of all days before this one away: no address can be matched against their traces any more. */
export async function deleteOldTraceKeys(trx: Trx, today: Day): Promise<void> {
  await trx.deleteFrom("trace_key").where("day", "<", today).execute()
}

/** Traces of days before `day` are old, and those of petitions that ended in one of these states by `closedBy`. */
export interface TraceLimits {
  readonly day: Day
  readonly finalStates: readonly PetitionState[]
  readonly closedBy: Instant
  /** The country's day: what is held on it stays. */
  readonly today: Day
}

/** Tells whether a trace has outlived its use. A read, so that an idle worker writes nothing. */
export async function hasOldTrace(db: Reader, limits: TraceLimits): Promise<boolean> {
  const old = await db
    .selectFrom("signing_trace")
    .select("signature_id")
    .where("day", "<", limits.day)
    .where("petition_id", "not in", held(db, limits))
    .limit(1)
    .executeTakeFirst()
  return old !== undefined || (await reviewed(db, limits).limit(1).executeTakeFirst()) !== undefined
}

/** Destroys the traces that have outlived their use. */
export async function deleteOldTraces(trx: Trx, limits: TraceLimits): Promise<void> {
  await trx
    .deleteFrom("signing_trace")
    .where("day", "<", limits.day)
    .where("petition_id", "not in", held(trx, limits))
    .execute()
  await trx.deleteFrom("signing_trace").where("petition_id", "in", reviewed(trx, limits)).execute()
}

/** Destroys the traces of signatures that expired or were withdrawn. */
export async function deleteTracesOfGone(trx: Trx): Promise<void> {
  await trx
    .deleteFrom("signing_trace")
    .where("signature_id", "in", (eb) =>
      eb
        .selectFrom("signature")
        .select("id")
        // In the words of the index that holds them alone.
        .where(sql<SqlBool>`state in ('expired', 'withdrawn')`),
    )
    .execute()
}

/** Petitions whose review is over and of which there are traces. */
function reviewed(db: Reader, { finalStates, closedBy, today }: TraceLimits) {
  return db
    .selectFrom("petition")
    .select("petition.id")
    .where("petition.state", "in", finalStates)
    .where("petition.closed_at", "<=", closedBy)
    .where("petition.public_id", "not in", heldSubjects(db, "petition", today))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("signing_trace")
          .select("signing_trace.signature_id")
          .whereRef("signing_trace.petition_id", "=", "petition.id"),
      ),
    )
}

/** Petitions whose traces are held by order. */
function held(db: Reader, { today }: TraceLimits) {
  return db
    .selectFrom("petition")
    .select("petition.id")
    .where("petition.public_id", "in", heldSubjects(db, "petition", today))
}
