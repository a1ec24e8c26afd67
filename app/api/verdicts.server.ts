import { findVerdictRecord, listVerdictRecords } from "#db/queries/verdict-records.server.ts"
import type { VerdictRecord } from "#db/queries/verdict-records.server.ts"
import { collection } from "./collection.ts"
import { refField, updatedAtField } from "./field.ts"
import { idFilter, ratingFilter, sinceFilter, updatedSinceFilter } from "./parameter.ts"
import { findingFields, findingOf } from "./pledge-words.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    ...findingFields,
    promise_id: refField,
    person_id: refField,
    in_force: z.boolean().openapi({ description: "Whether no later verdict has taken its place." }),
    updated_at: updatedAtField,
  })
  .openapi("Verdict")

/** What watchdogs found of promises: verdicts are only ever added. */
export const verdicts = collection({
  name: "verdicts",
  one: "Verdict",
  many: "Verdicts",
  says: {
    en: "Verdicts: what watchdogs found of promises, now and before",
    kk: "Бағалау қорытындылары: мониторинг ұйымдары уәделер туралы қазір және бұрын не анықтады",
    ru: "Оценки: что мониторинговые организации установили об обещаниях, теперь и прежде",
  },
  saysOfOne: { en: "One verdict", kk: "Бір бағалау қорытындысы", ru: "Одна оценка" },
  item,
  filters: {
    promise: idFilter("On this promise."),
    person: idFilter("On promises of this person."),
    rating: ratingFilter,
    since: sinceFilter("Given at that instant or later."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { updated_since: updatedSince, ...filter }, stretch) =>
    (await listVerdictRecords(house.db.read, { ...filter, updatedSince }, stretch)).map(itemOf),
  find: async ({ house }, id) => {
    const record = await findVerdictRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: VerdictRecord): z.input<typeof item> {
  return {
    ...findingOf(record),
    promise_id: record.promiseId,
    person_id: record.personId,
    in_force: record.inForce,
    updated_at: record.updatedAt,
  }
}
