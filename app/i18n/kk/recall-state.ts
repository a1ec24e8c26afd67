import type { recallState as english } from "#app/i18n/en/recall-state.ts"

export const recallState = {
  none: "Басталған жоқ",
  applied: "Комиссияға өтініш берілді",
  refused: "Комиссия тіркеуден бас тартты",
  collecting: "Қағаз парақта қол жиналып жатыр",
  lapsed: "Тоқтатылды: қол жетпеді немесе парақтар тапсырылмады",
  "handed-in": "Парақтар комиссияға тапсырылды",
  checking: "Комиссия қолдарды тексеріп жатыр",
  "vote-called": "Дауыс беру тағайындалды",
  recalled: "Депутат кері шақырып алынды",
  retained: "Депутат мандатын сақтап қалды",
  "vote-invalid": "Дауыс беру өтпеді: қатысқандар саны жетпеді",
  moot: "Қажеті болмай қалды: депутаттың өкілеттігі тоқтады",
} satisfies Record<keyof typeof english, string>
