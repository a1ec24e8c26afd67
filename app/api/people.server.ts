import { findPersonRecord, listPersonRecords } from "#db/queries/person-records.server.ts"
import type { PersonRecord } from "#db/queries/person-records.server.ts"
import { collection } from "./collection.ts"
import { idField, identifiersField, partialDayField, updatedAtField } from "./field.ts"
import { idFilter, updatedSinceFilter } from "./parameter.ts"
import { namedFields, withFormerNames } from "./popolo-extra.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    name: z.string(),
    family_name: z.string().nullable(),
    given_name: z.string().nullable(),
    sort_name: z.string().nullable(),
    gender: z.string().nullable(),
    birth_date: partialDayField.nullable(),
    death_date: partialDayField.nullable(),
    other_names: namedFields.other_names,
    identifiers: identifiersField,
    links: namedFields.links,
    sources: namedFields.sources,
    updated_at: updatedAtField,
  })
  .openapi("Person")

/** Deputies, former ones and candidates, in Popolo's words. */
export const people = collection({
  name: "people",
  one: "Person",
  many: "People",
  says: {
    en: "People: deputies, former deputies, candidates",
    kk: "Адамдар: депутаттар, бұрынғы депутаттар, кандидаттар",
    ru: "Люди: депутаты, бывшие депутаты, кандидаты",
  },
  moves: true,
  saysOfOne: { en: "One person", kk: "Бір адам", ru: "Один человек" },
  item,
  filters: {
    area: idFilter("Who ever sat for this area or for one directly below it."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { area, updated_since: updatedSince }, stretch) =>
    (await listPersonRecords(house.db.read, { area, updatedSince }, stretch)).map(itemOf),
  find: async ({ house }, id) => {
    const record = await findPersonRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: PersonRecord): z.input<typeof item> {
  return {
    id: record.id,
    name: record.name,
    family_name: record.familyName,
    given_name: record.givenName,
    sort_name: record.sortName,
    gender: record.gender,
    birth_date: record.birthDate,
    death_date: record.deathDate,
    ...withFormerNames(record, record.former),
    identifiers: [...record.identifiers],
    updated_at: record.updatedAt,
  }
}
