import type { pause as english } from "#app/i18n/en/pause.ts"

export const pause = {
  title: "Приостановить сбор",
  lead: "Сбор приостанавливает только решение суда. Его источник показан на странице петиции.",
  resume: "Возобновить сбор",
  "resume-lead":
    "По решению суда. Если правила останавливают срок, дни перерыва добавятся в конце.",
  source: "Решение суда",
  "source-hint": "Суд, номер и где можно прочесть.",
  "decided-on": "День решения",
  halted: "Сбор приостановлен судом",
  "halted-since": "С {date}; решение от {decided}: {source}",
  "clock-stands": "Дни перерыва добавятся в конце срока сбора.",
  "clock-runs": "Срок сбора при этом идёт.",
  "was-halted":
    "Перерыв: {from} — {to}: {source}. {days, plural, one {Добавлен # день} few {Добавлено # дня} many {Добавлено # дней} other {Добавлено # дня}}.",
  "not-now": "Сейчас эту петицию нельзя ни приостановить, ни возобновить.",
} satisfies Record<keyof typeof english, string>
