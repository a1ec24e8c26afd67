import { readStub } from "#app/domain/hidden-text.ts"
import { contentRules } from "#app/domain/content-rule.ts"
import type { RecordTranslation } from "#db/queries/record-page.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import { z } from "./zod.ts"

/** Fields that several resources have, with how they are said. */

/** A named schema, or null. (Of `nullable` the description makes something that nothing fits.) */
export function orNull<Schema extends z.ZodType>(schema: Schema, description?: string) {
  const either = z.union([schema, z.null()])
  return description === undefined ? either : either.openapi({ description })
}

export const idField = z
  .string()
  .openapi({ description: "16 characters, the same in every installation that imported the same." })

/** Of another thing, by its id. */
export const refField = z.string()

export const instantField = z.string().openapi({ format: "date-time" })

export const dayField = z.string().openapi({ format: "date" })

export const partialDayField = z
  .string()
  .openapi({ description: "A day, whole or in part: `2026`, `2026-03`, `2026-03-04`." })

export const updatedAtField = instantField.nullable().openapi({
  description: "When something of it last changed here; null where nobody noted it.",
})

export const identifiersField = z.array(
  z.strictObject({ scheme: z.string(), identifier: z.string() }).openapi("Identifier", {
    description:
      "`wikidata`, `kato` and others; `source:` and a key for the id that a source of imports gives.",
  }),
)

/** Why a text is not there. */
export const hiddenField = orNull(
  z
    .strictObject({ rule: z.enum(contentRules), on: dayField, sha256: z.string() })
    .openapi("Hidden", {
      description:
        "The text was hidden under this rule on this day; who has the words can prove by the SHA-256 that it was these.",
    }),
)

/** A text, or null and what hides it. */
export function shownText(text: string) {
  const hidden = readStub(text) ?? null
  return { text: hidden === null ? text : null, hidden: hidden && { ...hidden } }
}

export const sourceField = z
  .strictObject({
    id: idField,
    url: z.string(),
    title: z.string().nullable(),
    captured_on: dayField.openapi({ description: "When it was seen." }),
    sha256: z
      .string()
      .nullable()
      .openapi({ description: "Of the bytes seen; null where no copy was hashed." }),
    media_type: z.string().nullable(),
    archived_at: instantField
      .nullable()
      .openapi({ description: "When the copy was taken that is kept here; null where none is." }),
  })
  .openapi("Source")

/** A source as the API says it. */
export function sourceOf(source: Source): z.input<typeof sourceField> {
  return {
    id: source.publicId,
    url: source.url,
    title: source.title === null ? null : shownText(source.title).text,
    captured_on: source.capturedOn,
    sha256: source.sha256,
    media_type: source.mediaType,
    archived_at: source.capturedAt,
  }
}

export const translationsField = z.array(
  z.strictObject({ lang: z.string(), text: z.string() }).openapi("Translation"),
)

/** Translations, without those that are hidden with their text. */
export function translationsOf(translations: readonly RecordTranslation[]) {
  return translations
    .filter(({ text }) => readStub(text) === undefined)
    .map(({ lang, text }) => ({ lang, text }))
}
