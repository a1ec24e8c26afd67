import { findAreaRecord, listAreaRecords } from "#db/queries/area-records.server.ts"
import type { AreaRecord } from "#db/queries/area-records.server.ts"
import { collection } from "./collection.ts"
import { dayField, idField, identifiersField, refField, updatedAtField } from "./field.ts"
import { idFilter, updatedSinceFilter } from "./parameter.ts"
import { namedFields, namedLists } from "./popolo-extra.ts"
import { z } from "./zod.ts"

const electorate = z
  .strictObject({ on: dayField, registered: z.int().positive(), source: z.string() })
  .openapi("Electorate", { description: "Registered voters on a day, as this source says." })

const item = z
  .strictObject({
    id: idField,
    name: z.string(),
    classification: z.string(),
    parent_id: refField.nullable(),
    other_names: namedFields.other_names,
    identifiers: identifiersField,
    links: namedFields.links,
    sources: namedFields.sources,
    electorates: z.array(electorate),
    updated_at: updatedAtField,
  })
  .openapi("Area")

/** Regions, districts and constituencies, in Popolo's words. */
export const areas = collection({
  name: "areas",
  one: "Area",
  many: "Areas",
  says: {
    en: "Areas: regions, districts, constituencies",
    kk: "Аумақтар: облыстар, аудандар, сайлау округтері",
    ru: "Территории: области, районы, избирательные округа",
  },
  saysOfOne: { en: "One area", kk: "Бір аумақ", ru: "Одна территория" },
  item,
  filters: { area: idFilter("Directly below this area."), updated_since: updatedSinceFilter },
  list: async ({ house }, { area, updated_since: updatedSince }, stretch) =>
    (await listAreaRecords(house.db.read, { area, updatedSince }, stretch)).map(itemOf),
  find: async ({ house }, id) => {
    const record = await findAreaRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: AreaRecord): z.input<typeof item> {
  return {
    id: record.id,
    name: record.name,
    classification: record.classification,
    parent_id: record.parentId,
    ...namedLists(record),
    identifiers: [...record.identifiers],
    electorates: record.electorates.map(({ onDay, registered, source }) => ({
      on: onDay,
      ...{ registered, source },
    })),
    updated_at: record.updatedAt,
  }
}
