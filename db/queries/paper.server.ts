import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** What stands where on paper: numbers of a petition, and nothing of any sheet or place. */
export interface PaperCounts {
  readonly issued: number
  readonly returned: number
  /** Lines accepted and rejected by us, and those that wait for a reading or a decision. */
  readonly accepted: number
  readonly rejected: number
  readonly waiting: number
  /** Accepted lines whose signer's online signature is counted too. */
  readonly alsoOnline: number
}

/** The numbers of a petition's drive on paper. */
export async function countPaper(db: Reader, petitionId: number): Promise<PaperCounts> {
  const [sheets, lines, both] = await Promise.all([
    db
      .selectFrom("sheet")
      .select((eb) => [eb.fn.countAll().as("issued"), eb.fn.count("batch_id").as("returned")])
      .where("petition_id", "=", petitionId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("sheet_line")
      .select((eb) => ["state", eb.fn.countAll().as("count")])
      .where("petition_id", "=", petitionId)
      .groupBy("state")
      .execute(),
    db
      .selectFrom("sheet_line")
      .innerJoin("signature", (join) =>
        join
          .onRef("signature.petition_id", "=", "sheet_line.petition_id")
          .onRef("signature.tag", "=", "sheet_line.tag"),
      )
      .select((eb) => eb.fn.countAll().as("count"))
      .where("sheet_line.petition_id", "=", petitionId)
      .where("sheet_line.state", "=", "accepted")
      // In the words of the index by which a person is found.
      .where(sql<SqlBool>`signature.state in ('counted', 'held')`)
      .where("signature.state", "=", "counted")
      .executeTakeFirstOrThrow(),
  ])
  const inState = new Map(lines.map(({ state, count }) => [state, Number(count)]))
  return {
    issued: Number(sheets.issued),
    returned: Number(sheets.returned),
    accepted: inState.get("accepted") ?? 0,
    rejected: inState.get("rejected") ?? 0,
    waiting: ["entered", "rekey", "decision"].reduce(
      (sum, state) => sum + (inState.get(state) ?? 0),
      0,
    ),
    alsoOnline: Number(both.count),
  }
}

/** When the commission registered the drive: the day that was entered, or the instant at which it was noted. */
export type Registration = { readonly on: Day } | { readonly at: Instant }

/** When signatures on paper began to be collected, or undefined before that. */
export async function findRegistration(
  db: Reader,
  petitionId: number,
): Promise<Registration | undefined> {
  const entry = await db
    .selectFrom("recall_entry")
    .select("happened_on")
    .where("petition_id", "=", petitionId)
    .where("to_state", "=", "collecting")
    .orderBy("id", "desc")
    .executeTakeFirst()
  if (entry) return { on: entry.happened_on }
  const step = await db
    .selectFrom("petition_transition")
    .select("at")
    .where("petition_id", "=", petitionId)
    .where("track", "=", "recall_state")
    .where("to_state", "=", "collecting")
    .orderBy("id", "desc")
    .executeTakeFirst()
  return step && { at: step.at }
}
