import { isDay, isPartialDay } from "#app/lib/day.ts"
import { isPublicId } from "#app/domain/public-id.ts"
import { hashField, textField, webAddressField } from "#app/lib/form-fields.ts"
import type { SourceSeen } from "#app/domain/source.server.ts"
import { z } from "./zod.ts"

/** Pieces of the bodies that programs send. */

export const givenId = z
  .string()
  .refine(isPublicId)
  .openapi({ pattern: "^[0-9a-hjkmnp-tv-z]{16}$", example: "k3v9x2m4q8ab7tpz" })

export const givenDay = z.string().refine(isDay).openapi({ format: "date", example: "2026-11-24" })

export const givenPartialDay = z
  .string()
  .refine(isPartialDay)
  .openapi({ description: "A day, whole or in part: `2026`, `2026-03`, `2026-03-04`." })

export const givenLang = z.enum(["kk", "ru", "en"])

export const givenSource = z
  .strictObject({
    url: webAddressField,
    title: textField({ least: 1, most: 200 }),
    captured_on: givenDay.openapi({ description: "When it was seen." }),
    sha256: hashField.optional().openapi({ description: "Of the bytes seen." }),
  })
  .openapi("NewSource")

/** A source as the rules take it. */
export function sourceSeen(source: z.output<typeof givenSource>): SourceSeen {
  const { url, title, captured_on: capturedOn, sha256 = null } = source
  return { url, title, capturedOn, sha256 }
}
