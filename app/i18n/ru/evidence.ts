import type { evidence as english } from "#app/i18n/en/evidence.ts"

export const evidence = {
  "kind-vote": "Голосование",
  "kind-decision": "Решение",
  "kind-bill": "Законопроект или проект решения",
  "kind-inquiry": "Депутатский запрос",
  "kind-budget": "Бюджет",
  "kind-works": "Работа на месте",
  "kind-document": "Документ",
  "kind-press": "Сообщение прессы",
  supports: "Подтверждает",
  contradicts: "Противоречит",
  context: "Поясняет обстановку",
  strong: "Весомо",
  weak: "Слабо",
} satisfies Record<keyof typeof english, string>
