import type { api as english } from "#app/i18n/en/api.ts"

export const api = {
  "unknown-parameter": "Белгісіз параметр",
  "unknown-parameter-why": "Бұл мекенжайда «{parameter}» деген параметр жоқ.",
  "repeated-parameter": "Параметр қайталанған",
  "repeated-parameter-why": "«{parameter}» параметрі бірнеше рет көрсетілген.",
  "bad-parameter": "Параметр қате",
  "bad-parameter-why": "«{parameter}» параметрінің мәнін қабылдауға болмайды.",
  "bad-request": "Сұрау қате",
  "bad-request-why": "Сұрауды оқу мүмкін емес.",
  forbidden: "Рұқсат жоқ",
  "forbidden-why": "Бұл сұраушыға ашық емес.",
  "not-found": "Табылмады",
  "not-found-why": "Бұл мекенжайда ештеңе жоқ.",
  "method-not-allowed": "Бұл әдіс қолданылмайды",
  "method-not-allowed-why": "Бұл мекенжайды тек оқуға болады: GET, HEAD немесе OPTIONS.",
  "not-acceptable": "Мұндай түрі жоқ",
  "not-acceptable-why":
    "Мұнда тек JSON беріледі: Accept тақырыбы application/json түріне рұқсат беруі керек.",
  "too-large": "Тым үлкен",
  "too-large-why": "Сұрау сайт қабылдайтын мөлшерден үлкен.",
  "too-many-requests": "Сұрау тым көп",
  "too-many-requests-why": "Сайт мұндай қысқа уақытта мұнша көп сұрауды қабылдамайды.",
  failed: "Сайтта ақау шықты",
  "failed-why": "Ақау біз жақтан, ол жазып алынды.",
  busy: "Сайт қазір жауап бере алмайды",
  "busy-why": "Оған түскен жүктеме тым көп немесе ол біраз уақыт өзгеріс қабылдамайды.",
} as const satisfies Record<keyof typeof english, string>
