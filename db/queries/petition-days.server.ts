import type { Day } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** The public number of a petition at the end of a day. */
export interface CountedDay {
  readonly day: Day
  readonly count: number
}

/** Notes the public number of a petition as that of a day; the last one of the day stays. */
export async function noteDay(trx: Trx, petitionId: number, day: Day): Promise<void> {
  await trx
    .insertInto("petition_day")
    .columns(["petition_id", "day", "count"])
    .expression((eb) =>
      eb
        .selectFrom("petition")
        .select(["id", eb.val(day).as("day"), "published_count"])
        .where("id", "=", petitionId),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["petition_id", "day"])
        .doUpdateSet((eb) => ({ count: eb.ref("excluded.count") })),
    )
    .execute()
}

/** The days on which the public number of a petition moved, oldest first. */
export async function listCountedDays(db: Reader, petitionId: number): Promise<CountedDay[]> {
  return countedDays(db, { petitionId })
}

const countedDays = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition_day")
    .select(["day", "count"])
    .where("petition_id", "=", petitionId)
    .orderBy("day"),
)
