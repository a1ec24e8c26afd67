import type { signatureState as english } from "#app/i18n/en/signature-state.ts"

export const signatureState = {
  pending: "Растауыңызды күтіп тұр",
  counted: "Есепке алынды",
  withdrawn: "Қайтарып алынды",
  invalidated: "Есептен шығарылды",
  expired: "Растау мерзімі өтті",
  held: "Тексеріліп жатыр",
} satisfies Record<keyof typeof english, string>
