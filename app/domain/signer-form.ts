import { z } from "zod"
import { parseEmailAddress } from "./email-address.ts"
import { parseIin } from "./iin.ts"
import type { Iin } from "./iin.ts"
import { textField } from "#app/lib/form-fields.ts"
import type { Outcome } from "#app/lib/outcome.ts"

const name = textField({ least: 1, most: 100 })

/** What was sent without being asked for is not kept. */
const notAsked = z.unknown().transform(() => null)

/** What a signer gives, by what the petition asks for: the IIN exactly where it does, else null. */
export const signerForms = { email: formWith(notAsked), iin: formWith(checked(parseIin)) }

/** The same for who says to be on a voters' roll: the IIN, and where they live. */
export const rollForm = signerForms.iin.extend({ settlement: textField({ least: 1, most: 100 }) })

/** What is still asked of a signer who has proved who they are: an address is theirs to give. */
export const identifiedForm = z.object({
  email: checked(parseEmailAddress).optional(),
  voter: z.literal("on", { error: "sign.declare-needed" }),
  consent: z.literal("on", { error: "form.consent" }),
})

/** What a signer's form holds once it was read. */
export type SignerGiven = Pick<
  z.infer<typeof signerForms.email>,
  "family" | "given" | "patronymic" | "email"
> & { readonly iin: Iin | null }

export type RollGiven = SignerGiven & { readonly iin: Iin; readonly settlement: string }

function formWith<Field extends z.ZodType<Iin | null>>(iin: Field) {
  return z.object({
    family: name,
    given: name,
    patronymic: name.optional(),
    iin,
    email: checked(parseEmailAddress),
    voter: z.literal("on", { error: "sign.declare-needed" }),
    consent: z.literal("on", { error: "form.consent" }),
  })
}

/** A field that a rule reads: its value, or the rule's refusal as the field's problem. */
function checked<Value>(read: (text: string) => Outcome<Value>) {
  return z.string().transform((text, context) => {
    const outcome = read(text)
    if (outcome.ok) return outcome.value
    context.addIssue({ code: "custom", message: `refusal.${outcome.refusal.code}` })
    return z.NEVER
  })
}
