import { waysFor } from "#app/domain/accepted-ways.server.ts"
import type { WaysHouse } from "#app/domain/accepted-ways.server.ts"
import { onlineWays } from "#app/domain/identity.ts"
import { petitionStates, publicStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { recallStates } from "#app/domain/recall.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { findDisclosure } from "#db/queries/disclosures.server.ts"
import { findPetitionRecord, listPetitionRecords } from "#db/queries/petition-records.server.ts"
import type { PetitionRecord } from "#db/queries/petition-records.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { getPublishedCount } from "#db/queries/published-counts.server.ts"
import { collection } from "./collection.ts"
import {
  dayField,
  hiddenField,
  idField,
  instantField,
  orNull,
  refField,
  shownText,
  updatedAtField,
} from "./field.ts"
import { idFilter, publicIdParameter, sinceFilter, updatedSinceFilter } from "./parameter.ts"
import { resource } from "./resource.ts"
import { z } from "./zod.ts"

const count = z.int().nonnegative()
const recallState = z.enum(recallStates as readonly [RecallState, ...RecallState[]])

const item = z
  .strictObject({
    id: idField,
    state: z.enum(petitionStates as [PetitionState, ...PetitionState[]]),
    recall_state: recallState,
    action: z
      .string()
      .nullable()
      .openapi({ description: "The title; null where hidden or removed." }),
    background: z
      .string()
      .nullable()
      .openapi({ description: "The statement; null where hidden or removed." }),
    hidden: hiddenField,
    lang: z.string(),
    text_sha256: z.string(),
    person_id: refField,
    membership_id: refField,
    organization_id: refField,
    area_id: refField.nullable(),
    grounds: z
      .array(z.strictObject({ promise_id: refField, verdict_id: refField }).openapi("Ground"))
      .openapi({ description: "The promises it rests on, each with the verdict in force then." }),
    rule_set: z.string(),
    accepts: z.array(z.enum(onlineWays)).openapi({
      description:
        "The ways in which it may be signed online, weakest first; settled when it opens.",
    }),
    signature_count: count.openapi({
      description: "What a replay of the published log gives; it moves with each publication.",
    }),
    threshold: count.nullable(),
    electorate: count.nullable(),
    created_at: instantField,
    opened_at: instantField.nullable(),
    closes_on: dayField.nullable(),
    closed_at: instantField.nullable(),
    rejection: orNull(
      z
        .strictObject({ code: z.string() })
        .openapi("Rejection", { description: "The rule by which it was rejected or removed." }),
    ),
    updated_at: updatedAtField,
  })
  .openapi("Petition")

const counted = z.strictObject({
  signature_count: count,
  threshold: count.nullable(),
  tree_size: count.openapi({ description: "The size of the published log that was replayed." }),
  as_of: instantField.nullable(),
  by_assurance: z.record(z.string(), count.nullable()).openapi({
    description:
      "As of `by_assurance_as_of`. Null: fewer than 10, or kept back so that no other can be reckoned.",
  }),
  by_assurance_as_of: dayField.nullable(),
})

const countOfOne = resource({
  path: "/api/v1/petitions/{id}/count",
  operationId: "countSignatures",
  tag: "petitions",
  says: {
    en: "How many have signed a petition, by the published log",
    kk: "Жарияланған журнал бойынша петицияға қанша қол қойылды",
    ru: "Сколько человек подписали петицию, по опубликованному журналу",
  },
  params: z.strictObject({ id: publicIdParameter }),
  query: z.strictObject({}),
  body: z.strictObject({ data: counted.openapi("SignatureCount") }),
  answer: async ({ house: { db }, params }) => {
    const record = await findPetitionRecord(db.read, params.id)
    const petition = record && (await findPetition(db.read, params.id))
    if (!petition) return refuse("not-found")
    const {
      count: signatures,
      threshold,
      treeSize,
      asOf,
    } = await getPublishedCount(db.read, petition.id)
    const shown = await findDisclosure(db.read, petition.id, "assurance")
    return accept({
      data: {
        signature_count: signatures,
        threshold,
        tree_size: treeSize,
        as_of: asOf,
        by_assurance: { ...shown?.cells },
        by_assurance_as_of: shown?.asOf ?? null,
      },
    })
  },
})

/** Petitions: those that everybody may know of, one, and the count of one. */
export const petitions = collection({
  name: "petitions",
  one: "Petition",
  many: "Petitions",
  says: {
    en: "Petitions, on both tracks: support online and recall under the law",
    kk: "Петициялар екі жолда: онлайн қолдау және заң бойынша кері шақырып алу",
    ru: "Петиции на обоих путях: поддержка онлайн и отзыв по закону",
  },
  saysOfOne: { en: "One petition", kk: "Бір петиция", ru: "Одна петиция" },
  item,
  filters: {
    person: idFilter("About this deputy."),
    area: idFilter("In this area."),
    state: z
      .enum(["removed", ...publicStates] as [PetitionState, ...PetitionState[]])
      .openapi({ description: "In this state of support online." })
      .optional(),
    recall_state: recallState
      .openapi({ description: "In this state of the statute's recall." })
      .optional(),
    since: sinceFilter("Opened for signatures at that instant or later."),
    updated_since: updatedSinceFilter,
  },
  list: async ({ house }, { recall_state, updated_since, ...filter }, stretch) => {
    const asked = { ...filter, recallState: recall_state, updatedSince: updated_since }
    const records = await listPetitionRecords(house.db.read, asked, stretch)
    return records.map((record) => itemOf(house, record))
  },
  find: async ({ house }, id) => {
    const record = await findPetitionRecord(house.db.read, id)
    return record && itemOf(house, record)
  },
  further: [countOfOne],
})

function itemOf(house: WaysHouse, record: PetitionRecord): z.input<typeof item> {
  const title = shownText(record.words?.title ?? "")
  const statement = shownText(record.words?.statement ?? "")
  return {
    id: record.publicId,
    state: record.state,
    recall_state: record.recallState,
    action: record.words && title.text,
    background: record.words && statement.text,
    hidden: title.hidden ?? statement.hidden,
    lang: record.lang,
    text_sha256: record.textSha256,
    person_id: record.personId,
    membership_id: record.membershipId,
    organization_id: record.organizationId,
    area_id: record.areaId,
    grounds: record.grounds.map(({ promiseId, verdictId }) => ({
      promise_id: promiseId,
      verdict_id: verdictId,
    })),
    rule_set: record.ruleSet,
    accepts: waysFor(house, record),
    signature_count: record.signatureCount,
    threshold: record.threshold,
    electorate: record.electorate,
    created_at: record.createdAt,
    opened_at: record.openedAt,
    closes_on: record.closesOn,
    closed_at: record.closedAt,
    rejection: record.refusalCode === null ? null : { code: record.refusalCode },
    updated_at: record.updatedAt,
  }
}
