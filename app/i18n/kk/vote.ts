import type { vote as english } from "#app/i18n/en/vote.ts"

export const vote = {
  yes: "Қолдады",
  no: "Қарсы",
  abstain: "Қалыс қалды",
  absent: "Қатыспады",
  "not-voting": "Қатысты, дауыс бермеді",
  paired: "Жұптасып, дауыс бермеді",
  both: "Қолдады әрі қарсы болды",
  "one-yes": "Қолдады",
  "one-no": "Қарсы",
  "one-abstain": "Қалыс қалды",
  "one-absent": "Қатыспады",
  "one-not-voting": "Қатысты, дауыс бермеді",
  "one-paired": "Жұптасып, дауыс бермеді",
  "one-both": "Қолдады әрі қарсы болды",
  pass: "Қабылданды",
  fail: "Қабылданбады",
  "result-unknown": "Нәтижесі көрсетілмеген",
} satisfies Record<keyof typeof english, string>
