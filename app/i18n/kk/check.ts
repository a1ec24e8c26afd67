import type { check as english } from "#app/i18n/en/check.ts"

export const check = {
  list: "Дұрыс деп табылғандары",
  "list-hint": "Тексеріп, дұрыс деп тапқандарыңызды белгілеңіз. Қабылдау үшін бәрі керек.",
  "right-deputy": "Депутат дұрыс көрсетілген, мандаты қазір күшінде",
  "grounds-stand": "Әр негізде «Орындалмады» деген бағасы күшінде тұрған уәде көрсетілген",
  "plain-words": "Сөзі түсінікті, қорлау жоқ",
  "no-personal-data": "Басқа адамдардың дербес деректері жоқ",
  "within-grounds": "Негіздерден тыс кінә тағылмаған",
  "within-law": "Осы лауазымға қатысты заң шегінен шықпайды",
  made: "Модераторлардың тексеруі",
  "made-on": "Тексерілген күні — {date}, тармақтары:",
} satisfies Record<keyof typeof english, string>
