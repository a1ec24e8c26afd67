import type { chart as english } from "#app/i18n/en/chart.ts"

export const chart = {
  signatures: "Подписи по дням",
  "signatures-now": "На {day} собрано: {count, number}.",
  needed: "Нужно: {count, number}.",
  "needed-label": "нужно {count, number}",
  "outlook-end":
    "При том же темпе к дате {day} в 8 случаях из 10 подписей будет от {low, number} до {high, number}.",
  outlook:
    "Закрашено, сколько подписей будет в 8 случаях из 10, если сохранится темп, взятый за {count, plural, one {последний # день} few {последние # дня} many {последних # дней} other {последних # дней}}. Это не обещание: темп может измениться в любой день.",
  "outlook-few-days":
    "О будущих днях ничего не сказано: темп виден только через неделю после начала сбора.",
  counted: "Опубликованное число подписей на конец каждого дня.",
  "as-table": "То же таблицей",
  table: "Опубликованное число подписей на конец дней, когда оно менялось.",
  day: "День",
  total: "Всего",
  ratings: "Как менялись оценки обещаний по годам",
  "ratings-text": "Один знак — одно обещание, данное к этому времени: на конец года и на сегодня.",
  "no-promises": "ещё нет",
  agreement: "Альфа и её интервал",
} satisfies Record<keyof typeof english, string>
