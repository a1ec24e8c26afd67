import type { Topic } from "#scripts/demo/words/topic.ts"

/** What a deputy does without anybody's money, and what nobody can measure. */
export const officeTopics: readonly Topic[] = [
  {
    key: "budget",
    category: { kk: "Ашық бюджет", ru: "Открытый бюджет" },
    unit: { kk: "есеп", ru: "отчётов" },
    least: 10,
    most: 20,
    power: "council",
    promise: {
      kk: "{of} шығындары туралы {n} есепті сайтқа толық шығарамыз",
      ru: "выложим на сайт {n} полных отчётов о расходах {of}",
      en: "we will publish {n} full reports on the spending {of}",
    },
    money: { kk: "{of} шығындарын жариялайтын сайтқа", ru: "на сайт о расходах {of}" },
  },
  {
    key: "meetings",
    category: { kk: "Кездесулер", ru: "Встречи" },
    unit: { kk: "кездесу", ru: "встреч" },
    least: 10,
    most: 15,
    power: "own",
    promise: {
      kk: "{of} тұрғындарымен жылына {n} ашық кездесу өткіземін",
      ru: "проведу с жителями {of} {n} открытых встреч в год",
      en: "I will hold {n} open meetings a year with the people {of}",
    },
    money: { kk: "{in} тұрғындармен кездесулерге", ru: "на встречи с жителями {of}" },
  },
  {
    key: "reception",
    category: { kk: "Қабылдау", ru: "Приём" },
    unit: { kk: "сағат", ru: "часов" },
    least: 10,
    most: 25,
    power: "own",
    promise: {
      kk: "{in} айына {n} сағат қабылдау өткіземін",
      ru: "буду вести приём {in}, {n} часов в месяц",
      en: "I will receive people {in} for {n} hours a month",
    },
    money: { kk: "{in} депутаттың қабылдау бөлмесіне", ru: "на приёмную депутата {in}" },
  },
  {
    key: "answers",
    category: { kk: "Өтініштер", ru: "Обращения" },
    unit: { kk: "жауап", ru: "ответов" },
    least: 20,
    most: 80,
    power: "own",
    promise: {
      kk: "{of} тұрғындарының кемінде {n} өтінішіне жазбаша жауап беремін",
      ru: "письменно отвечу не меньше чем на {n} обращений жителей {of}",
      en: "I will answer at least {n} letters from the people {of} in writing",
    },
    money: { kk: "{of} өтініштерін қабылдайтын орталыққа", ru: "на центр обращений жителей {of}" },
  },
  {
    key: "life",
    category: { kk: "Тұрмыс", ru: "Жизнь" },
    unit: { kk: "отбасы", ru: "семей" },
    least: 50,
    most: 200,
    power: "own",
    promise: {
      kk: "{of} әр отбасының көңілі тоқ болуы үшін аянбай жұмыс істеймін",
      ru: "буду работать не жалея сил, чтобы каждой семье {of} жилось спокойнее",
      en: "I will work without rest so that every family {of} lives more easily",
    },
    money: { kk: "{of} тұрмысы төмен отбасыларына", ru: "на помощь семьям {of}" },
  },
]
