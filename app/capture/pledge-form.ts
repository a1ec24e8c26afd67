import { z } from "zod"
import { horizonEventLimits, horizonKinds, pledgeTextLimits, powers } from "#app/domain/pledge.ts"
import type { PledgeCriterion } from "#app/domain/pledge.ts"
import { langs } from "#app/i18n/lang.ts"
import { partialDayField, textField } from "#app/lib/form-fields.ts"

/** The fields that say what a promise is, for recording it and for editing it. */
export const factFields = {
  text: textField(pledgeTextLimits),
  lang: z.enum(langs),
  saidOn: partialDayField,
  horizon: z.enum(horizonKinds),
  dueOn: partialDayField.optional(),
  horizonEvent: textField({ least: 1, most: horizonEventLimits.most }).optional(),
  mandate: z.string().max(20).optional(),
  power: z.enum(powers),
  category: textField({ least: 1, most: 60 }).optional(),
  quotePlace: textField({ least: 1, most: 60 }).optional(),
}

const answer = z.enum(["yes", "no"])

/** One question for each criterion of the inclusion rule. */
export const criteriaFields = {
  attributable: answer,
  verifiable: answer,
  prospective: answer,
} satisfies Record<PledgeCriterion, typeof answer>

/** Whether the sentence holds more promises than this one. */
export const partsField = z.enum(["one", "several"])

type FactForm = z.infer<z.ZodObject<typeof factFields>>

interface KnownMandate {
  readonly id: number
  readonly publicId: string
}

/** The facts that a form gives. Of the three horizons, only what belongs to the chosen one. */
export function factsIn(form: FactForm, mandates: readonly KnownMandate[]) {
  const { horizon, dueOn = null } = form
  const mandate = mandates.find(({ publicId }) => publicId === form.mandate)
  return {
    text: form.text,
    lang: form.lang,
    saidOn: form.saidOn,
    horizon,
    dueOn: horizon === "mandate" ? null : dueOn,
    horizonEvent: horizon === "event" ? (form.horizonEvent ?? null) : null,
    mandateId: horizon === "mandate" ? (mandate?.id ?? null) : null,
    power: form.power,
    category: form.category ?? null,
    quotePlace: form.quotePlace ?? null,
  }
}
