import { sql } from "kysely"
import type { Day } from "#app/lib/instant.ts"
import type { Trx } from "#db/schema.ts"

/** Counts one more try of an address or an IIN on a day, and forgets those of days before. @returns how many it is */
export async function countRollTry(trx: Trx, tag: Buffer, day: Day): Promise<number> {
  await trx.deleteFrom("roll_try").where("day", "<", day).execute()
  const { tries } = await trx
    .insertInto("roll_try")
    .values({ tag, day, tries: 1 })
    .onConflict((conflict) =>
      conflict.columns(["tag", "day"]).doUpdateSet({ tries: sql`roll_try.tries + 1` }),
    )
    .returning("tries")
    .executeTakeFirstOrThrow()
  return tries
}
