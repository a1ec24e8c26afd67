import { beforeAll, expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findByName } from "#db/queries/finder.server.ts"
import { findByTerms } from "#db/queries/search-hits.server.ts"
import { listSearchWords, replaceSearchWords } from "#db/queries/search.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const deputies = [
  "Әлия Құнанбаева",
  "Үмбетәлі Сәдуақасов",
  "Ғалымжан Өтегенов",
  "Іңкәр Жүнісова",
  "Ерлан Хасенов",
  "Юлия Щедрина",
  "Асайын Мейізбек",
  "Шыңғыс Һамитов",
] as const

type Deputy = (typeof deputies)[number]

const searches: [asked: string, found: Deputy][] = [
  ["алия кунанбаева", "Әлия Құнанбаева"],
  ["Кунанбаева", "Әлия Құнанбаева"],
  ["Qunanbaeva Aliya", "Әлия Құнанбаева"],
  ["Qūnanbaeva", "Әлия Құнанбаева"],
  ["2лия", "Әлия Құнанбаева"],
  ["2kbz 0eyfy,ftdf", "Әлия Құнанбаева"],
  ["умбетали садуакасов", "Үмбетәлі Сәдуақасов"],
  ["Saduaqasov", "Үмбетәлі Сәдуақасов"],
  ["Sadwakassov Umbetali", "Үмбетәлі Сәдуақасов"],
  ["галымжан", "Ғалымжан Өтегенов"],
  ["Otegenov", "Ғалымжан Өтегенов"],
  ["Өтегенов Ғ", "Ғалымжан Өтегенов"],
  ["Ötegenov", "Ғалымжан Өтегенов"],
  ["инкар жунисова", "Іңкәр Жүнісова"],
  ["Inkar Zhunisova", "Іңкәр Жүнісова"],
  ["Jünisova", "Іңкәр Жүнісова"],
  [";8y3cjdf", "Іңкәр Жүнісова"],
  ["Yerlan Khassenov", "Ерлан Хасенов"],
  ["'hkfy", "Ерлан Хасенов"],
  ["{fctyjd", "Ерлан Хасенов"],
  ["Shchedrina", "Юлия Щедрина"],
  ["Iuliia Shedrina", "Юлия Щедрина"],
  [">kbz", "Юлия Щедрина"],
  ["Асаин", "Асайын Мейізбек"],
  ["meizbek", "Асайын Мейізбек"],
  ["хамитов", "Шыңғыс Һамитов"],
  ["Shyngys", "Шыңғыс Һамитов"],
  ["ырнтпны", "Шыңғыс Һамитов"],
]

function index(db: Db, kind: string, id: number, names: readonly (string | null)[]) {
  return commit(db, async (trx) => {
    await replaceSearchWords(trx, kind, id, names)
    return accept(undefined)
  })
}

describeOnBothEngines("the finder", (open) => {
  let db: TestDb
  const ids = new Map<string, number>()

  beforeAll(async () => {
    db = await open()
    for (const name of deputies) {
      const { id } = await make.makePerson(db, { name })
      ids.set(name, id)
      await index(db, "person", id, [name])
    }
    await index(db, "area", 1, ["Әлеу ауданы", "Aleu district"])
  })

  async function found(question: string, kinds = ["person", "area"]) {
    return (await findByName(db.read, question, kinds, 10)).hits
  }

  test.each(searches)("asked for %j finds %s", async (asked, deputy) => {
    expect(await found(asked)).toEqual([{ kind: "person", id: ids.get(deputy) }])
  })

  test("says how it read a question typed in another layout, and only then", async () => {
    expect((await findByName(db.read, "'hkfy", ["person"], 10)).readAs).toBe("эрлан")
    expect((await findByName(db.read, "Ерлан", ["person"], 10)).readAs).toBeNull()
  })

  test.each([
    "Болат",
    "Ерлан Кунанбаева",
    "лия",
    "",
    "   ",
    "— №",
    "\u0000",
    "%",
    "_",
    "' or 1=1 --",
  ])("asked for %j finds nothing", async (asked) => {
    const answer = await findByName(db.read, asked, ["person", "area"], 10)
    expect(answer).toEqual({ hits: [], readAs: null, isClose: false })
  })

  test("finds both people and places by the beginning of a word, as many as asked for", async () => {
    expect(await found("Але")).toEqual([{ kind: "area", id: 1 }])
    expect((await found("ал")).map(({ kind }) => kind).sort()).toEqual(["area", "person"])
    expect((await found("ал", ["area"])).map(({ kind }) => kind)).toEqual(["area"])
    expect(await found("ал", [])).toEqual([])
    expect((await findByName(db.read, "ал", ["person", "area"], 1)).hits).toHaveLength(1)
  })

  test("needs every word to hit the same name, in any order", async () => {
    expect(await found("хас ерл")).toEqual([{ kind: "person", id: ids.get("Ерлан Хасенов") }])
    expect(await found("хас юлия")).toEqual([])
  })
})

describeOnBothEngines("search words", (open) => {
  test("are replaced with those of all names at once, each once", async () => {
    const db = await open()
    await index(db, "person", 1, ["Old Name", null])
    await index(db, "person", 1, ["Алия Кунанбаева", "Әлия Құнанбаева", null, ""])
    await index(db, "person", 2, ["Erlan"])
    expect(await listSearchWords(db.read, "person", [1, 2, 3])).toEqual(
      new Map([
        [1, new Set(["alia", "kunanbaeva"])],
        [2, new Set(["erlan"])],
      ]),
    )
    expect(await listSearchWords(db.read, "person", [])).toEqual(new Map())
    expect(await findByTerms(db.read, ["old"], { kinds: ["person"], limit: 10 })).toEqual([])
    expect(await findByTerms(db.read, [], { kinds: ["person"], limit: 10 })).toEqual([])
  })
})
