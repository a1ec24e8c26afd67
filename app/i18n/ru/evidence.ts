import type { evidence as english } from "#app/i18n/en/evidence.ts"

export const evidence = {
  "kind-vote": "Голосование",
  "kind-motion": "Вопрос, поставленный на голосование",
  "kind-question": "Депутатский запрос",
  "kind-budget": "Бюджет",
  "kind-local-work": "Работа на месте",
  "kind-document": "Документ",
  "kind-media": "Сообщение прессы",
  "kind-statement": "Высказывание",
  "kind-absence": "Отсутствие",
  supports: "Подтверждает",
  contradicts: "Противоречит",
  context: "Поясняет обстановку",
  strong: "Весомо",
  weak: "Слабо",
} satisfies Record<keyof typeof english, string>
