import type { House } from "#app/context.server.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"

/** What deeds on accounts need of the house, with keys of the test's own. */
export function houseOn(db: Db): Pick<House, "db" | "keys" | "origin"> {
  return { db, keys: makeKeys(newKey()), origin: "https://uade.example" }
}
