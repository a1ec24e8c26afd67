import { accreditationKinds } from "#app/domain/accreditation.ts"
import {
  findOrganizationRecord,
  listOrganizationRecords,
} from "#db/queries/organization-records.server.ts"
import type { OrganizationRecord } from "#db/queries/organization-records.server.ts"
import { collection } from "./collection.ts"
import {
  idField,
  identifiersField,
  orNull,
  partialDayField,
  refField,
  updatedAtField,
} from "./field.ts"
import { idFilter, updatedSinceFilter } from "./parameter.ts"
import { namedFields, namedLists } from "./popolo-extra.ts"
import { z } from "./zod.ts"

const period = z
  .strictObject({
    id: idField,
    name: z.string(),
    start_date: partialDayField.nullable(),
    end_date: partialDayField.nullable(),
  })
  .openapi("LegislativePeriod")

const accreditation = z
  .strictObject({
    kind: z.enum(accreditationKinds),
    state: z.enum(["admitted", "suspended"]),
    website: z.string().nullable(),
  })
  .openapi("Accreditation", {
    description: "What it does on this site; null for legislatures and parties.",
  })

const item = z
  .strictObject({
    id: idField,
    name: z.string(),
    classification: z.string().nullable(),
    parent_id: refField.nullable(),
    area_id: refField.nullable(),
    other_names: namedFields.other_names,
    identifiers: identifiersField,
    links: namedFields.links,
    sources: namedFields.sources,
    legislative_periods: z.array(period),
    accreditation: orNull(accreditation),
    updated_at: updatedAtField,
  })
  .openapi("Organization")

/** Legislatures, parties and groups, and organisations that watch, in Popolo's words. */
export const organizations = collection({
  name: "organizations",
  one: "Organization",
  many: "Organizations",
  says: {
    en: "Organisations: legislatures, parties, watchdogs",
    kk: "Ұйымдар: өкілді органдар, партиялар, мониторинг ұйымдары",
    ru: "Организации: представительные органы, партии, мониторинговые организации",
  },
  saysOfOne: { en: "One organisation", kk: "Бір ұйым", ru: "Одна организация" },
  item,
  filters: { area: idFilter("Of this area."), updated_since: updatedSinceFilter },
  list: async ({ house }, { area, updated_since: updatedSince }, stretch) =>
    (await listOrganizationRecords(house.db.read, { area, updatedSince }, stretch)).map(itemOf),
  find: async ({ house }, id) => {
    const record = await findOrganizationRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: OrganizationRecord): z.input<typeof item> {
  return {
    id: record.id,
    name: record.name,
    classification: record.classification,
    parent_id: record.parentId,
    area_id: record.areaId,
    ...namedLists(record),
    identifiers: [...record.identifiers],
    legislative_periods: record.legislativePeriods.map(({ id, name, startDate, endDate }) => ({
      ...{ id, name },
      start_date: startDate,
      end_date: endDate,
    })),
    accreditation: record.accreditation && { ...record.accreditation },
    updated_at: record.updatedAt,
  }
}
