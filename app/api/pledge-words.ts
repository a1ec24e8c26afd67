import { ratings } from "#app/domain/rating.ts"
import type { SayingRecord } from "#db/queries/claim-records.server.ts"
import type { FindingRecord } from "#db/queries/verdict-records.server.ts"
import {
  hiddenField,
  idField,
  instantField,
  orNull,
  shownText,
  sourceField,
  sourceOf,
} from "./field.ts"
import { z } from "./zod.ts"

/** What the deputy says of a promise. */
export const sayingField = z
  .strictObject({
    id: idField,
    number: z.int().positive(),
    rating: z.enum(ratings),
    text: z.string().nullable().openapi({ description: "Null where hidden." }),
    hidden: hiddenField,
    lang: z.string(),
    by: z.enum(["deputy", "delegate"]),
    source: orNull(sourceField),
    said_at: instantField,
  })
  .openapi("DeputySays")

/** What watchdogs find: the fields of a verdict wherever it stands. */
export const findingFields = {
  id: idField,
  number: z.int().positive().openapi({ description: "1 for the first one on the promise." }),
  rating: z.enum(ratings),
  reason: z.string().nullable().openapi({ description: "Null where hidden." }),
  hidden: hiddenField,
  lang: z.string(),
  code_book_version: z.int().positive(),
  organization_ids: z
    .array(z.string())
    .openapi({ description: "Whose people coded the promise, blind to each other." }),
  evidence: z
    .array(z.strictObject({ id: idField, version: z.int().positive() }).openapi("Cited"))
    .openapi({ description: "What was cited, each in the wording of that number." }),
  given_at: instantField,
}

export const findingField = z.strictObject(findingFields).openapi("Finding")

/** A deputy's word as the API says it. */
export function sayingOf(record: SayingRecord): z.input<typeof sayingField> {
  return {
    id: record.id,
    number: record.number,
    rating: record.rating,
    ...shownText(record.text),
    lang: record.lang,
    by: record.by,
    source: record.source && sourceOf(record.source),
    said_at: record.at,
  }
}

/** A verdict as the API says it. */
export function findingOf(record: FindingRecord): z.input<typeof findingField> {
  const { text, hidden } = shownText(record.reason)
  return {
    id: record.id,
    number: record.number,
    rating: record.rating,
    reason: text,
    hidden,
    lang: record.lang,
    code_book_version: record.codeBookVersion,
    organization_ids: [...record.organizationIds],
    evidence: record.evidence.map(({ id, version }) => ({ id, version })),
    given_at: record.at,
  }
}
