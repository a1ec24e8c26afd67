import { z } from "zod"
import { textField, webAddressField } from "./form-fields.ts"

/** Least and most characters of each text: the rules' own. */
interface Limits {
  readonly scope: { readonly least: number; readonly most: number }
  readonly funding: { readonly least: number; readonly most: number }
  readonly conflicts: { readonly least: number; readonly most: number }
}

/** The fields in which an organisation says of itself what readers should know. */
export function profileFields<Lang extends string>(limits: Limits, langs: readonly Lang[]) {
  return {
    website: webAddressField.optional(),
    scope: textField(limits.scope),
    funding: textField(limits.funding),
    conflicts: textField(limits.conflicts),
    lang: z.enum(langs),
    langs: z.array(z.enum(langs)).min(1, { error: "organization.langs-none" }),
  }
}
