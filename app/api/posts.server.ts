import { mandateKinds } from "#app/domain/mandate.ts"
import { findPostRecord, listPostRecords } from "#db/queries/seat-records.server.ts"
import type { PostRecord } from "#db/queries/seat-records.server.ts"
import { collection } from "./collection.ts"
import { idField, identifiersField, refField, updatedAtField } from "./field.ts"
import { idFilter, updatedSinceFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    label: z.string(),
    role: z.string().nullable(),
    organization_id: refField,
    area_id: refField.nullable(),
    mandate_kind: z
      .enum(mandateKinds)
      .nullable()
      .openapi({ description: "How it is won; null where nobody said." }),
    rule_set: z.string().nullable().openapi({
      description: "The law on recall that binds it: a rule set, or a family of wordings.",
    }),
    identifiers: identifiersField,
    updated_at: updatedAtField,
  })
  .openapi("Post")

/** Seats and offices, in Popolo's words. */
export const posts = collection({
  name: "posts",
  one: "Post",
  many: "Posts",
  says: {
    en: "Posts: seats and offices",
    kk: "Орындар: депутаттық мандаттар мен лауазымдар",
    ru: "Места: депутатские мандаты и должности",
  },
  saysOfOne: { en: "One post", kk: "Бір орын", ru: "Одно место" },
  item,
  filters: {
    area: idFilter("For this area."),
    organization: idFilter("In this organisation."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { area, organization, updated_since: updatedSince }, stretch) => {
    const filter = { area, organization, updatedSince }
    return (await listPostRecords(house.db.read, filter, stretch)).map(itemOf)
  },
  find: async ({ house }, id) => {
    const record = await findPostRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: PostRecord): z.input<typeof item> {
  return {
    id: record.id,
    label: record.label,
    role: record.role,
    organization_id: record.organizationId,
    area_id: record.areaId,
    mandate_kind: record.mandateKind,
    rule_set: record.ruleSet,
    identifiers: [...record.identifiers],
    updated_at: record.updatedAt,
  }
}
