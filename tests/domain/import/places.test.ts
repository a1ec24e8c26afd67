import { expect, test } from "vitest"
import { rebuildOldSearch, rebuildSearch } from "#app/domain/search-index.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { findSubjects } from "#db/queries/finder.server.ts"
import { listPlacesByIds, listPlacesOf } from "#db/queries/places.server.ts"
import { emptyTrigrams } from "#db/queries/search.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { countsIn, importOne, sayAll } from "#tests/support/import.ts"

const name = "places.csv"
const areas = {
  areas: [
    {
      id: "d3",
      name: "№ 3 округ",
      identifiers: [{ scheme: "kato", identifier: "991930000" }],
    },
    { id: "d4", name: "№ 4 округ" },
  ],
  organizations: [{ id: "l", name: "Maslikhat", classification: "legislature" }],
}

const header = "kind,name,name_ru,settlement,houses,address,district,kato"
const good = [
  "street,Дала көшесі,улица Дала,Самалтау,1-45 odd; 2,,d3,991100000",
  "street,Дала көшесі,улица Дала,Самалтау,47-99,,d4,991100000",
  "settlement,Өткелбасы,Откелбасы,,,,kato:991930000,991200000",
  "station,№ 12,,Самалтау,,№ 5 мектеп,d4,",
]

const people = {
  persons: [
    {
      id: "p",
      name: "Сәуле Жарқымбаева",
      sort_name: "Жарқымбаева Сәуле",
      other_names: [{ name: "Сауле Жаркынбаева" }, { lang: "ru", name: "Саулеш" }],
    },
  ],
}

/** Every word by which anything is found, and every trigram. */
async function dump(db: TestDb) {
  const words = await db.read
    .selectFrom("search_word")
    .selectAll()
    .orderBy("word")
    .orderBy("subject_kind")
    .orderBy("subject_id")
    .execute()
  return {
    words,
    grams: await db.read
      .selectFrom("search_gram")
      .selectAll()
      .orderBy("gram")
      .orderBy("word")
      .execute(),
  }
}

async function found(db: TestDb, question: string) {
  const { hits, isClose } = await findSubjects(db.read, question, { kinds: ["place"], limit: 5 })
  const places = await listPlacesByIds(
    db.read,
    hits.map(({ id }) => id),
    "ru",
  )
  const byId = new Map(places.map((place) => [place.id, place]))
  return { isClose, places: hits.map(({ id }) => [byId.get(id)?.name, byId.get(id)?.area.name]) }
}

describeOnBothEngines("importing places", (open) => {
  test("takes each once, and tells the line of what cannot be used", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const bad = [
      "street,Самал,,Самалтау,,,d9,",
      "street,Самал,,,,,d3,",
      "hamlet,Самал,,,,,d3,",
      "street,Самал,,Самалтау,9-1,,d3,",
      "street,Самал,,Самалтау,,,d3,99",
    ]
    const csv = [header, ...good, ...bad].join("\n")
    const report = await importOne(db, "places", csv, { name })
    expect(sayAll(report)).toEqual([
      "reject line 7: settlement: is missing: a street lies in one",
      "reject line 8: kind: is none of settlement, street, station",
      "reject line 9: houses: is no list of houses (14, 14а; 1-45 odd; 2-38 even)",
      "reject line 10: kato: is no code of nine digits",
      'reject line 6: no district "d9" is known',
    ])
    expect(countsIn(report)).toMatchObject({ read: 9, added: 4, rejected: 5 })
    const again = await importOne(db, "places", csv, { name })
    expect(countsIn(again)).toMatchObject({ added: 0, updated: 0, unchanged: 4 })
    const moved = [header, ...good].join("\n").replace("47-99", "46-99")
    expect(countsIn(await importOne(db, "places", moved, { name }))).toMatchObject({
      ...{ updated: 1, unchanged: 3 },
    })
    const [third] = await db.read.selectFrom("area").select("id").orderBy("name").execute()
    const inside = await listPlacesOf(db.read, third?.id ?? 0, "kk", 10)
    expect(inside.map((place) => [place.kind, place.name])).toEqual([
      ["settlement", "Өткелбасы"],
      ["street", "Дала көшесі"],
    ])
  })

  test("leads from settlement, street with its house, and polling station to the district", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    await importOne(db, "places", [header, ...good].join("\n"), { name })
    const third = { isClose: false, places: [["улица Дала", "№ 3 округ"]] }
    for (const asked of ["Самалтау, Дала көшесі, 15", "ул. Дала, д. 15", "dala 15", "lfkf 15"]) {
      expect(await found(db, asked), asked).toEqual(third)
    }
    expect((await found(db, "Дала 98")).places).toEqual([["улица Дала", "№ 4 округ"]])
    // The even side is not theirs: the street is found, and both districts with it.
    expect((await found(db, "Дала 44")).places).toHaveLength(2)
    expect((await found(db, "участок № 12")).places).toEqual([["№ 12", "№ 4 округ"]])
    expect((await found(db, "откилбасы")).places).toEqual([["Откелбасы", "№ 3 округ"]])
    expect((await found(db, "jnrtk,fcs")).places).toEqual([["Откелбасы", "№ 3 округ"]])
  })

  test("names the settlement of a street in the reader's language, where the district knows it", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const near = "street,Самал көшесі,улица Самал,Өткелбасы,,,d3,"
    await importOne(db, "places", [header, ...good, near].join("\n"), { name })
    const [third] = await db.read.selectFrom("area").select("id").orderBy("name").execute()
    const inside = await listPlacesOf(db.read, third?.id ?? 0, "ru", 10)
    expect(inside.map((place) => [place.name, place.settlement])).toContainEqual([
      "улица Самал",
      "Откелбасы",
    ])
    // The town is no place of its own: its name stays as the source writes it.
    expect(inside.map((place) => [place.name, place.settlement])).toContainEqual([
      "улица Дала",
      "Самалтау",
    ])
  })

  test("is found again after the index was made anew, slips included", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    await importOne(db, "places", [header, ...good].join("\n"), { name })
    await importOne(db, "popolo", people)
    const before = await dump(db)
    await commit(db, async (trx) => {
      await emptyTrigrams(trx)
      await trx.deleteFrom("search_word").where("word", "<>", "dala").execute()
      return accept(undefined)
    })
    expect((await found(db, "откилбасы")).places).toEqual([])
    expect(await rebuildOldSearch(db)).toBeGreaterThan(5)
    expect(await dump(db)).toEqual(before)
    expect(await rebuildOldSearch(db)).toBe(0)
    expect(await rebuildSearch(db)).toBeGreaterThan(5)
  })
})
