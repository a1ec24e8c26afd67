import type { annotation as english } from "#app/i18n/en/annotation.ts"

export const annotation = {
  title: "Дауысыңызға не қатыспағаныңызға түсінік беру",
  link: "Түсіндіру",
  lead: "Сөзіңіз дауыстың қасында тұрады. Ешқандай сан да, бағалау қорытындысы да өзгермейді.",
  reason: "Себебі",
  "duty-trip": "Іссапар",
  illness: "Ауырып қалу",
  "on-principle": "Ұстаным бойынша қалыс қалу",
  family: "Отбасы жағдайы",
  technical: "Техникалық ақау",
  other: "Басқа себеп",
  text: "Өз сөзіңізбен",
  "text-hint": "Ең көбі {most, number} таңба. «Басқа себеп» таңдалса, жазу керек.",
  submit: "Жариялау",
  says: "Депутаттың айтуынша: {reason}",
  "for-deputy": "Депутаттың атынан айтылған: {reason}",
  "your-vote": "Сіздің дауысыңыз: {option}",
  votes: "Сіздің дауыстарыңыз",
  "votes-lead": "Әр дауыс пен қатыспаған жағдайдың қасына себебін жаза аласыз.",
  "votes-none": "Сіздің дауысыңыз туралы дерек жоқ.",
} satisfies Record<keyof typeof english, string>
