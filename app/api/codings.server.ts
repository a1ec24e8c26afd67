import { accept, refuse } from "#app/lib/outcome.ts"
import { ratings } from "#app/domain/rating.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import type { FinishedCoding } from "#db/queries/coding-history.server.ts"
import { listOf, pageOf, pageQuery } from "./page.ts"
import { resource } from "./resource.ts"
import { z } from "./zod.ts"

const item = z.strictObject({
  id: z.string().openapi({ example: "k3v9x2m4q8ab7tpz-1-5f0c2a9d13" }),
  promise_id: z.string(),
  round: z.int().positive(),
  coder: z.string().openapi({ description: "A standing sign of the coder that is no name." }),
  organization_id: z.string().nullable(),
  rating: z.enum(ratings),
  category: z.string().nullable(),
  coded_on: z.iso.date(),
  code_book_version: z.int().positive(),
  adjudicated_rating: z.enum(ratings).nullable(),
})

const list = resource({
  path: "/api/v1/codings",
  summary: "Blind codings of promises, of rounds that have ended",
  params: z.strictObject({}),
  query: pageQuery,
  body: listOf(item),
  answer: async ({ house, query, self }) => {
    const items = (await listFinishedCodings(house.db.read)).map(itemOf)
    return pageOf({ items, keyOf: ({ id }) => id, query, self })
  },
})

const single = resource({
  path: "/api/v1/codings/{id}",
  summary: "One blind coding",
  params: z.strictObject({ id: z.string().regex(/^[0-9a-z]{16}-\d{1,9}-[0-9a-z]{1,40}$/) }),
  query: z.strictObject({}),
  body: z.strictObject({ data: item }),
  answer: async ({ house, params }) => {
    const codings = (await listFinishedCodings(house.db.read)).map(itemOf)
    const found = codings.find(({ id }) => id === params.id)
    return found ? accept({ data: found }) : refuse("not-found")
  },
})

function itemOf(coding: FinishedCoding): z.input<typeof item> {
  return {
    id: `${coding.promise}-${String(coding.round)}-${coding.coder}`,
    promise_id: coding.promise,
    round: coding.round,
    coder: coding.coder,
    organization_id: coding.organization,
    rating: coding.rating,
    category: coding.category,
    coded_on: coding.codedOn,
    code_book_version: coding.codeBookVersion,
    adjudicated_rating: coding.adjudicatedRating,
  }
}

export const codingResources = [list, single]
