import { z } from "zod"
import { longestDwell } from "./anomaly.ts"
import { invalidationClasses, signatureMeasures } from "./removal-condition.ts"
import type { InvalidationClass, SignatureConditions } from "./removal-condition.ts"
import { textField } from "#app/lib/form-fields.ts"
import { instantAt } from "#app/lib/zone.ts"

const tag = z.string().regex(/^[0-9a-f]{64}$/)
const seconds = z.coerce.number().int().min(0).max(longestDwell)
const time = z
  .string()
  .transform((text) => text.replace("T", " "))
  .refine((text) => instantAt(text) !== undefined, { error: "review.time-wrong" })

export const removalReasonLimits = { least: 10, most: 1000 } as const

/** The form in which a moderator states which signatures are meant, looks how many, and then proposes it. */
export const removalForm = z
  .object({
    networks: z.array(tag),
    mail: tag.optional(),
    from: time.optional(),
    until: time.optional(),
    dwellFrom: seconds.optional(),
    dwellTo: seconds.optional(),
    assuranceBelow: z.enum(["roll", "oidc", "eds"]).optional(),
    measure: z.enum(signatureMeasures),
    class: z.enum(invalidationClasses).optional(),
    reason: textField(removalReasonLimits).optional(),
    step: z.enum(["look", "propose"]),
    found: z.coerce.number().int().optional(),
    confirmedBy: z.iso.datetime({ precision: 3 }).optional(),
  })
  .refine(({ step, reason }) => step === "look" || reason !== undefined, {
    path: ["reason"],
    error: "form.required",
  })
  .refine(
    ({ step, measure, class: of }) =>
      step === "look" || measure !== "invalidated" || (of !== undefined && of !== "under-review"),
    { path: ["class"], error: "form.required" },
  )

export type RemovalForm = z.infer<typeof removalForm>

/** The conditions that a form states. */
export function conditionsOf(form: RemovalForm): SignatureConditions {
  return {
    networks: form.networks,
    mail: form.mail ?? null,
    from: (form.from && instantAt(form.from)) ?? null,
    until: (form.until && instantAt(form.until)) ?? null,
    dwellFrom: form.dwellFrom ?? null,
    dwellTo: form.dwellTo ?? null,
    assuranceBelow: form.assuranceBelow ?? null,
  }
}

/** The class of a form: what is set aside, or counted again, was under review. */
export function classOf({ measure, class: of }: RemovalForm): InvalidationClass {
  return measure === "invalidated" ? (of ?? "under-review") : "under-review"
}
