import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { skeleton, words } from "#app/domain/fold.ts"

describe("skeleton", () => {
  test.each([
    [
      "Әлия Құнанбаева",
      "Алия Кунанбаева",
      "Aliya Kunanbaeva",
      "Äliia Qūnanbaeva",
      "Áliıa Qunanbaeva",
    ],
    ["Маңғыстау", "Мангистау", "Mangystau", "Mañğystau", "Mańǵystaý", "Mangghystaū"],
    ["Қызылорда", "Kyzylorda", "Qyzylorda"],
    ["Үмбетәлі Сәдуақасов", "Umbetali Saduakassov"],
    ["Жетісу", "Жетысу", "Zhetysu", "Jetisý"],
    ["Асайын", "Асаин"],
    ["Ерлан Хасенов", "Yerlan Khassenov"],
    ["Ғалымжан Өтегенов", "Galymzhan Otegenov"],
    ["тәртiбi", "тәртібі"],
    ["Юлия", "Yuliya", "Iuliia"],
    ["Джандосов", "Жандосов", "Zhandosov", "Dzhandosov"],
    ["Мейіз", "Меиз"],
    ["ӘЛИЯ", "Əliya", "əлия", "Әлия".normalize("NFD")],
    ["Шымкент", "Şymkent", "SHYMKENT"],
    ["İSATAY", "Исатай", "Isatay"],
    ["O’mirbek", "Omirbek", "Oʼmirbek"],
    ["Щедрин", "Shchedrin", "Shedrin"],
  ])("is one for every spelling of %s", (name, ...spellings) => {
    for (const spelling of spellings) expect(skeleton(spelling)).toBe(skeleton(name))
  })

  test.each([
    ["Шыңғыс", "Чингиз"],
    ["Түркістан", "Туркестан"],
  ])("does not make one name of %s and %s: that takes an alias", (name, other) => {
    expect(skeleton(name)).not.toBe(skeleton(other))
  })

  test.each([
    ["Әлия Құнанбаева", "alia kunanbaeva"],
    ["113-12-бап", "113 12 bap"],
    ["  №3  округ ", "3 okrug"],
    ["", ""],
    ["— … —", ""],
  ])("of %j is %j", (text, folded) => {
    expect(skeleton(text)).toBe(folded)
  })

  test("holds nothing but a–z, digits and single spaces, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(skeleton(text)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
      }),
    )
  })
})

test("words are the skeleton's", () => {
  expect(words("Ерлан Хасенов, 3-округ")).toEqual(["erlan", "hasenov", "3", "okrug"])
  expect(words(" ")).toEqual([])
})
