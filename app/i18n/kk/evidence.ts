import type { evidence as english } from "#app/i18n/en/evidence.ts"

export const evidence = {
  "kind-vote": "Дауыс беру",
  "kind-decision": "Шешім",
  "kind-bill": "Заң жобасы немесе шешім жобасы",
  "kind-inquiry": "Депутаттық сауал",
  "kind-budget": "Бюджет",
  "kind-works": "Жергілікті жердегі жұмыс",
  "kind-document": "Құжат",
  "kind-press": "Баспасөз хабары",
  supports: "Растайды",
  contradicts: "Қайшы келеді",
  context: "Жағдайды түсіндіреді",
  strong: "Салмағы зор",
  weak: "Салмағы аз",
} satisfies Record<keyof typeof english, string>
