import type { rating as english } from "#app/i18n/en/rating.ts"

export const rating = {
  kept: "Выполнено",
  "partly-kept": "Выполнено частично",
  broken: "Не выполнено",
  "in-progress": "Выполняется",
  stalled: "Нет продвижения",
  "not-due": "Срок не наступил",
  "not-assessed": "Ещё не оценено",
  "not-verifiable": "Проверить нельзя",
  "outside-power": "Не входит в полномочия депутата",
  "kept-means": "Обещанный результат есть — полностью или почти полностью.",
  "partly-kept-means": "Значительная часть есть и служит той же цели.",
  "broken-means": "Срок прошёл, а результата нет.",
  "in-progress-means": "Срок не прошёл, за последние 180 дней есть действие с известной датой.",
  "stalled-means": "Срок не прошёл, но за 180 дней ничего не сдвинулось.",
  "not-due-means": "Срок не прошёл, и действий ждать ещё рано.",
  "not-assessed-means": "Это обещание ещё никто не оценивал.",
  "not-verifiable-means": "Нет источника, который мог бы это установить.",
  "outside-power-means": "У депутата нет полномочий это сделать.",
} satisfies Record<keyof typeof english, string>
