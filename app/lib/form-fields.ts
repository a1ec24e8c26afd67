import { z } from "zod"
import { isDay, isPartialDay } from "./day.ts"

/** Pieces of form schemas, each with the sentence that says what is wrong. */

/** Text within limits, counted as readers count: in characters, not in UTF-16 units. */
export function textField({ least, most }: { readonly least: number; readonly most: number }) {
  return z
    .string()
    .refine((text) => Array.from(text).length >= least, {
      error: "form.too-short",
      params: { min: least },
    })
    .refine((text) => Array.from(text).length <= most, {
      error: "form.too-long",
      params: { max: most },
    })
}

/** A whole day, `2026-11-24`, of a year that somebody can mean. */
export const dayField = z
  .string()
  .refine((text) => isDay(text) && text >= "1800" && text < "2200", { error: "form.not-a-day" })

/** A day, a month or a year. */
export const partialDayField = z.string().refine(isPartialDay, { error: "desk.partial-day" })

/** An address on the web, and no other scheme: it becomes a link. */
export const webAddressField = z
  .url({ protocol: /^https?$/, error: "form.not-a-web-address" })
  .refine((url) => url.length <= 2000, { error: "form.too-long", params: { max: 2000 } })

/** A SHA-256 hash in hexadecimal, in either case and with the spaces that some programs print. */
export const hashField = z
  .string()
  .transform((text) => text.replace(/\s/g, "").toLowerCase())
  .refine((text) => /^[0-9a-f]{64}$/.test(text), { error: "desk.not-a-hash" })
