import { z } from "zod"

/** A whole number as people write it, with spaces between thousands; null where the field is left empty. */
export const countField = z
  .string()
  .optional()
  .transform((text) => (text ?? "").replace(/[\s\u00a0\u202f]/g, ""))
  .refine((text) => /^\d{0,9}$/.test(text), { error: "form.not-a-count" })
  .transform((text) => (text === "" ? null : Number(text)))
