import type { check as english } from "#app/i18n/en/check.ts"

export const check = {
  list: "Что в порядке",
  "list-hint":
    "Отметьте то, что проверили и нашли верным. Чтобы допустить петицию, нужны все пункты.",
  "right-deputy": "Депутат указан верно, его мандат действует",
  "grounds-stand": "Каждое основание — обещание, оценка которого «Не выполнено» в силе",
  "plain-words": "Ясные слова, без оскорблений",
  "no-personal-data": "Нет личных данных других людей",
  "within-grounds": "Нет обвинений сверх оснований",
  "within-law": "В рамках закона об этой должности",
  made: "Проверка модераторов",
  "made-on": "Проверено {date} по пунктам:",
} satisfies Record<keyof typeof english, string>
