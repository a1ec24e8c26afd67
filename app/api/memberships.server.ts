import { mandateKinds } from "#app/domain/mandate.ts"
import { findMembershipRecord, listMembershipRecords } from "#db/queries/seat-records.server.ts"
import type { MembershipRecord } from "#db/queries/seat-records.server.ts"
import { collection } from "./collection.ts"
import { idField, identifiersField, partialDayField, refField, updatedAtField } from "./field.ts"
import { idFilter, updatedSinceFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    person_id: refField,
    organization_id: refField,
    post_id: refField.nullable(),
    area_id: refField.nullable(),
    on_behalf_of_id: refField.nullable().openapi({ description: "The party or group." }),
    legislative_period_id: refField
      .nullable()
      .openapi({ description: "Among `legislative_periods` of the organisation." }),
    role: z.string().nullable(),
    mandate_kind: z.enum(mandateKinds).nullable(),
    start_date: partialDayField.nullable(),
    end_date: partialDayField.nullable(),
    identifiers: identifiersField,
    updated_at: updatedAtField,
  })
  .openapi("Membership")

/** Who sits where, from when to when: a deputy is a membership of a legislature. */
export const memberships = collection({
  name: "memberships",
  one: "Membership",
  many: "Memberships",
  says: {
    en: "Memberships: who sits where, from when to when",
    kk: "Мүшеліктер: кім қайда, қай күннен қай күнге дейін мүше",
    ru: "Членство: кто где состоит, с какого и по какой день",
  },
  saysOfOne: { en: "One membership", kk: "Бір мүшелік", ru: "Одно членство" },
  item,
  filters: {
    person: idFilter("Of this person."),
    area: idFilter("For this area."),
    organization: idFilter("In this organisation."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { person, area, organization, updated_since }, stretch) => {
    const filter = { person, area, organization, updatedSince: updated_since }
    return (await listMembershipRecords(house.db.read, filter, stretch)).map(itemOf)
  },
  find: async ({ house }, id) => {
    const record = await findMembershipRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: MembershipRecord): z.input<typeof item> {
  return {
    id: record.id,
    person_id: record.personId,
    organization_id: record.organizationId,
    post_id: record.postId,
    area_id: record.areaId,
    on_behalf_of_id: record.onBehalfOfId,
    legislative_period_id: record.legislativePeriodId,
    role: record.role,
    mandate_kind: record.mandateKind,
    start_date: record.startDate,
    end_date: record.endDate,
    identifiers: [...record.identifiers],
    updated_at: record.updatedAt,
  }
}
