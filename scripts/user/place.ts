import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listPendingMigrations } from "#db/migrate.server.ts"
import { Stop } from "./stop.ts"

/** What the command needs of the place it runs in. */
export interface Place {
  readonly db: Db
  /** Reads or makes the key file: called only once the schema was found in order. */
  readonly keys: () => Keys
  readonly now: Instant
  readonly defaultLang: Lang
}

/** @throws Stop where the database is older or newer than this program */
export async function refuseOldSchema({ db }: Place): Promise<void> {
  const pending = await listPendingMigrations(db)
  if (pending.length > 0) {
    throw new Stop(`The database lacks ${pending.join(", ")}: npm run migrate`)
  }
}
