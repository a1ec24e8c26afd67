import type { voteEvent as english } from "#app/i18n/en/vote-event.ts"

export const voteEvent = {
  lead: "Әр дауыс беру және оған қатысқандардың таңдауы.",
  empty: "Әзірге дауыс беру туралы дерек жоқ",
  "empty-why": "Дауыс беру деректері өкілді органның ашық деректерінен алынады.",
  counts: "Дауыстар қалай бөлінді",
  "counts-differ": "Дереккөздегі сандар тізімдегі дауыстармен сәйкес емес: {counts}.",
  everyone: "Әркімнің таңдауы",
  person: "Депутат",
  group: "Фракция",
  "no-votes": "Дереккөзде тек сандар бар, әр депутаттың қалай дауыс бергені көрсетілмеген.",
  source: "Дауыс берудің дереккөзі",
  body: "Дауыс берген орган",
  result: "Нәтижесі",
  date: "Күні",
  linked: "Осы дауыс беруге қатысты уәделер",
  teller: "дауыс санаушы",
} satisfies Record<keyof typeof english, string>
