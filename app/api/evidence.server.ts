import { directions, evidenceKinds, fulfillingOptions, strengths } from "#app/domain/evidence.ts"
import { voteOptions } from "#app/domain/vote.ts"
import { findEvidenceRecord, listEvidenceRecords } from "#db/queries/evidence-records.server.ts"
import type { EvidenceRecord } from "#db/queries/evidence-records.server.ts"
import { collection } from "./collection.ts"
import {
  hiddenField,
  idField,
  instantField,
  orNull,
  partialDayField,
  refField,
  shownText,
  sourceField,
  sourceOf,
  updatedAtField,
} from "./field.ts"
import { idFilter, sinceFilter, updatedSinceFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: idField,
    promise_id: refField,
    person_id: refField,
    kind: z.enum(evidenceKinds),
    direction: z
      .enum(directions)
      .openapi({ description: "Of a vote: what follows from the deputy's own option." }),
    strength: z.enum(strengths),
    title: z.string().nullable(),
    note: z.string().nullable().openapi({ description: "Null where hidden." }),
    hidden: hiddenField,
    lang: z.string(),
    happened_on: partialDayField.nullable(),
    place: z.string().nullable(),
    vote_event_id: refField.nullable(),
    fulfilling_option: z
      .enum(fulfillingOptions)
      .nullable()
      .openapi({ description: "Of a vote: the option by which the promise would be kept." }),
    own_option: z
      .enum(voteOptions)
      .nullable()
      .openapi({ description: "Of a vote: the deputy's own; null where the records name none." }),
    source: orNull(sourceField),
    versions: z.int().positive().openapi({ description: "How many wordings it has had." }),
    from: z.enum(["watchdog", "reader"]).openapi({
      description: "`reader`: offered by somebody unnamed, taken by the organisation.",
    }),
    organization_id: refField.nullable(),
    linked_at: instantField,
    updated_at: updatedAtField,
  })
  .openapi("Evidence")

/** Votes and other acts that are linked to promises. */
export const evidence = collection({
  name: "evidence",
  one: "Evidence",
  many: "Evidence",
  says: {
    en: "Evidence: votes and other acts that are linked to promises",
    kk: "Дәлелдер: уәделерге байланыстырылған дауыстар мен басқа әрекеттер",
    ru: "Подтверждения: голосования и другие действия, связанные с обещаниями",
  },
  saysOfOne: { en: "One piece of evidence", kk: "Бір дәлел", ru: "Одно подтверждение" },
  item,
  filters: {
    promise: idFilter("Linked to this promise."),
    person: idFilter("Linked to promises of this person."),
    since: sinceFilter("Linked at that instant or later."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { updated_since: updatedSince, ...filter }, stretch) =>
    (await listEvidenceRecords(house.db.read, { ...filter, updatedSince }, stretch)).map(itemOf),
  find: async ({ house }, id) => {
    const record = await findEvidenceRecord(house.db.read, id)
    return record && itemOf(record)
  },
})

function itemOf(record: EvidenceRecord): z.input<typeof item> {
  const { text, hidden } = shownText(record.note)
  return {
    id: record.id,
    promise_id: record.promiseId,
    person_id: record.personId,
    kind: record.kind,
    direction: record.direction,
    strength: record.strength,
    title: record.title === null ? null : shownText(record.title).text,
    note: text,
    hidden,
    lang: record.lang,
    happened_on: record.happenedOn,
    place: record.place,
    vote_event_id: record.voteEventId,
    fulfilling_option: record.fulfillingOption,
    own_option: record.ownOption,
    source: record.source && sourceOf(record.source),
    versions: record.versions,
    from: record.from,
    organization_id: record.organizationId,
    linked_at: record.at,
    updated_at: record.updatedAt,
  }
}
