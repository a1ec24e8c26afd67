import { nameIn } from "#db/queries/names.server.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

export interface Area {
  readonly id: number
  readonly publicId: string
  /** In the reader's language where it is known, else as the source gives it. */
  readonly name: string
  /** `country`, `region`, `district`, `constituency` … as the source says. */
  readonly kind: string
  readonly parentId: number | null
}

/** Registered voters of an area on a day, as a source gives them. */
export interface Electorate {
  readonly onDay: string
  readonly registered: number
  readonly source: string
}

/** One area by public id, or undefined. */
export async function findArea(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Area | undefined> {
  const row = await selectAreas(db, lang).where("area.public_id", "=", publicId).executeTakeFirst()
  return row && asArea(row)
}

/** Areas that lie directly in another, or in none (null), by name as the source gives it. */
export async function listAreasIn(
  db: Reader,
  parentId: number | null,
  lang: string,
): Promise<Area[]> {
  const query = selectAreas(db, lang).orderBy("area.name").orderBy("area.id")
  const rows = await (
    parentId === null
      ? query.where("area.parent_id", "is", null)
      : query.where("area.parent_id", "=", parentId)
  ).execute()
  return rows.map(asArea)
}

/** Areas by their inner keys, in no order. */
export async function listAreasByIds(
  db: Reader,
  ids: readonly number[],
  lang: string,
): Promise<Area[]> {
  if (ids.length === 0) return []
  return (await selectAreas(db, lang).where("area.id", "in", ids).execute()).map(asArea)
}

/** An area's public id by its internal one. @throws where there is none */
export async function getAreaPublicId(db: Reader, id: number): Promise<string> {
  const [row] = await publicIdOf(db, { id })
  if (!row) throw new Error(`there is no area ${String(id)}`)
  return row.public_id
}

const publicIdOf = prepared<{ id: number }>()((db, value) =>
  db.selectFrom("area").select("public_id").where("id", "=", value("id")),
)

/** The areas around one, from the widest to the one next to it. Of a ring, each area once. */
export async function listAreasAround(db: Reader, area: Area, lang: string): Promise<Area[]> {
  const around: Area[] = []
  const met = new Set([area.id])
  for (let id = area.parentId; id !== null && !met.has(id);) {
    met.add(id)
    const [parent] = await listAreasByIds(db, [id], lang)
    if (!parent) break
    around.unshift(parent)
    id = parent.parentId
  }
  return around
}

/** The latest number of registered voters of an area, or undefined where nobody has given one. */
export async function findLatestElectorate(
  db: Reader,
  areaId: number,
): Promise<Electorate | undefined> {
  const row = await db
    .selectFrom("electorate")
    .select(["on_day", "registered", "source"])
    .where("area_id", "=", areaId)
    .orderBy("on_day", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst()
  return row && { onDay: row.on_day, registered: row.registered, source: row.source }
}

function selectAreas(db: Reader, lang: string) {
  return db
    .selectFrom("area")
    .select([
      "area.id",
      "area.public_id",
      "area.kind",
      "area.parent_id",
      nameIn(lang, "area").as("name"),
    ])
}

function asArea(row: Awaited<ReturnType<ReturnType<typeof selectAreas>["execute"]>>[number]): Area {
  return {
    id: row.id,
    publicId: row.public_id,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
  }
}
