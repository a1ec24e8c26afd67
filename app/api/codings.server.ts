import { ratings } from "#app/domain/rating.ts"
import type { FinishedCoding } from "#db/queries/coding-history.server.ts"
import { findCodingRecord, listCodingRecords } from "#db/queries/coding-records.server.ts"
import type { CodingKey } from "#db/queries/coding-records.server.ts"
import { collection } from "./collection.ts"
import { dayField, refField } from "./field.ts"
import { idFilter, ratingFilter, sinceFilter } from "./parameter.ts"
import { z } from "./zod.ts"

const item = z
  .strictObject({
    id: z.string().openapi({ description: "Of promise, round and coder." }),
    promise_id: refField,
    round: z.int().positive(),
    coder: z.string().openapi({ description: "A standing sign of the coder that is no name." }),
    organization_id: refField.nullable(),
    rating: z.enum(ratings),
    category: z.string().nullable(),
    coded_on: dayField,
    code_book_version: z.int().positive(),
    adjudicated_rating: z
      .enum(ratings)
      .nullable()
      .openapi({ description: "What a third person decided; null where the codings agreed." }),
  })
  .openapi("Coding")

const form = /^([0-9a-hjkmnp-tv-z]{16})-(\d{1,9})-([0-9a-z]{1,40})$/

/** Blind codings of rounds that have ended. */
export const codings = collection({
  name: "codings",
  one: "Coding",
  many: "Codings",
  says: {
    en: "Blind codings of promises, of rounds that have ended",
    kk: "Аяқталған кезеңдерде бағалаушылардың бір-бірін көрмей берген жауаптары",
    ru: "Ответы оценщиков, данные вслепую, по завершённым кругам",
  },
  saysOfOne: { en: "One blind coding", kk: "Бағалаушының бір жауабы", ru: "Один ответ оценщика" },
  item,
  id: z.string().regex(form),
  isId: (text) => form.test(text),
  filters: {
    promise: idFilter("Of this promise."),
    rating: ratingFilter,
    since: sinceFilter("Coded at that instant or later."),
  },
  list: async ({ house }, filter, { after, limit }) => {
    const page = { after: after === undefined ? undefined : keyOf(after), limit }
    return (await listCodingRecords(house.db.read, filter, page)).map(itemOf)
  },
  find: async ({ house }, id) => {
    const key = keyOf(id)
    const coding = key && (await findCodingRecord(house.db.read, key))
    return coding && itemOf(coding)
  },
})

function keyOf(id: string): CodingKey | undefined {
  const [, promise, round, coder] = form.exec(id) ?? []
  if (promise === undefined || coder === undefined) return undefined
  return { promise, round: Number(round), coder }
}

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
