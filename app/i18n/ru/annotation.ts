import type { annotation as english } from "#app/i18n/en/annotation.ts"

export const annotation = {
  title: "Пояснить голос или отсутствие",
  link: "Пояснить",
  lead: "Ваше слово стоит рядом с голосом. Ни подсчёт, ни оценка от него не меняются.",
  reason: "Причина",
  "duty-trip": "Командировка",
  illness: "Болезнь",
  "on-principle": "Воздержание из принципа",
  family: "Семейные обстоятельства",
  technical: "Техническая неполадка",
  other: "Другая причина",
  text: "Своими словами",
  "text-hint": "Не больше {most, number} знаков. При «Другой причине» обязательно.",
  submit: "Опубликовать",
  says: "Депутат говорит: {reason}",
  "for-deputy": "От имени депутата: {reason}",
  "your-vote": "Ваш голос: {option}",
  votes: "Ваши голоса",
  "votes-lead": "Рядом с каждым голосом и отсутствием Вы можете сказать почему.",
  "votes-none": "Ваших голосов в данных нет.",
} satisfies Record<keyof typeof english, string>
