import { findNamed } from "#app/domain/import/named.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { storeSubjects } from "#app/domain/import/store.server.ts"
import { placeTexts } from "#app/domain/place.ts"
import { nameDrafts } from "#app/exchange/content-id.ts"
import { namesOfPlace } from "#app/exchange/places.ts"
import type { PlaceRecord, PlaceRow } from "#app/exchange/places.ts"
import { blankDraft } from "#app/exchange/subject.ts"

/**
 * Stores settlements, streets and polling stations with the district in which each lies. Districts are joined
 * as in mandates: by public id, by the source's id, or by `scheme:value`; a place of a district that nobody
 * knows is rejected, for it would lead nowhere.
 */
export async function storePlaces(
  run: ImportRun,
  records: readonly PlaceRecord[],
  source: string,
  given: string | null,
): Promise<void> {
  const asked = records.map(({ row }) => row.district)
  const districts = await findNamed(run, "area", asked, given)
  const placed = records.flatMap(({ place, row }) => {
    const areaId = districts.get(row.district) ?? `no district "${row.district}" is known`
    if (typeof areaId === "number") return [{ place, row, areaId }]
    run.tally.reject("place", place, areaId)
    return []
  })
  const drafts = placed.map(({ place, row, areaId }) => ({
    ...blankDraft(place),
    ownId: row.id,
    key: [row.kind, row.settlement, row.name, row.district],
    fields: fieldsOf(row, areaId),
    identifiers: row.kato === null ? [] : [{ scheme: "kato", value: row.kato }],
    names: namesOfPlace(row),
    searchable: [...placeTexts(row), ...namesOfPlace(row).map(({ text }) => text)],
  }))
  await storeSubjects(run, "place", nameDrafts(drafts, "place", source))
}

function fieldsOf({ kind, name, settlement, houses, address }: PlaceRow, areaId: number) {
  return { areaId, kind, name, settlement, houses, address }
}
