import { z } from "zod"
import { dayField, hashField, textField, webAddressField } from "./form-fields.ts"

/** The fields of a source in a form. */
export const sourceFields = {
  sourceUrl: webAddressField,
  sourceTitle: textField({ least: 1, most: 200 }),
  capturedOn: dayField,
  sha256: hashField.optional(),
}

/** The source that those fields name. */
export function sourceIn(form: z.infer<z.ZodObject<typeof sourceFields>>) {
  return {
    url: form.sourceUrl,
    title: form.sourceTitle,
    capturedOn: form.capturedOn,
    sha256: form.sha256 ?? null,
  }
}
