import { sql } from "kysely"
import { chunks, jsonKeys } from "#db/queries/bulk.server.ts"
import type { Writing } from "#db/queries/imported.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Registered voters of an area on a day, as one source gives them. */
export interface StoredElectorate {
  readonly areaId: number
  readonly onDay: string
  readonly registered: number
  readonly source: string
}

/** All that a source gives for these areas, with the rows' keys. */
export async function listElectoratesOf(
  db: Reader,
  engine: Engine,
  areaIds: readonly number[],
  source: string,
): Promise<(StoredElectorate & { readonly id: number })[]> {
  const found = []
  for (const some of chunks(areaIds, 1000)) {
    const rows = await db
      .selectFrom("electorate")
      .select(["id", "area_id as areaId", "on_day as onDay", "registered", "source"])
      .where("source", "=", source)
      .where("area_id", "in", sql<number>`${jsonKeys(engine, "integer", some)}`)
      .execute()
    found.push(...rows)
  }
  return found
}

/** Stores new numbers of registered voters. */
export async function insertElectorates(
  trx: Trx,
  electorates: readonly StoredElectorate[],
  { importRunId }: Writing,
): Promise<void> {
  for (const some of chunks(electorates, 200)) {
    const rows = some.map(({ areaId, onDay, registered, source }) => ({
      area_id: areaId,
      on_day: onDay,
      registered,
      source,
      import_run_id: importRunId,
    }))
    await trx.insertInto("electorate").values(rows).execute()
  }
}

/** Gives a row another number; the one that stood there is kept as a revision. */
export async function updateElectorate(
  trx: Trx,
  id: number,
  registered: number,
  { at, importRunId }: Writing,
): Promise<void> {
  const body = await trx
    .selectFrom("electorate")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  await supersede(trx, { kind: "electorate", id, body: { ...body }, at, importRunId })
  await trx
    .updateTable("electorate")
    .set({ registered, import_run_id: importRunId })
    .where("id", "=", id)
    .execute()
}
