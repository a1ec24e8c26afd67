import type { Named } from "#scripts/demo/words/named.ts"

/** The one country, in which the law of the demonstration is in force. */
export const country: Named = { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" }

/** No region, district, village or street of these names is meant: all are invented. */
export const region: Named = {
  kk: "Самалтау облысы",
  ru: "Самалтауская область",
  en: "Samaltau Region",
}

/** A maslikhat: whose it is, how many of its seats are districts of their own and how many are a party's. */
export interface House {
  readonly key: string
  readonly area: Named
  /** As the districts of its seats are called. */
  readonly short: Named
  readonly name: Named
  readonly districts: number
  readonly list: number
  /** Whether its deputies speak of streets or of villages. */
  readonly kind: "street" | "village"
  /** Registered voters of its districts, the least and the most. */
  readonly voters: readonly [number, number]
}

export const houses: readonly House[] = [
  {
    key: "samaltau",
    area: { kk: "Самалтау қаласы", ru: "город Самалтау", en: "Samaltau city" },
    short: { kk: "Самалтау", ru: "Самалтау", en: "Samaltau" },
    name: {
      kk: "Самалтау қалалық мәслихаты",
      ru: "Самалтауский городской маслихат",
      en: "Samaltau city maslikhat",
    },
    districts: 14,
    list: 0,
    kind: "street",
    voters: [690, 890],
  },
  {
    key: "akbel",
    area: { kk: "Ақбел ауданы", ru: "Акбелский район", en: "Akbel district" },
    short: { kk: "Ақбел", ru: "Акбел", en: "Akbel" },
    name: {
      kk: "Ақбел аудандық мәслихаты",
      ru: "Акбелский районный маслихат",
      en: "Akbel district maslikhat",
    },
    districts: 10,
    list: 0,
    kind: "village",
    voters: [480, 640],
  },
  {
    key: "otkel",
    area: { kk: "Өткел ауданы", ru: "Откелский район", en: "Otkel district" },
    short: { kk: "Өткел", ru: "Откел", en: "Otkel" },
    name: {
      kk: "Өткел аудандық мәслихаты",
      ru: "Откелский районный маслихат",
      en: "Otkel district maslikhat",
    },
    districts: 8,
    list: 0,
    kind: "village",
    voters: [450, 620],
  },
  {
    key: "region",
    area: region,
    short: region,
    name: {
      kk: "Самалтау облыстық мәслихаты",
      ru: "Самалтауский областной маслихат",
      en: "Samaltau regional maslikhat",
    },
    districts: 4,
    list: 4,
    kind: "village",
    voters: [880, 1090],
  },
]

export const streets: readonly Named[] = [
  { kk: "Дала", ru: "Дала", en: "Dala" },
  { kk: "Самал", ru: "Самал", en: "Samal" },
  { kk: "Жастар", ru: "Жастар", en: "Zhastar" },
  { kk: "Бірлік", ru: "Бирлик", en: "Birlik" },
  { kk: "Ынтымақ", ru: "Ынтымак", en: "Yntymak" },
  { kk: "Тұлпар", ru: "Тулпар", en: "Tulpar" },
  { kk: "Бұлақ", ru: "Булак", en: "Bulak" },
  { kk: "Шапағат", ru: "Шапагат", en: "Shapagat" },
  { kk: "Арай", ru: "Арай", en: "Arai" },
  { kk: "Мерей", ru: "Мерей", en: "Merei" },
  { kk: "Қайнар", ru: "Кайнар", en: "Kainar" },
  { kk: "Жайлау", ru: "Жайлау", en: "Zhailau" },
  { kk: "Керуен", ru: "Керуен", en: "Keruen" },
  { kk: "Шаңырақ", ru: "Шанырак", en: "Shanyrak" },
  { kk: "Ақжол", ru: "Акжол", en: "Akzhol" },
  { kk: "Көктем", ru: "Коктем", en: "Koktem" },
]

export const villages: readonly Named[] = [
  { kk: "Жусанды", ru: "Жусанды", en: "Zhusandy" },
  { kk: "Тораңғылы", ru: "Торангылы", en: "Torangyly" },
  { kk: "Өткелбасы", ru: "Откелбасы", en: "Otkelbasy" },
  { kk: "Бозқырат", ru: "Бозкырат", en: "Bozkyrat" },
  { kk: "Қоңырсаз", ru: "Конырсаз", en: "Konyrsaz" },
  { kk: "Аршалыөзек", ru: "Аршалыозек", en: "Arshalyozek" },
  { kk: "Самалтөбе", ru: "Самалтобе", en: "Samaltobe" },
  { kk: "Терісбұлақ", ru: "Терисбулак", en: "Terisbulak" },
  { kk: "Ұзынөзек", ru: "Узынозек", en: "Uzynozek" },
  { kk: "Көкмойнақ", ru: "Кокмойнак", en: "Kokmoinak" },
  { kk: "Шиліарал", ru: "Шилиарал", en: "Shiliaral" },
  { kk: "Боздалы", ru: "Боздалы", en: "Bozdaly" },
]
