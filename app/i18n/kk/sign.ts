import type { sign as english } from "#app/i18n/en/sign.ts"

export const sign = {
  confirm: "Растау",
  step: "Қадам: {step, number} / {steps, number}",
} satisfies Record<keyof typeof english, string>
