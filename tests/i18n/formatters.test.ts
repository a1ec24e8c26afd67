import { describe, expect, test } from "vitest"
import {
  collator,
  formatDay,
  formatDayShort,
  formatInstant,
  formatNumber,
  formatPercent,
  quote,
} from "#app/i18n/translate.ts"

const nb = "\u00a0"

describe("formatDay", () => {
  test.each([
    ["kk", "2026-11-24", "2026 жылғы 24 қараша", "24 қараша"],
    ["kk", "2024-02-05", "2024 жылғы 5 ақпан", "5 ақпан"],
    ["kk", "2012-03", "2012 жылғы наурыз", "2012 жылғы наурыз"],
    ["kk", "2012", "2012 жыл", "2012 жыл"],
    ["ru", "2026-11-24", `24 ноября 2026${nb}г.`, "24 ноября"],
    ["ru", "2012-03", `март 2012${nb}г.`, `март 2012${nb}г.`],
    ["ru", "2012", `2012${nb}г.`, `2012${nb}г.`],
    ["en", "2026-11-24", "24 November 2026", "24 November"],
    ["en", "2012-03", "March 2012", "March 2012"],
    ["en", "2012", "2012", "2012"],
  ] as const)("in %s writes %s", (lang, day, full, short) => {
    expect(formatDay(lang, day)).toBe(full)
    expect(formatDayShort(lang, day)).toBe(short)
  })
})

describe("formatInstant", () => {
  test.each([
    ["kk", "2026 жылғы 25 қараша, 00:05"],
    ["ru", `25 ноября 2026${nb}г., 00:05`],
    ["en", "25 November 2026, 00:05"],
  ] as const)("in %s writes the day and the minute of the zone", (lang, text) => {
    expect(formatInstant(lang, "2026-11-24T19:05:59.999Z", "Asia/Almaty")).toBe(text)
  })
})

describe("numbers", () => {
  test.each([
    ["kk", `1${nb}234`, `1${nb}234${nb}567,5`, "12,3%"],
    ["ru", `1${nb}234`, `1${nb}234${nb}567,5`, `12,3${nb}%`],
    ["en", "1,234", "1,234,567.5", "12.3%"],
  ] as const)("in %s", (lang, thousand, million, percent) => {
    expect(formatNumber(lang, 1234)).toBe(thousand)
    expect(formatNumber(lang, 1234567.5)).toBe(million)
    expect(formatPercent(lang, 0.1234)).toBe(percent)
  })
})

describe("quote", () => {
  test.each([
    ["kk", "Мектеп саламыз", "«Мектеп саламыз»"],
    ["ru", "«Построим школу»", "«Построим школу»"],
    ["ru", "“Построим школу”", "«Построим школу»"],
    ["ru", '"Построим школу"', "«Построим школу»"],
    ["ru", "Откроем «Дом детей»", "«Откроем “Дом детей”»"],
    ["ru", "«Дом» и «Двор»", "«“Дом” и “Двор”»"],
    ["kk", "„Бақ“ ашамыз", "«“Бақ” ашамыз»"],
    ["en", "We will open “The Yard”", "“We will open ‘The Yard’”"],
    ["en", " the deputy’s word ", "“the deputy’s word”"],
    ["en", "", "“”"],
  ] as const)("in %s sets marks around %j", (lang, text, quoted) => {
    expect(quote(lang, text)).toBe(quoted)
  })
})

describe("collator", () => {
  test("sorts by the Kazakh alphabet", () => {
    const alphabet =
      "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я"
    expect(alphabet.split(" ").reverse().sort(collator("kk").compare).join(" ")).toBe(alphabet)
  })

  test("sorts district 9 before district 10", () => {
    expect(collator("ru").compare("№ 9 округ", "№ 10 округ")).toBeLessThan(0)
  })
})
