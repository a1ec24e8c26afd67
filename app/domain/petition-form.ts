import { z } from "zod"
import { petitionTextLimits } from "./petition-text.ts"
import { isPublicId } from "./public-id.ts"
import { textField } from "#app/lib/form-fields.ts"

const publicId = z.string().refine(isPublicId, { error: "form.not-a-choice" })

/** What the steps of opening send, in one of these languages; without an intent it is submitted. */
export function petitionForm<const Langs extends readonly string[]>(langs: Langs) {
  return z.object({
    ...petitionWords(langs),
    mandate: publicId,
    intent: z.enum(["text", "review", "draft", "submit"]).optional(),
  })
}

/** What the page for changing a petition sends; without an intent it is kept and not submitted. */
export function petitionEditForm<const Langs extends readonly string[]>(langs: Langs) {
  return z.object({ ...petitionWords(langs), intent: z.enum(["save", "submit"]).optional() })
}

function petitionWords<const Langs extends readonly string[]>(langs: Langs) {
  return {
    pledges: z.array(publicId),
    title: textField(petitionTextLimits.title),
    statement: textField(petitionTextLimits.statement),
    lang: z.enum(langs),
  }
}
