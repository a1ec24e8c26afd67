import type { vote as english } from "#app/i18n/en/vote.ts"

export const vote = {
  yes: "За",
  no: "Против",
  abstain: "Воздержались",
  absent: "Отсутствовали",
  "not-voting": "Присутствовали, не голосовали",
  paired: "Не голосовали по уговору сторон",
  both: "И за, и против",
  "one-yes": "За",
  "one-no": "Против",
  "one-abstain": "Воздержание",
  "one-absent": "Отсутствие",
  "one-not-voting": "Присутствие без голоса",
  "one-paired": "Без голоса по уговору сторон",
  "one-both": "И за, и против",
  pass: "Принято",
  fail: "Не принято",
  "result-unknown": "Результат не указан",
} satisfies Record<keyof typeof english, string>
