import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What draws among the verdicts of a quarter. The commitment is public at once, the seed when it is over. */
export interface SampleSeed {
  /** `2026-Q4` */
  readonly quarter: string
  readonly seed: Buffer
  /** SHA-256 of the seed, in hexadecimal digits. */
  readonly commitment: string
  readonly drawnAt: Instant
}

/** The seed of a quarter; undefined before its first verdict. */
export async function findSampleSeed(db: Reader, quarter: string): Promise<SampleSeed | undefined> {
  const row = await db
    .selectFrom("sample_seed")
    .selectAll()
    .where("quarter", "=", quarter)
    .executeTakeFirst()
  return row && { ...row, drawnAt: row.drawn_at }
}

/** Keeps a seed; where another transaction drew first, theirs stands. */
export async function insertSampleSeed(trx: Trx, seed: SampleSeed): Promise<void> {
  await trx
    .insertInto("sample_seed")
    .values({
      quarter: seed.quarter,
      seed: seed.seed,
      commitment: seed.commitment,
      drawn_at: seed.drawnAt,
    })
    .onConflict((conflict) => conflict.column("quarter").doNothing())
    .execute()
}

/** Every quarter that had a verdict, the latest first; the seed is told of those before `current`. */
export async function listPublicSeeds(
  db: Reader,
  current: string,
): Promise<
  { readonly quarter: string; readonly commitment: string; readonly seed: string | null }[]
> {
  const rows = await db.selectFrom("sample_seed").selectAll().orderBy("quarter", "desc").execute()
  return rows.map(({ quarter, commitment, seed }) => ({
    quarter,
    commitment,
    seed: quarter < current ? seed.toString("hex") : null,
  }))
}
