import type { voteEvent as english } from "#app/i18n/en/vote-event.ts"

export const voteEvent = {
  lead: "Каждое голосование и выбор каждого участника.",
  empty: "Голосований пока нет",
  "empty-why": "Данные о голосованиях берутся из открытых данных представительного органа.",
  counts: "Как распределились голоса",
  "counts-differ": "В источнике указаны числа, которые расходятся со списком голосов: {counts}.",
  everyone: "Выбор каждого",
  person: "Депутат",
  group: "Фракция",
  "no-votes": "В источнике есть только числа, без выбора каждого депутата.",
  source: "Источник данных",
  body: "Где голосовали",
  result: "Результат",
  date: "Дата",
  linked: "Обещания, к которым относится это голосование",
  teller: "счётчик",
} satisfies Record<keyof typeof english, string>
