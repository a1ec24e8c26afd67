import { CompiledQuery, sql } from "kysely"
import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible"
import type { RateLimiterAbstract } from "rate-limiter-flexible"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What is counted, how often it may be, and in how many seconds. */
export interface RateLimit {
  readonly name: string
  readonly points: number
  readonly seconds: number
}

interface CountingDb {
  readonly engine: Engine
  readonly read: Reader
}

const made = new WeakMap<Reader, Map<string, RateLimiterAbstract>>()

/**
 * Counts by key what must not be asked too often: for all nodes of a database together, in its table, or in the
 * memory of the one process that a SQLite file has. While the database does not answer, each node counts for
 * itself; whoever is over the limit is refused from memory. No key may be an address that anybody can read.
 */
export function limiterOf(db: CountingDb, limit: RateLimit): RateLimiterAbstract {
  const own = made.get(db.read) ?? new Map<string, RateLimiterAbstract>()
  made.set(db.read, own)
  const known = own.get(limit.name)
  if (known) return known
  const limiter = db.engine === "postgres" ? sharedLimiter(db.read, limit) : ownLimiter(limit)
  own.set(limit.name, limiter)
  return limiter
}

function ownLimiter({ name, points, seconds }: RateLimit): RateLimiterAbstract {
  return new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
}

function sharedLimiter(db: Reader, limit: RateLimit): RateLimiterAbstract {
  const { name, points, seconds } = limit
  return new RateLimiterPostgres({
    storeClient: { query: (query: Query) => ask(db, query) },
    storeType: "pool",
    tableName: "rate_count",
    tableCreated: true,
    // The clock of our own deletes what is over, to the minute.
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: ownLimiter(limit),
  })
}

interface Query {
  readonly text: string
  readonly values: readonly unknown[]
}

async function ask(db: Reader, { text, values }: Query) {
  const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, [...values]))
  return { rows, rowCount: Number(numAffectedRows ?? rows.length) }
}

/** Forgets what was counted in times that are over. */
export async function deleteOldRates(trx: Trx): Promise<void> {
  await trx
    .deleteFrom("rate_count")
    .where("expire", "<", sql<number>`extract(epoch from now()) * 1000`)
    .execute()
}
