import { z } from "zod"
import type { RecordedCheckpoint } from "#app/domain/log.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { findHead, findNewestCheckpoint } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

const Recorded = z.object({ epoch: z.number(), note: z.string() })

export const Manifest = z.object({
  v: z.literal(1),
  engine: z.enum(["sqlite", "postgres"]),
  made_at: z.string(),
  /** The names of the migrations that the database had. */
  migrations: z.array(z.string()),
  /** How far the log had come, and its last checkpoint; null where none was begun. */
  log: Recorded.extend({ size: z.number() }).nullable(),
  /** The last line of CHECKPOINT_FILE when the copy was begun. */
  record: Recorded.nullable(),
  /** Which keys the copy needs: names of them, by which no key can be found. */
  keys: z.object({ kek: z.string(), vkey: z.string().nullable() }),
  /** SHA-256 of a SQLite file, in hexadecimal. */
  sha256: z.string().optional(),
})

/** The first line of a backup: what it holds and what it needs. */
export type Manifest = z.infer<typeof Manifest>

/** By what a backup names the key that seals personal data. */
export function kekId(keys: Pick<Keys, "tag">): string {
  return keys.tag("", "key-id").subarray(0, 8).toString("hex")
}

/** What a copy tells of itself. */
export async function manifestOf(
  copy: Reader,
  known: {
    readonly engine: Manifest["engine"]
    readonly now: Instant
    readonly keys: Keys
    readonly recorded: readonly RecordedCheckpoint[]
  },
): Promise<Manifest> {
  const head = await findHead(copy)
  const newest = head && (await findNewestCheckpoint(copy, head.epoch))
  return {
    v: 1,
    engine: known.engine,
    made_at: known.now,
    migrations: await migrationsOf(copy),
    log: newest ? { epoch: newest.epoch, size: newest.size, note: newest.note } : null,
    record: known.recorded.at(-1) ?? null,
    keys: { kek: kekId(known.keys), vkey: head?.vkey ?? null },
  }
}

async function migrationsOf(copy: Reader): Promise<string[]> {
  const table = copy.withTables<{ kysely_migration: { name: string } }>()
  const rows = await table.selectFrom("kysely_migration").select("name").orderBy("name").execute()
  return rows.map(({ name }) => name)
}
