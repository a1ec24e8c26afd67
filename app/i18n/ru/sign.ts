import type { sign as english } from "#app/i18n/en/sign.ts"

export const sign = {
  confirm: "Подтвердить",
  step: "Шаг {step, number} из {steps, number}",
} satisfies Record<keyof typeof english, string>
