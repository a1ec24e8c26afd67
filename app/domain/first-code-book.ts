import type { CodeBookText } from "./code-book.ts"

/**
 * The first code book, in force until another is adopted. Its ratings follow the published scales of
 * promise trackers (PolitiFact, Polimètre) and add two that blame nobody.
 */
export const firstCodeBook: CodeBookText = {
  version: 1,
  codingsNeeded: 2,
  lang: "en",
  text: numbered([
    "A promise is a statement about the future, made by the candidate or deputy, that others can check. What was done is rated, not what was meant or tried.",
    "Each rating cites evidence, apart from not yet due, cannot be verified and outside power. What the deputy says is evidence and no finding.",
    "Kept: the outcome promised exists, in full or nearly.",
    "Partly kept: a good part exists and serves the same goal.",
    "Broken: the deadline passed, and evidence from after it shows that the outcome does not exist; or, at any time, the deputy acted against the promise and that act is cited with its day.",
    "In progress: before the deadline, with a dated act in the last 180 days.",
    "Stalled: before the deadline, but nothing has moved for 180 days.",
    "Not yet due: a deadline lies ahead, and no act was to be expected yet.",
    "Not assessed: nobody has rated the promise. It is never given.",
    "Cannot be verified: no source could settle it.",
    "Outside power: the office cannot do this.",
    "A linked vote supports the promise where the deputy chose the option that fulfils it and contradicts it where the deputy chose the opposite. Who abstained or was absent neither kept nor broke it by that vote.",
    "Each promise is rated by two people of accredited organisations who are not bound to the deputy. Neither learns of the other’s answer, nor that there is one, before both are in.",
    "They agree where both name the same rating. Where they differ, a third person who has not rated it decides with a written reason; both answers stay public.",
  ]),
  translations: {
    kk: numbered([
      "Уәде — кандидаттың не депутаттың болашақ туралы айтқан және басқалар тексере алатын сөзі. Ниет пен талпыныс емес, істелген іс бағаланады.",
      "«Мерзімі келмеген», «тексеру мүмкін емес» және «депутаттың өкілеттігіне кірмейді» дегеннен басқа әр баға дәлелге сүйенеді. Депутаттың өз сөзі — дәлел, қорытынды емес.",
      "Орындалды: уәде етілген нәтиже толық немесе толыққа жуық бар.",
      "Ішінара орындалды: едәуір бөлігі бар және сол мақсатқа қызмет етеді.",
      "Орындалмады: мерзімі өтті, ал мерзімнен кейінгі дәлел нәтиженің жоғын көрсетеді; немесе қай уақытта болса да депутат уәдеге қарсы іс жасады, сол іс күнімен көрсетілген.",
      "Орындалып жатыр: мерзіміне дейін, соңғы 180 күнде күні белгілі іс бар.",
      "Ілгерілеу жоқ: мерзіміне дейін, бірақ 180 күннен бері ештеңе өзгермеген.",
      "Мерзімі келмеген: мерзімі алда және әзірге ешбір іс күтілмеген.",
      "Әлі бағаланбаған: уәдені ешкім бағаламаған. Бұл баға қойылмайды.",
      "Тексеру мүмкін емес: мұны анықтай алатын дереккөз жоқ.",
      "Депутаттың өкілеттігіне кірмейді: бұл лауазым мұны істей алмайды.",
      "Байланған дауыс беруде депутат уәдені орындайтын нұсқаны таңдаса, ол уәдені қуаттайды, керісін таңдаса, уәдеге қайшы келеді. Қалыс қалған не қатыспаған депутат сол дауыспен уәдені орындаған да, бұзған да жоқ.",
      "Әр уәдені аккредиттелген ұйымдардың депутатпен байланысы жоқ екі адамы бағалайды. Екеуі де жауап бергенше, бірі екіншісінің жауабын да, жауап бергенін де білмейді.",
      "Екеуі бір бағаны атаса, олар келіскен болады. Пікірлері бөлінсе, бұл уәдені бағаламаған үшінші адам себебін жазып шешеді; екі жауап та жарияланады.",
    ]),
    ru: numbered([
      "Обещание — это слова кандидата или депутата о будущем, которые могут проверить другие. Оценивается сделанное, а не намерение и не попытка.",
      "Каждая оценка опирается на подтверждения, кроме «срок не наступил», «проверить нельзя» и «не входит в полномочия депутата». Слова самого депутата — подтверждение, но не вывод.",
      "Выполнено: обещанный результат есть полностью или почти полностью.",
      "Выполнено частично: есть заметная часть, и она служит той же цели.",
      "Не выполнено: срок прошёл, и подтверждение, появившееся после него, показывает, что результата нет; или депутат когда угодно поступил против обещания, и этот поступок назван со своим днём.",
      "Выполняется: срок впереди, за последние 180 дней есть действие с известным днём.",
      "Нет продвижения: срок впереди, но 180 дней ничего не менялось.",
      "Срок не наступил: срок впереди, и действий пока ждать не следовало.",
      "Ещё не оценено: обещание никто не оценивал. Такую оценку не ставят.",
      "Проверить нельзя: нет источника, который мог бы это решить.",
      "Не входит в полномочия депутата: эта должность такого сделать не может.",
      "Связанное голосование говорит за выполнение, если депутат выбрал вариант, которым обещание выполняется, и против, если выбрал обратный. Кто воздержался или отсутствовал, этим голосованием обещание не выполнил и не нарушил.",
      "Каждое обещание оценивают два человека из аккредитованных организаций, не связанные с депутатом. Пока не ответили оба, ни один не знает ни ответа другого, ни того, что ответ есть.",
      "Они согласны, если назвали одну и ту же оценку. Если оценки разные, решает третий, который это обещание не оценивал, с письменной причиной; оба ответа публикуются.",
    ]),
  },
}

function numbered(clauses: readonly string[]): string {
  return clauses.map((clause, index) => `${String(index + 1)}. ${clause}`).join("\n")
}
