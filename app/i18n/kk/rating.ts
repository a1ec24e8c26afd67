import type { rating as english } from "#app/i18n/en/rating.ts"

export const rating = {
  kept: "Орындалды",
  "partly-kept": "Ішінара орындалды",
  broken: "Орындалмады",
  "in-progress": "Орындалып жатыр",
  stalled: "Ілгерілеу жоқ",
  "not-due": "Мерзімі келмеген",
  "not-assessed": "Әлі бағаланбаған",
  "not-verifiable": "Тексеру мүмкін емес",
  "outside-power": "Депутаттың өкілеттігіне кірмейді",
  "kept-means": "Уәде етілген нәтиже толық немесе толыққа жуық бар.",
  "partly-kept-means": "Нәтиженің едәуір бөлігі бар және сол мақсатқа қызмет етеді.",
  "broken-means": "Мерзім өтті, ал нәтиже жоқ.",
  "in-progress-means": "Мерзім әлі өткен жоқ, соңғы 180 күн ішінде күні белгілі іс-қимыл болды.",
  "stalled-means": "Мерзім әлі өткен жоқ, бірақ 180 күн бойы ештеңе ілгерілемеді.",
  "not-due-means": "Мерзім әлі өткен жоқ, іс-қимыл күтуге де ерте.",
  "not-assessed-means": "Бұл уәдені әлі ешкім бағалаған жоқ.",
  "not-verifiable-means": "Мұны анықтап беретін дереккөз жоқ.",
  "outside-power-means": "Депутаттың мұны істеуге өкілеттігі жоқ.",
} satisfies Record<keyof typeof english, string>
