import type { place as english } from "#app/i18n/en/place.ts"

export const place = {
  lead: "Алдымен өңірді, содан кейін округті таңдаңыз: Сізге кім өкілдік ететіні көрсетіледі.",
  empty: "Әзірге өңірлер тіркелмеген",
  "empty-why": "Өңірлер мен округтер өкілді органның деректерімен бірге қосылады.",
  inside: "Осындағы округтер",
  places: "Округтегі елді мекендер мен көшелер",
  represented: "Бұл жерге кім өкілдік етеді",
  former: "Бұрынғы депутаттар",
  nobody: "Қазір бұл жерге өкілдік ететін депутат туралы дерек жоқ.",
  electorate: "Тіркелген сайлаушылар",
  "electorate-on": "{date}: {count, number}",
} satisfies Record<keyof typeof english, string>
