import type { signatureState as english } from "#app/i18n/en/signature-state.ts"

export const signatureState = {
  pending: "Ждёт подтверждения",
  counted: "Учтена",
  withdrawn: "Снята",
  invalidated: "Исключена из подсчёта",
  expired: "Срок подтверждения истёк",
  held: "На проверке",
} satisfies Record<keyof typeof english, string>
