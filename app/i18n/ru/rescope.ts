import type { rescope as english } from "#app/i18n/en/rescope.ts"

export const rescope = {
  title: "Уточнить срок или пределы обещания",
  link: "Уточнить срок или пределы",
  lead: "Скажите открыто, что нужно больше времени или что это вне Ваших полномочий. Само обещание, прежний срок и оценка остаются как есть.",
  scope: "Что Вы говорите?",
  horizon: "Нужно больше времени",
  "horizon-means": "Укажите новый срок, позже названного.",
  "outside-power": "Это вне моих полномочий",
  "outside-power-means": "Скажите, кто это решает и что Вы сделали.",
  "due-on": "Новый срок",
  named: "Названный раньше срок: {date}",
  text: "Почему",
  "text-hint": "От {least, number} до {most, number} знаков. Публикуется.",
  submit: "Опубликовать",
  "says-horizon": "Депутат называет более поздний срок: {date}",
  "says-outside-power": "Депутат говорит, что это вне его полномочий",
  "said-on": "Сказано {date}; обещание и оценка остаются как есть.",
  step: "Депутат: срок или пределы уточнены",
} satisfies Record<keyof typeof english, string>
