import type { RollEntry } from "#app/domain/roll.ts"
import { chunks } from "./bulk.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** An entry of a roll as one source gives it: tags and an area, nothing of a person. */
export interface SourcedEntry extends RollEntry {
  readonly personTag: Buffer
  readonly matchTag: Buffer
}

export interface StoredEntry extends SourcedEntry {
  readonly id: number
  readonly importRunId: number
}

/** What rolls say of somebody who knows all that is asked; the newest of several sources. */
export async function findRollEntry(db: Reader, matchTag: Buffer): Promise<RollEntry | undefined> {
  return entriesOf(db).where("match_tag", "=", matchTag).executeTakeFirst()
}

/** What rolls say of a person of whom the IIN is known; the newest of several sources. */
export async function findRollEntryOfPerson(
  db: Reader,
  personTag: Buffer,
): Promise<RollEntry | undefined> {
  return entriesOf(db).where("person_tag", "=", personTag).executeTakeFirst()
}

/** Tells whether any roll was imported or, with an area, one that speaks of it. */
export async function hasRollEntries(db: Reader, areaId?: number): Promise<boolean> {
  const query = db.selectFrom("roll_entry").select("id").limit(1)
  const asked = areaId === undefined ? query : query.where("area_id", "=", areaId)
  return (await asked.executeTakeFirst()) !== undefined
}

/** The entries of one source for some persons, by the hexadecimal digits of their tag. */
export async function listRollEntries(
  db: Reader,
  source: string,
  personTags: readonly Buffer[],
): Promise<Map<string, StoredEntry>> {
  const found = new Map<string, StoredEntry>()
  for (const tags of chunks(personTags, mostAtOnce)) {
    const rows = await db
      .selectFrom("roll_entry")
      .select([
        ...(["id", "person_tag as personTag", "match_tag as matchTag"] as const),
        ...(["area_id as areaId", "votes_from_sealed as votesFromSealed"] as const),
        "import_run_id as importRunId",
      ])
      .where("source", "=", source)
      .where("person_tag", "in", tags)
      .execute()
    for (const row of rows) found.set(row.personTag.toString("hex"), row)
  }
  return found
}

/** Stores entries that a source did not have. */
export async function insertRollEntries(
  trx: Trx,
  source: string,
  entries: readonly SourcedEntry[],
  importRunId: number,
): Promise<void> {
  for (const some of chunks(entries, mostAtOnce)) {
    await trx
      .insertInto("roll_entry")
      .values(some.map((entry) => ({ source, ...columnsOf(entry, importRunId) })))
      .execute()
  }
}

/** Replaces what a source says of somebody. The former says nothing to anybody: no revision is kept. */
export async function updateRollEntry(
  trx: Trx,
  id: number,
  entry: SourcedEntry,
  importRunId: number,
): Promise<void> {
  await trx
    .updateTable("roll_entry")
    .set(columnsOf(entry, importRunId))
    .where("id", "=", id)
    .execute()
}

/** Few enough for what an engine takes as parameters of one statement. */
const mostAtOnce = 500

function columnsOf(entry: SourcedEntry, importRunId: number) {
  return {
    person_tag: entry.personTag,
    match_tag: entry.matchTag,
    area_id: entry.areaId,
    votes_from_sealed: entry.votesFromSealed,
    import_run_id: importRunId,
  }
}

function entriesOf(db: Reader) {
  return db
    .selectFrom("roll_entry")
    .select(["area_id as areaId", "votes_from_sealed as votesFromSealed"])
    .orderBy("import_run_id", "desc")
    .orderBy("id", "desc")
    .limit(1)
}

/** Gives an entry back what it said before a run changed it, unless another run did since; answers how many. */
export async function restoreRollEntry(
  trx: Trx,
  importRunId: number,
  before: Omit<StoredEntry, "personTag">,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("roll_entry")
    .set({
      match_tag: before.matchTag,
      area_id: before.areaId,
      votes_from_sealed: before.votesFromSealed,
      import_run_id: before.importRunId,
    })
    .where("id", "=", before.id)
    .where("import_run_id", "=", importRunId)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Takes away what a run made; answers how many. What it only changed must be restored before. */
export async function deleteRollEntriesOf(trx: Trx, importRunId: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("roll_entry")
    .where("import_run_id", "=", importRunId)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
