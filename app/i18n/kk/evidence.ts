import type { evidence as english } from "#app/i18n/en/evidence.ts"

export const evidence = {
  "kind-vote": "Дауыс беру",
  "kind-motion": "Ұсынылған мәселе",
  "kind-question": "Депутаттық сауал",
  "kind-budget": "Бюджет жолы",
  "kind-local-work": "Жергілікті жердегі жұмыс",
  "kind-document": "Құжат",
  "kind-media": "Баспасөз хабары",
  "kind-statement": "Депутаттың өз сөзі",
  "kind-absence": "Қатыспау және оның себебі",
  supports: "Растайды",
  contradicts: "Қайшы келеді",
  context: "Жағдайды түсіндіреді",
  strong: "Салмағы зор",
  weak: "Салмағы аз",
} satisfies Record<keyof typeof english, string>
