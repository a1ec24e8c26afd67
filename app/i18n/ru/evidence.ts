import type { evidence as english } from "#app/i18n/en/evidence.ts"

export const evidence = {
  "kind-vote": "Голосование",
  "kind-motion": "Внесённое предложение",
  "kind-question": "Депутатский запрос",
  "kind-budget": "Строка бюджета",
  "kind-local-work": "Работа на месте",
  "kind-document": "Документ",
  "kind-media": "Сообщение прессы",
  "kind-statement": "Слова самого депутата",
  "kind-absence": "Отсутствие и его причина",
  supports: "Подтверждает",
  contradicts: "Противоречит",
  context: "Поясняет обстановку",
  strong: "Весомо",
  weak: "Слабо",
} satisfies Record<keyof typeof english, string>
