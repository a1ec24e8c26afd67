import { liveStates } from "#app/domain/petition-state.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/**
 * Entries of rolls that nobody has imported since an instant, in districts where no petition may still ask them:
 * a newer roll of the same source renews all of its entries.
 */
export function selectOldRolls(db: Reader, before: Instant) {
  return db
    .selectFrom("roll_entry")
    .select("id")
    .where("source", "in", oldSources(db, before))
    .where("area_id", "not in", collecting(db))
    .orderBy("id")
}

function oldSources(db: Reader, before: Instant) {
  return db
    .selectFrom("import_run")
    .select("source")
    .where("format", "=", "roll")
    .groupBy("source")
    .having((eb) => eb(eb.fn.max("started_at"), "<=", before))
}

function collecting(db: Reader) {
  return db
    .selectFrom("petition")
    .select("area_id")
    .where("area_id", "is not", null)
    .where("state", "in", liveStates)
    .$narrowType<{ area_id: number }>()
}
