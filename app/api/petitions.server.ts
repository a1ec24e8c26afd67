import { waysFor } from "#app/domain/accepted-ways.server.ts"
import type { WaysHouse } from "#app/domain/accepted-ways.server.ts"
import { onlineWays } from "#app/domain/identity.ts"
import { petitionStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { recallStates } from "#app/domain/recall.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { findDisclosure } from "#db/queries/disclosures.server.ts"
import { findPetitionRecord, listPetitionRecords } from "#db/queries/petition-records.server.ts"
import type { PetitionRecord } from "#db/queries/petition-records.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { getPublishedCount } from "#db/queries/published-counts.server.ts"
import { cursorOf, linksOf, listOf, pageQuery } from "./page.ts"
import { slugParameter } from "./parameter.ts"
import { resource } from "./resource.ts"
import { z } from "./zod.ts"

const count = z.number().int()
const instant = z.string().openapi({ format: "date-time" })
const day = z.string().openapi({ format: "date" })

const item = z
  .strictObject({
    id: z.string(),
    state: z.enum(petitionStates as [PetitionState, ...PetitionState[]]),
    recall_state: z.enum(recallStates as readonly [RecallState, ...RecallState[]]),
    action: z.string().nullable().openapi({ description: "The title; null where removed." }),
    background: z
      .string()
      .nullable()
      .openapi({ description: "The statement; null where removed." }),
    lang: z.string(),
    text_sha256: z.string(),
    person_id: z.string(),
    membership_id: z.string(),
    organization_id: z.string(),
    area_id: z.string().nullable(),
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
    created_at: instant,
    opened_at: instant.nullable(),
    closes_on: day.nullable(),
    closed_at: instant.nullable(),
    rejection: z.strictObject({ code: z.string() }).nullable(),
  })
  .openapi("Petition")

const counted = z.strictObject({
  signature_count: count,
  threshold: count.nullable(),
  tree_size: count.openapi({ description: "The size of the published log that was replayed." }),
  as_of: instant.nullable(),
  by_assurance: z.record(z.string(), count.nullable()).openapi({
    description:
      "As of `by_assurance_as_of`. Null: fewer than 10, or kept back so that no other can be reckoned.",
  }),
  by_assurance_as_of: day.nullable(),
})

const nothing = z.strictObject({})
const one = z.strictObject({ id: slugParameter })

const list = resource({
  path: "/api/v1/petitions",
  summary: "Petitions, the newest first",
  params: nothing,
  query: pageQuery,
  body: listOf(item),
  answer: async ({ house, query, self }) => {
    const { limit = 100, cursor } = query
    const after = cursor === undefined ? undefined : cursorOf(cursor)
    const page = await listPetitionRecords(house.db.read, { after, limit })
    if (!page) return refuse("bad-parameter", { details: { parameter: "cursor" } })
    return accept({
      data: page.records.map((record) => itemOf(house, record)),
      links: linksOf(self, page.next),
    })
  },
})

const single = resource({
  path: "/api/v1/petitions/{id}",
  summary: "One petition",
  params: one,
  query: nothing,
  body: z.strictObject({ data: item }),
  answer: async ({ house, params }) => {
    const record = await findPetitionRecord(house.db.read, params.id)
    return record ? accept({ data: itemOf(house, record) }) : refuse("not-found")
  },
})

const countOfOne = resource({
  path: "/api/v1/petitions/{id}/count",
  summary: "How many have signed a petition, by the published log",
  params: one,
  query: nothing,
  body: z.strictObject({ data: counted }),
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
export const petitionResources = [list, single, countOfOne]

function itemOf(house: WaysHouse, record: PetitionRecord): z.input<typeof item> {
  return {
    id: record.publicId,
    state: record.state,
    recall_state: record.recallState,
    action: record.words?.title ?? null,
    background: record.words?.statement ?? null,
    lang: record.lang,
    text_sha256: record.textSha256,
    person_id: record.personId,
    membership_id: record.membershipId,
    organization_id: record.organizationId,
    area_id: record.areaId,
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
  }
}
