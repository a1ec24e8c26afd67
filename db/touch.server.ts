import { sql } from "kysely"
import type { Subject } from "#db/changes.server.ts"
import type { Trx } from "#db/schema.ts"

const touchedBy = new WeakMap<Trx, Subject[]>()

/** Notes that what the public sees of a subject changes with this transaction. Caches and ETags hang on it. */
export function touch(trx: Trx, kind: string, id: number, at: string): Promise<void> {
  return touchAll(trx, kind, [id], at)
}

/** The same for up to some thousand subjects of a kind, each named once. */
export async function touchAll(
  trx: Trx,
  kind: string,
  ids: readonly number[],
  at: string,
): Promise<void> {
  if (ids.length === 0) return
  await raise(trx, kind, ids, at)
  if (kind === "petition") await raise(trx, "petitions_against", await personsOf(trx, ids), at)
}

/** What this transaction has touched so far. */
export function touchedIn(trx: Trx): readonly Subject[] {
  return touchedBy.get(trx) ?? []
}

async function raise(trx: Trx, kind: string, ids: readonly number[], at: string): Promise<void> {
  if (ids.length === 0) return
  const touched = touchedBy.get(trx) ?? []
  for (const id of ids) touched.push({ kind, id })
  touchedBy.set(trx, touched)
  const sequence = sql<number>`(select coalesce(max(sequence), 0) + 1 from subject_version)`
  await trx
    .insertInto("subject_version")
    .values(ids.map((id) => ({ subject_kind: kind, subject_id: id, version: 1, at, sequence })))
    .onConflict((conflict) =>
      conflict
        .columns(["subject_kind", "subject_id"])
        .doUpdateSet({ version: sql`subject_version.version + 1`, at, sequence }),
    )
    .execute()
}

async function personsOf(trx: Trx, petitionIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .select("membership.person_id")
    .distinct()
    .where("petition.id", "in", petitionIds)
    .execute()
  return rows.map((row) => row.person_id)
}
