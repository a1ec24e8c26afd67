import { canonicalJson } from "#app/lib/canonical-json.ts"
import { later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

const context = "outbox"

/** A task that waits: what to do, for whom (payload as parsed JSON), and how often it was tried before. */
export interface Task {
  readonly id: number
  readonly kind: string
  readonly payload: unknown
  readonly createdAt: Instant
  /** Times it was claimed, this one included. */
  readonly attempts: number
}

/**
 * Leaves a task for the worker, in the transaction of the fact that calls for it. The payload is sealed:
 * it may hold an address or a secret. A task whose payload has an `accountId` goes when that account goes.
 */
export async function enqueue(
  trx: Trx,
  keys: Pick<Keys, "seal">,
  kind: string,
  payload: Readonly<Record<string, unknown>>,
  at: Instant,
): Promise<void> {
  const { accountId } = payload
  await inserting(trx, {
    ...{ kind, at, accountId: typeof accountId === "number" ? accountId : null },
    payloadSealed: keys.seal(Buffer.from(canonicalJson(payload)), context),
  })
}

interface Left {
  kind: string
  accountId: number | null
  payloadSealed: Buffer
  at: Instant
}

const inserting = prepared<Left>()((db, value) =>
  db.insertInto("outbox").values({
    kind: value("kind"),
    account_id: value("accountId"),
    payload_sealed: value("payloadSealed"),
    created_at: value("at"),
    due_at: value("at"),
  }),
)

/**
 * Tells whether a task waits that nobody works on. A read, so that an idle worker writes nothing.
 * @param only of these kinds; of all where none are named
 */
export async function hasDue(db: Reader, now: Instant, only?: readonly string[]): Promise<boolean> {
  const row = await due(db, now, only).limit(1).executeTakeFirst()
  return row !== undefined
}

/** How many tasks a worker takes, when, for how long, and under which name of its own, if any. */
export interface Claiming {
  readonly now: Instant
  readonly most: number
  readonly leaseMs: number
  /** Of these kinds; of all where none are named. */
  readonly only?: readonly string[] | undefined
  readonly by?: string
}

/**
 * Takes up to `most` tasks, oldest first, for `leaseMs` milliseconds. Whoever claimed them and died loses
 * them when the lease ends. On PostgreSQL several workers pass over one another's rows. A payload that
 * cannot be opened, such as one sealed under another key, holds up no other: its task is put back, `unreadable`.
 */
export async function claimDue(
  trx: Trx,
  engine: Engine,
  keys: Pick<Keys, "open">,
  { now, most, leaseMs, only, by }: Claiming,
): Promise<Task[]> {
  const oldest = due(trx, now, only).orderBy("due_at").orderBy("id").limit(most)
  // Asked by itself: within the update PostgreSQL may ask again for each row, and each time lock further ones.
  const free = await (engine === "postgres" ? oldest.forUpdate().skipLocked() : oldest).execute()
  if (free.length === 0) return []
  const ids = free.map(({ id }) => id)
  const rows = await trx
    .updateTable("outbox")
    .set((eb) => ({
      claimed_until: later(now, leaseMs),
      claimed_by: by ?? null,
      attempts: eb("attempts", "+", 1),
    }))
    .where("id", "in", ids)
    .returning(["id", "kind", "payload_sealed", "created_at", "attempts"])
    .execute()
  const tasks: Task[] = []
  for (const row of rows.sort((one, other) => one.id - other.id)) {
    const payload = opened(keys, row.payload_sealed)
    if (payload === undefined) await backOff(trx, row.id, later(now, leaseMs), "unreadable")
    else tasks.push({ ...taskOf(row), payload })
  }
  return tasks
}

/** Takes all claims away, for whoever knows that nobody is left who made one. */
export async function freeClaims(trx: Trx): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ claimed_until: null, claimed_by: null })
    .where("claimed_until", "is not", null)
    .execute()
}

/** Takes the claims of one worker away, for itself: it knows that it works on none of them. */
export async function freeClaimsOf(trx: Trx, by: string): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ claimed_until: null, claimed_by: null })
    .where("claimed_by", "=", by)
    .execute()
}

function opened(keys: Pick<Keys, "open">, sealed: Buffer): unknown {
  try {
    return JSON.parse(keys.open(sealed, context).toString("utf8"))
  } catch {
    return undefined
  }
}

function taskOf(row: Pick<Row<"outbox">, "id" | "kind" | "created_at" | "attempts">) {
  return { id: row.id, kind: row.kind, createdAt: row.created_at, attempts: row.attempts }
}

/** Takes a task away that is done: an address is kept no longer than it is needed, and its number never comes again. */
export async function settle(trx: Trx, id: number): Promise<void> {
  await settling(trx, { id })
}

const settling = prepared<{ id: number }>()((db, value) =>
  db.deleteFrom("outbox").where("id", "=", value("id")),
)

/** Puts a task back until `dueAt`. `error` is a code without personal data, such as `ECONNREFUSED`. */
export async function backOff(trx: Trx, id: number, dueAt: Instant, error: string): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ due_at: dueAt, claimed_until: null, claimed_by: null, last_error: error })
    .where("id", "=", id)
    .execute()
}

/**
 * Gives a task up and destroys its payload: it is tried no more. Kind, times and error stay, for a person
 * to look at.
 */
export async function bury(trx: Trx, id: number, at: Instant, error: string): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({
      ...{ dead_at: at, claimed_until: null, claimed_by: null, last_error: error },
      payload_sealed: Buffer.alloc(0),
    })
    .where("id", "=", id)
    .execute()
}

/** Destroys the tasks of an account, waiting or given up. */
export async function deleteTasksOf(trx: Trx, accountId: number): Promise<void> {
  await trx.deleteFrom("outbox").where("account_id", "=", accountId).execute()
}

function due(db: Reader, now: Instant, only: readonly string[] | undefined) {
  return db
    .selectFrom("outbox")
    .select("id")
    .where("dead_at", "is", null)
    .where("due_at", "<=", now)
    .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<=", now)]))
    .$if(only !== undefined, (query) => query.where("kind", "in", only ?? []))
}
