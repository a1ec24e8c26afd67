import { todayAt } from "#app/lib/zone.ts"
import { findMotionRecord, listMotionRecords } from "#db/queries/vote-records.server.ts"
import type { MotionRecord } from "#db/queries/vote-records.server.ts"
import { collection } from "./collection.ts"
import { idField, identifiersField, refField, updatedAtField } from "./field.ts"
import { sinceFilter, updatedSinceFilter } from "./parameter.ts"
import { linksField } from "./popolo-extra.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    organization_id: refField,
    legislative_period_id: refField.nullable(),
    title: z.string(),
    text: z.string().nullable(),
    lang: z.string().nullable(),
    classification: z.string().nullable(),
    date: z
      .string()
      .nullable()
      .openapi({ description: "A day, or a day with a time, as its source writes it." }),
    result: z.string().nullable(),
    sources: linksField,
    identifiers: identifiersField,
    updated_at: updatedAtField,
  })
  .openapi("Motion")

/** What was voted on, in Popolo's words. */
export const motions = collection({
  name: "motions",
  one: "Motion",
  many: "Motions",
  says: {
    en: "Motions: what was voted on",
    kk: "Дауысқа салынған мәселелер",
    ru: "Вопросы, поставленные на голосование",
  },
  saysOfOne: { en: "One motion", kk: "Бір мәселе", ru: "Один вопрос" },
  item,
  filters: {
    since: sinceFilter("Dated that day or later."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { since, updated_since: updatedSince }, stretch) => {
    const filter = { since: since && todayAt(since), updatedSince }
    return (await listMotionRecords(house.db.read, filter, stretch)).map(itemOf)
  },
  find: async ({ house }, id) => {
    const record = await findMotionRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: MotionRecord): z.input<typeof item> {
  return {
    id: record.id,
    organization_id: record.organizationId,
    legislative_period_id: record.legislativePeriodId,
    title: record.title,
    text: record.text,
    lang: record.lang,
    classification: record.classification,
    date: record.date,
    result: record.result,
    sources: record.sourceUrl === null ? [] : [{ url: record.sourceUrl, note: null }],
    identifiers: [...record.identifiers],
    updated_at: record.updatedAt,
  }
}
