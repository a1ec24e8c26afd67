import { sql } from "kysely"
import type { PlaceKind } from "#app/domain/place.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** A settlement, a street or a polling station, and the district in which it lies. */
export interface Place {
  readonly id: number
  readonly publicId: string
  readonly kind: PlaceKind
  /** In the reader's language where it is known, else as the source gives it. */
  readonly name: string
  readonly settlement: string | null
  /** Of a street, the houses that lie in this district, as the source lists them; null for all. */
  readonly houses: string | null
  readonly address: string | null
  readonly area: { readonly id: number; readonly publicId: string; readonly name: string }
}

/** Places by their inner keys, in no order. */
export async function listPlacesByIds(
  db: Reader,
  ids: readonly number[],
  lang: string,
): Promise<Place[]> {
  if (ids.length === 0) return []
  return (await selectPlaces(db, lang).where("place.id", "in", ids).execute()).map(asPlace)
}

/** The places of a district: settlements, then streets, then polling stations, each by name. */
export async function listPlacesOf(
  db: Reader,
  areaId: number,
  lang: string,
  limit: number,
): Promise<Place[]> {
  const rows = await selectPlaces(db, lang)
    .where("place.area_id", "=", areaId)
    .orderBy(sql`case place.kind when 'settlement' then 0 when 'street' then 1 else 2 end`)
    .orderBy("place.name")
    .orderBy("place.id")
    .limit(limit)
    .execute()
  return rows.map(asPlace)
}

function selectPlaces(db: Reader, lang: string) {
  return db
    .selectFrom("place")
    .innerJoin("area", "area.id", "place.area_id")
    .select(["place.id", "place.public_id", "place.kind", "place.houses"])
    .select(["place.address", "area.id as area_id", "area.public_id as area_public_id"])
    .select([nameIn(lang, "place").as("name"), nameIn(lang, "area").as("area_name")])
    .select(settlementIn(lang).as("settlement"))
}

/** The settlement of a street in the reader's language, where its district has it as a place of its own. */
function settlementIn(lang: string) {
  return sql<string | null>`coalesce((select translation.text from place as around
    inner join translation on translation.subject_kind = 'place' and translation.field = 'name'
      and translation.subject_id = around.id and translation.lang = ${lang}
    where around.area_id = place.area_id and around.kind = 'settlement'
      and around.name = place.settlement
    order by around.id limit 1), place.settlement)`
}

type PlaceRow = Awaited<ReturnType<ReturnType<typeof selectPlaces>["execute"]>>[number]

function asPlace(row: PlaceRow): Place {
  return {
    id: row.id,
    publicId: row.public_id,
    kind: row.kind as PlaceKind,
    name: row.name,
    settlement: row.settlement,
    houses: row.houses,
    address: row.address,
    area: { id: row.area_id, publicId: row.area_public_id, name: row.area_name },
  }
}
