import type { standing as english } from "#app/i18n/en/standing.ts"

export const standing = {
  label: "Сайттың күйі",
  "read-only-operator": "Тек оқуға болады: сайт әзірге өзгеріс қабылдамайды.",
  "read-only-checking":
    "Тек оқуға болады: сайт дерекқорын тексеріп жатыр, бітпейінше өзгеріс қабылдамайды.",
  "read-only-database-fault":
    "Тек оқуға болады: сайт қазір ештеңе сақтай алмайды, өзі қайта әрекет жасап жатыр.",
  "read-only-restored":
    "Тек оқуға болады: сайт сақтық көшірмеден қалпына келтірілді, тексерілмейінше өзгеріс қабылдамайды.",
} satisfies Record<keyof typeof english, string>
