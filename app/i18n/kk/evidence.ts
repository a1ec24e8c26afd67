import type { evidence as english } from "#app/i18n/en/evidence.ts"

export const evidence = {
  "kind-vote": "Дауыс беру",
  "kind-motion": "Дауысқа салынған мәселе",
  "kind-question": "Депутаттық сауал",
  "kind-budget": "Бюджет",
  "kind-local-work": "Жергілікті жердегі жұмыс",
  "kind-document": "Құжат",
  "kind-media": "Баспасөз хабары",
  "kind-statement": "Айтылған сөз",
  "kind-absence": "Қатыспау",
  supports: "Растайды",
  contradicts: "Қайшы келеді",
  context: "Жағдайды түсіндіреді",
  strong: "Салмағы зор",
  weak: "Салмағы аз",
} satisfies Record<keyof typeof english, string>
