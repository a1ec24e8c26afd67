import type { chart as english } from "#app/i18n/en/chart.ts"

export const chart = {
  signatures: "Қолдар күн сайын",
  "signatures-now": "{day} күні жиналған қол саны: {count, number}.",
  needed: "Қажеті: {count, number}.",
  "needed-label": "қажеті — {count, number}",
  "outlook-end":
    "Қарқын өзгермесе, {day} күні 10 жағдайдың 8-інде қол саны {low, number} мен {high, number} аралығында болады.",
  outlook:
    "Боялған жер: соңғы {count, number} күннің қарқыны сақталса, 10 жағдайдың 8-інде қол саны осы аралықта болады. Бұл уәде емес: қарқын кез келген күні өзгеруі мүмкін.",
  "outlook-few-days":
    "Алдағы күндер туралы ештеңе айтылмайды: қарқын қол жинау басталғаннан бір апта өткен соң ғана көрінеді.",
  counted: "Әр күннің соңында жарияланған қол саны.",
  "as-table": "Кесте түрінде",
  table: "Қол саны өзгерген күндердің соңында жарияланған сан.",
  day: "Күн",
  total: "Барлығы",
  ratings: "Уәделердің бағасы жылдар бойы қалай өзгерді",
  "ratings-text": "Бір белгі — сол кезге дейін берілген бір уәде: жыл соңында және бүгін.",
  "no-promises": "әлі жоқ",
  agreement: "Альфа және оның аралығы",
} satisfies Record<keyof typeof english, string>
