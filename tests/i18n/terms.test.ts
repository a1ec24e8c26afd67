import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { isLang } from "#app/i18n/translate.ts"
import { messagesOf, wordsOf } from "./messages.ts"

const page = readFileSync("app/i18n/terms.md", "utf8")
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("|---"))
  .map((line) => line.split("|").map((cell) => cell.trim()))

const unwritten = rows.flatMap(([, lang, word = ""]) => (isLang(lang) ? [{ lang, word }] : []))

/** The table's star stands for any ending; without it the word is whole. */
function pattern(word: string): RegExp {
  const text = word.replace(/\*( ?)/g, (_, space: string) => `\\p{L}*${space}`)
  return new RegExp(`(?<!\\p{L})${text}(?!\\p{L})`, "iu")
}

describe("terms.md", () => {
  test("holds some eighty terms and the words we do not write", () => {
    expect(rows.length - unwritten.length).toBeGreaterThanOrEqual(70)
    expect(unwritten.filter(({ lang }) => lang === "kk").length).toBeGreaterThan(25)
    expect(unwritten.filter(({ lang }) => lang === "ru").length).toBeGreaterThan(25)
  })

  test.each(unwritten)("$lang never says «$word»", ({ lang, word }) => {
    const said = messagesOf(lang).filter(({ text }) => pattern(word).test(plain(text)))
    expect(said).toEqual([])
  })

  test("Russian «Отзыв» never stands alone", () => {
    expect(messagesOf("ru").filter(({ text }) => /^отзывы?$/iu.test(text))).toEqual([])
  })

  test.each([
    ["kk", "кері шақырып алу"],
    ["kk", "бірмандаттық аумақтық сайлау округі"],
    ["kk", "сайлаушы"],
    ["kk", "сайлаушылардың тізімі"],
    ["kk", "қол қою парағы"],
    ["kk", "аумақтық сайлау комиссиясы"],
    ["kk", "Орталық сайлау комиссиясы"],
    ["kk", "заңда белгіленбеген"],
    ["kk", "заңды күші жоқ"],
    ["kk", "қолхат"],
    ["kk", "депутаттық сауал"],
    ["ru", "отзыв депутата"],
    ["ru", "одномандатный территориальный избирательный округ"],
    ["ru", "подписной лист"],
    ["ru", "избиратель"],
    ["ru", "не имеет юридической силы"],
    ["ru", "голосование не состоялось"],
    ["ru", "снять"],
    ["ru", "расписк"],
    ["ru", "депутатский запрос"],
  ] as const)("%s keeps the word of the statute: %s", (lang, word) => {
    const said = messagesOf(lang).some(({ text }) =>
      plain(text).toLowerCase().includes(word.toLowerCase()),
    )
    expect(said).toBe(true)
  })

  test("the pattern of a word takes its endings and nothing before it", () => {
    expect(pattern("кодтау*").test("кодтаушы")).toBe(true)
    expect(pattern("электронды").test("электрондық")).toBe(false)
    expect(pattern("инициативн* групп*").test("инициативной группой")).toBe(true)
  })
})

/** Words without placeholders where the text parses as words; the whole text holds branches too. */
function plain(text: string): string {
  return `${wordsOf(text)} ${text.includes("{") ? "" : text}`
}
