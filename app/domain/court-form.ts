import { z } from "zod"
import { dayField, textField } from "#app/lib/form-fields.ts"

/** A court's decision as a moderator enters it: where it can be read, and its day. */
export const courtForm = z.object({
  source: textField({ least: 5, most: 500 }),
  decidedOn: dayField,
})
