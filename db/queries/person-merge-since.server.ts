import type { Instant } from "#app/lib/instant.ts"
import type { MergeMarks } from "#db/queries/person-merges.server.ts"
import type { Reader } from "#db/schema.ts"

/** The last key of each table by which later rows are told. */
export async function getMergeMarks(db: Reader): Promise<MergeMarks> {
  async function last(table: keyof MergeMarks): Promise<number> {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.max<number | null>("id").as("last"))
      .executeTakeFirstOrThrow()
    return row.last ?? 0
  }
  return {
    membership: await last("membership"),
    candidacy: await last("candidacy"),
    pledge: await last("pledge"),
    vote_event: await last("vote_event"),
  }
}

/** The imports that have added to a person since: seats, candidacies, promises, votes. In their order. */
export async function listImportsSince(
  db: Reader,
  personId: number,
  marks: MergeMarks,
): Promise<number[]> {
  const runs = new Set<number>()
  for (const table of ["membership", "candidacy", "pledge"] as const) {
    const rows = await db
      .selectFrom(table)
      .select("import_run_id")
      .distinct()
      .where("person_id", "=", personId)
      .where("id", ">", marks[table])
      .where("import_run_id", "is not", null)
      .execute()
    for (const { import_run_id: run } of rows) if (run !== null) runs.add(run)
  }
  const votes = await db
    .selectFrom("vote")
    .select("import_run_id")
    .distinct()
    .where("person_id", "=", personId)
    .where("vote_event_id", ">", marks.vote_event)
    .where("import_run_id", "is not", null)
    .execute()
  for (const { import_run_id: run } of votes) if (run !== null) runs.add(run)
  return [...runs].sort((a, b) => a - b)
}

/** How many petitions were begun against a person since an instant; drafts are nobody's yet. */
export async function countPetitionsSince(
  db: Reader,
  personId: number,
  since: Instant,
): Promise<number> {
  const { count } = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("membership.person_id", "=", personId)
    .where("petition.created_at", ">=", since)
    .where("petition.state", "<>", "draft")
    .executeTakeFirstOrThrow()
  return Number(count)
}
