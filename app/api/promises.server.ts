import { horizonKinds, powers } from "#app/domain/pledge.ts"
import { ratings } from "#app/domain/rating.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findPledgeRecord, listPledgeRecords } from "#db/queries/pledge-records.server.ts"
import type { PledgeRecord } from "#db/queries/pledge-records.server.ts"
import { collection } from "./collection.ts"
import {
  hiddenField,
  idField,
  identifiersField,
  instantField,
  orNull,
  partialDayField,
  refField,
  shownText,
  sourceField,
  sourceOf,
  translationsField,
  translationsOf,
  updatedAtField,
} from "./field.ts"
import { idFilter, ratingFilter, sinceFilter, updatedSinceFilter } from "./parameter.ts"
import { findingField, findingOf, sayingField, sayingOf } from "./pledge-words.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    person_id: refField,
    text: z.string().nullable().openapi({ description: "Word for word; null where hidden." }),
    hidden: hiddenField,
    lang: z.string(),
    translations: translationsField,
    said_on: partialDayField.nullable(),
    due_on: partialDayField
      .nullable()
      .openapi({ description: "The last day; of a mandate its end, as it is known now." }),
    horizon: z.enum(horizonKinds).nullable(),
    horizon_event: z.string().nullable(),
    mandate_id: refField
      .nullable()
      .openapi({ description: "The membership whose end is the horizon." }),
    power: z.enum(powers).openapi({ description: "Whose power it needs." }),
    category: z.string().nullable(),
    identifiers: identifiersField,
    source: sourceField,
    further_sources: z.array(sourceField),
    versions: z.int().positive().openapi({ description: "How many wordings it has had." }),
    deputy_says: orNull(
      sayingField,
      "The deputy's latest word on it, never a finding; null where there is none.",
    ),
    watchdog_finds: z
      .strictObject({
        rating: z.enum(ratings).openapi({
          description:
            "The verdict's or, where it finds nothing, what follows from the horizon today.",
        }),
        verdict: orNull(findingField, "The one in force; null where there is none."),
      })
      .openapi("WatchdogFinds"),
    rated_elsewhere: orNull(
      z
        .strictObject({ by: z.string(), label: z.string(), as: z.enum(ratings).nullable() })
        .openapi("RatedElsewhere", {
          description:
            "How another organisation rated it, in its own word, and which rating of this site that is nearest to: no finding of this site.",
        }),
    ),
    recorded_at: instantField,
    updated_at: updatedAtField,
  })
  .openapi("Promise")

/** Promises with what the deputy says and what watchdogs find, as two things. */
export const promises = collection({
  name: "promises",
  one: "Promise",
  many: "Promises",
  says: {
    en: "Promises, with what the deputy says and what watchdogs find",
    kk: "Уәделер: депутат не дейді және мониторинг ұйымдары не анықтады",
    ru: "Обещания: что говорит депутат и что установили мониторинговые организации",
  },
  saysOfOne: { en: "One promise", kk: "Бір уәде", ru: "Одно обещание" },
  item,
  filters: {
    person: idFilter("Of this person."),
    area: idFilter("Of those who ever sat for this area or for one directly below it."),
    rating: ratingFilter,
    since: sinceFilter("Recorded at that instant or later."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house, now }, { updated_since: updatedSince, ...filter }, stretch) => {
    const { read } = house.db
    const records = await listPledgeRecords(
      read,
      todayAt(now),
      { ...filter, updatedSince },
      stretch,
    )
    return records.map(itemOf)
  },
  find: async ({ house, now }, id) => {
    const record = await findPledgeRecord(house.db.read, todayAt(now), id)
    return record && itemOf(record)
  },
})

function itemOf(record: PledgeRecord): z.input<typeof item> {
  const { deputySays, verdict, ratedElsewhere } = record
  return {
    id: record.id,
    person_id: record.personId,
    ...shownText(record.text),
    lang: record.lang,
    translations: translationsOf(record.translations),
    said_on: record.saidOn,
    due_on: record.dueOn,
    horizon: record.horizon,
    horizon_event: record.horizonEvent,
    mandate_id: record.mandateId,
    power: record.power,
    category: record.category,
    identifiers: [...record.identifiers],
    source: sourceOf(record.source),
    further_sources: record.furtherSources.map(sourceOf),
    versions: record.versions,
    deputy_says: deputySays && sayingOf(deputySays),
    watchdog_finds: { rating: record.rating, verdict: verdict && findingOf(verdict) },
    rated_elsewhere: ratedElsewhere && { ...ratedElsewhere },
    recorded_at: record.recordedAt,
    updated_at: record.updatedAt,
  }
}
