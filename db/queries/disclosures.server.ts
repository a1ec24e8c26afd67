import type { ShownCells } from "#app/domain/disclosure.ts"
import { closingStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Assurance } from "#app/domain/signature.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** By what signatures are broken down. */
export type Breakdown = "assurance" | "area" | "day"

/** A breakdown as it was shown at the close of a day. */
export interface Disclosure {
  readonly asOf: Day
  readonly cells: ShownCells
}

/** What was shown last of a breakdown, or by a day; undefined where nothing was. */
export async function findDisclosure(
  db: Reader,
  petitionId: number,
  breakdown: Breakdown,
): Promise<Disclosure | undefined> {
  const [row] = await latestDisclosure(db, { petitionId, breakdown })
  return row && { asOf: row.as_of, cells: JSON.parse(row.cells) as ShownCells }
}

const latestDisclosure = shaped<{ petitionId: number; breakdown: Breakdown }>()(
  (db, { petitionId, breakdown }) =>
    db
      .selectFrom("disclosure")
      .select(["as_of", "cells"])
      .where("petition_id", "=", petitionId)
      .where("breakdown", "=", breakdown)
      .orderBy("as_of", "desc")
      .limit(1),
)

/** Keeps what is shown of a breakdown at the close of a day. @returns false where another process did before */
export async function insertDisclosure(
  trx: Trx,
  petitionId: number,
  breakdown: Breakdown,
  { asOf, cells }: Disclosure,
): Promise<boolean> {
  const inserted = await trx
    .insertInto("disclosure")
    .values({ petition_id: petitionId, breakdown, as_of: asOf, cells: canonicalJson(cells) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows) === 1
}

/** A petition that has opened, and what was shown of a breakdown of it last. */
export interface DisclosingPetition {
  readonly id: number
  readonly ruleSet: string
  readonly state: PetitionState
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly accepts: readonly Assurance[] | null
  /** The last day of which something was shown; null where nothing was. */
  readonly lastShown: Day | null
}

/** The petitions of which the close of a day may have to be shown: those that run, or were over since `since`. */
export async function listDisclosing(
  db: Reader,
  breakdown: Breakdown,
  since: Instant,
): Promise<DisclosingPetition[]> {
  const rows = await db
    .selectFrom("petition")
    .leftJoin("disclosure", (join) =>
      join
        .onRef("disclosure.petition_id", "=", "petition.id")
        .on("disclosure.breakdown", "=", breakdown),
    )
    .select((eb) => [
      ...(["petition.id", "petition.rule_set", "petition.state", "petition.accepts"] as const),
      ...(["petition.opened_at", "petition.closed_at"] as const),
      eb.fn.max("disclosure.as_of").as("last_shown"),
    ])
    .where("petition.opened_at", "is not", null)
    .where((eb) =>
      eb.or([eb("petition.state", "in", closingStates), eb("petition.closed_at", ">=", since)]),
    )
    .groupBy("petition.id")
    .orderBy("petition.id")
    .execute()
  return rows.map((row) => ({
    id: row.id,
    ruleSet: row.rule_set,
    state: row.state as PetitionState,
    openedAt: row.opened_at ?? "",
    closedAt: row.closed_at,
    accepts: (row.accepts?.split(" ") as Assurance[] | undefined) ?? null,
    lastShown: row.last_shown,
  }))
}

/** How many signatures of each assurance were counted at an instant that is past. */
export async function countByAssurance(
  db: Reader,
  petitionId: number,
  at: Instant,
): Promise<ReadonlyMap<Assurance, number>> {
  const rows = await db
    .selectFrom("signature")
    .select((eb) => ["assurance", eb.fn.countAll<number | string>().as("many")])
    .where("petition_id", "=", petitionId)
    .where("confirmed_at", "<", at)
    .where((eb) =>
      eb.or([
        eb("state", "=", "counted"),
        eb.and([eb("state", "=", "withdrawn"), eb("withdrawn_at", ">=", at)]),
      ]),
    )
    .groupBy("assurance")
    .execute()
  return new Map(rows.map(({ assurance, many }) => [assurance as Assurance, Number(many)]))
}
