import { expect, test } from "vitest"
import { hasSentence, sayReason } from "#app/i18n/import-reason.ts"

const reasons = [
  "has no name",
  "person: is missing; lang: is no language tag such as kk or ru",
  "power: is none of own, council, national, outside",
  "due before said",
  'no person "ann" is known: import the person first, or name one with --person',
  'no organization "11" is known: added under this name',
  'no area "q" is known: the id is kept',
  'no district "7" is known',
  'the id "1" stands for Ann Example already: import this file with --source',
  'the id "1" stands for another record at /persons/2',
  'the voter "12" fits two people: name one source with --source',
  'the source counts 3 "yes", its votes are 2',
  'the other of the pair is not kept: no person "9" is known',
  'one voter, one event, two options: "yes" here, "no" at votes line 7',
  'birth_date "1970-13-45" is no day of the calendar: kept unread',
  "votes: not UTF-8: save the file as UTF-8 and import it again",
  "one voter stands with other data at line 3",
  "needs columns for IIN, surname, settlement and district",
  "the mapping cannot be read: not JSON: Unexpected token",
  "ends before it begins",
] as const

test("what importers say to a shell is said to readers in their language, the file's own words in it", () => {
  expect(reasons.filter((reason) => !hasSentence(reason))).toEqual([])
  for (const lang of ["kk", "ru"] as const) {
    for (const reason of reasons) expect(sayReason(lang, reason)).toMatch(/[а-яәіңғүұқөһ]{2}/)
  }
  expect(sayReason("ru", "person: is missing; lang: is no language tag such as kk or ru")).toBe(
    "person: отсутствует; lang: не код языка",
  )
  expect(sayReason("kk", 'the other of the pair is not kept: no person "9" is known')).toContain(
    "9 деген адам белгісіз",
  )
})

test("a reason that nobody foresaw is given in the importer's words", () => {
  expect(hasSentence("the moon is full")).toBe(false)
  expect(sayReason("kk", "the moon is full")).toBe("the moon is full")
})
