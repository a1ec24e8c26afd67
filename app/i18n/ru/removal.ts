import type { removal as english } from "#app/i18n/en/removal.ts"

export const removal = {
  lead: "Всё, что модераторы скрыли или сняли, по какому правилу и когда. Решают каждый раз двое; их роли открыты, имена не публикуются.",
  "by-rule": "По правилам",
  rules: "Правила",
  ledger: "По записям",
  none: "Ничего не снято",
  "none-why": "Пока ни один текст не скрыт и не снят.",
  rule: "Правило",
  "measure-hidden": "Скрыто",
  "measure-removed": "Снято",
  "measure-reinstated": "Показано снова",
  "measure-invalidated": "Исключено из подсчёта",
  "measure-held": "Отложено для проверки",
  entry: "{measure}: {what}",
  count: "{count, plural, one {# текст} few {# текста} many {# текстов} other {# текста}}",
  "count-signatures":
    "{count, plural, one {# подпись} few {# подписи} many {# подписей} other {# подписи}}",
  title: "Запись, {date}",
  when: "Когда",
  what: "Что",
  "how-many": "Сколько",
  who: "Решили",
  where: "Где находился",
  place: "Его страница",
  appeal: "Обжаловать",
  "appeal-why":
    "Автор текста, депутат, о котором он, и организация, для которой он написан, могут обжаловать решение один раз, до {date} включительно.",
  appeals: "Обжалования",
  "appeals-none": "Пока ни одно обжалование не рассмотрено.",
} satisfies Record<keyof typeof english, string>
