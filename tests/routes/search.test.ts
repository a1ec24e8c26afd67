import { existsSync } from "node:fs"
import { beforeAll, describe, expect, test } from "vitest"
import { CompiledQuery, sql } from "kysely"
import type { RootOperationNode } from "kysely"
import { loader as areasLoader } from "#app/routes/areas._index.tsx"
import { loader as areaLoader } from "#app/routes/areas.$areaId.tsx"
import { loader as hintsLoader } from "#app/routes/search.hints.ts"
import { loader } from "#app/routes/search._index.tsx"
import { storePlaces } from "#app/domain/import/places.server.ts"
import { storePopolo } from "#app/domain/import/popolo.server.ts"
import { ImportRun } from "#app/domain/import/run.server.ts"
import { mapPopolo } from "#app/exchange/popolo.ts"
import { Tally } from "#app/exchange/tally.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { listCloseWords } from "#db/queries/close-words.server.ts"
import { insertImportRun } from "#db/queries/import-runs.server.ts"
import { findByTerms } from "#db/queries/search-hits.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Reader } from "#db/schema.ts"
import { makeCalendar } from "#scripts/demo/calendar.ts"
import { demoPlaces } from "#scripts/demo/places.ts"
import { popoloCountry } from "#scripts/demo/popolo-people.ts"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { importPaths } from "#tests/support/import.ts"
import { retyped, slip } from "#tests/support/mistyped.ts"
import { makeCodeBook, makePetition, makePledge, makeVerdict } from "#tests/support/make.ts"

const today = "2026-11-24"

/** What somebody types, and the deputy of the demonstration whom they mean. */
const searches: readonly (readonly [asked: string, found: string])[] = [
  // Slips of the finger and other spellings.
  ["сауле жаркинбаева", "Сәуле Жарқымбаева"],
  ["Жаркымбева", "Сәуле Жарқымбаева"],
  ["жаркмыбаева", "Сәуле Жарқымбаева"],
  ["Жусанбаевой", "Айнұр Жусанбаева"],
  ["Бозтаргаев", "Қайсар Бозторғаев"],
  ["каныстыбаев аскар", "Асқар Қамыстыбаев"],
  ["Гульбаршын Аршебаева", "Гүлбаршын Аршабаева"],
  ["Торангибаева Кулан", "Күлән Тораңғыбаева"],
  ["Озёрскых", "Светлана Озёрских"],
  // Latin spellings, some with slips.
  ["Saule Zharkinbaeva", "Сәуле Жарқымбаева"],
  ["Qamystybaev", "Асқар Қамыстыбаев"],
  ["Tobilgyuly Baurzhan", "Бауыржан Тобылғыұлы"],
  ["Rodnikovskaja", "Ирина Родниковская"],
  ["Shilikty uly Nurbol", "Нұрбол Шиліктіұлы"],
  ["Koktassova Madina", "Мәдина Көктасова"],
  ["Chabrecov", "Виктор Чабрецов"],
  // Another layout of the keyboard, also with a slip.
  [";fhrsv,ftdf", "Сәуле Жарқымбаева"],
  ["C'ekt :fh0sv,ftdf", "Сәуле Жарқымбаева"],
  ["gjksywtd", "Павел Полынцев"],
  ["ярнтпндщмф ьфшкф", "Майра Жыңғылова"],
  ["днгвьшдф", "Людмила Степнякова"],
  ["iskgfy ,tntuttdf", "Шолпан Бетегеева"],
  [",jpnjhufqtd", "Қайсар Бозторғаев"],
]

interface Page {
  groups: {
    kind: string
    total: number
    items: Record<string, unknown>[]
    holders?: { name: string }[]
  }[]
  readAs: string | null
  isClose: boolean
}

async function ask(db: TestDb, query: Record<string, string>): Promise<Page> {
  const path = `/kk/search?${new URLSearchParams(query).toString()}`
  return (await answerOf(loader, visit({ db, account: null, path, lang: "kk" }))).data as Page
}

/** The name of the first deputy among what was found, if a deputy comes first. */
function firstDeputy({ groups: [group] }: Page): unknown {
  const [item] = group?.items ?? []
  return group?.kind === "person" ? (item?.["person"] as { name: string }).name : group?.kind
}

/** Places, councils and deputies of the demonstration, without what came of their promises. */
async function makeCountry(db: TestDb): Promise<void> {
  const at = "2026-11-24T06:00:00.000Z"
  const tally = new Tally()
  const mapped = mapPopolo(popoloCountry(makeCalendar(today)), "demo", tally)
  if (!mapped.ok) throw new Error("the demonstration cannot be read")
  await commit(db, async (trx) => {
    const written = { format: "popolo", source: "demo", file: "country.json", startedAt: at }
    const id = await insertImportRun(trx, written)
    const run = new ImportRun(trx, db.engine, id, at, tally, () => undefined)
    await storePopolo(run, mapped.value)
    await storePlaces(run, demoPlaces(), "demo", "demo")
    return accept(undefined)
  })
  expect(tally.problems).toEqual([])
}

describeOnBothEngines("finding one's deputy", (open) => {
  let db: TestDb

  beforeAll(async () => {
    db = await open()
    await makeCountry(db)
  })

  test.each(searches)("%s finds %s first", async (asked, deputy) => {
    expect(firstDeputy(await ask(db, { q: asked }))).toBe(deputy)
  })

  test.each([
    ["Самалтау, Дала көшесі, 14", "Айнұр Жусанбаева"],
    ["улица Дала 14", "Айнұр Жусанбаева"],
    ["lfkf 14", "Айнұр Жусанбаева"],
    ["Откилбасы", "Ирина Родниковская"],
    ["сайлау учаскесі № 7", "Сәуле Жарқымбаева"],
    ["polling station 7", "Сәуле Жарқымбаева"],
  ])("the address %s leads to %s", async (asked, deputy) => {
    const { groups } = await ask(db, { q: asked })
    const found = groups.find(({ kind }) => kind === "place")
    expect(found?.holders?.map(({ name }) => name)).toContain(deputy)
  })

  test("one kind is paged through, and a page behind the last is empty", async () => {
    const first = await ask(db, { q: "округ", kind: "area" })
    expect(first.groups[0]?.items).toHaveLength(20)
    const total = first.groups[0]?.total ?? 0
    const second = await ask(db, { q: "округ", kind: "area", page: "2" })
    expect(second.groups[0]?.items).toHaveLength(total - 20)
    expect((await ask(db, { q: "округ", kind: "area", page: "9" })).groups).toEqual([])
    expect((await ask(db, { q: "округ", kind: "nothing", page: "x" })).groups[0]?.kind).toBe("area")
  })

  test("while somebody types, the same stands as lines with an address each", async () => {
    const path = `/en/search/hints?q=${encodeURIComponent("дала 14")}`
    const answer = await hintsLoader(visit({ db, account: null, path }) as never)
    expect(await answer.json()).toEqual({
      said: "1 suggestion",
      hints: [
        {
          href: expect.stringMatching(/^\/en\/areas\/\w{16}-samaltau-district-1$/) as string,
          label: "Dala Street, Самалтау",
          note: "Samaltau, district 1 · Ainur Zhusanbayeva",
        },
      ],
    })
  })

  test("the way by links: the map, a region, a district with its places and its deputy", async () => {
    const [person] = await db.read
      .selectFrom("membership")
      .select(["person_id", "area_id"])
      .execute()
    const book = await makeCodeBook(db)
    for (let made = 0; made < 10; made += 1) {
      const pledge = await makePledge(db, { person_id: person?.person_id ?? 0 })
      const rating = made < 4 ? "kept" : "broken"
      await makeVerdict(db, { pledge_id: pledge.id, rating, code_book_id: book.id })
    }
    await makePetition(db, { area_id: person?.area_id ?? 0, state: "open", published_count: 120 })
    await makePetition(db, { area_id: person?.area_id ?? 0, state: "removed", published_count: 50 })
    const { data } = await answerOf(areasLoader, visit({ db, account: null, path: "/en/areas" }))
    const { map } = data as {
      map: { regions: { short: string; publicId: string; figures: object }[] }
    }
    expect(map.regions).toHaveLength(21)
    expect(map.regions.every(({ publicId }) => publicId !== null)).toBe(true)
    const own = map.regions.find(({ short }) => short === "SAM")
    expect(own?.figures).toEqual({ assessed: 10, kept: 4, signatures: 120 })
    expect(map.regions.find(({ short }) => short === "AST")?.figures).toMatchObject({ assessed: 0 })
    const area = await read(own?.publicId ?? "")
    const town = area.inside.find(({ name }) => name === "Samaltau city")
    const district = (await read(town?.publicId ?? "")).inside.find(({ name }) =>
      /district 1$/.test(name),
    )
    const { places, here } = await read(district?.publicId ?? "")
    expect(here.map(({ person: { name } }) => name)).toEqual(["Ainur Zhusanbayeva"])
    expect(places.map(({ name }) => name)).toContain("Dala Street")
  })

  async function read(publicId: string) {
    const path = `/en/areas/${publicId}`
    const asked = visit({ db, account: null, path, params: { areaId: publicId } })
    return (await answerOf(areaLoader, asked)).data as {
      inside: { name: string; publicId: string }[]
      places: { name: string }[]
      here: { person: { name: string } }[]
    }
  }
})

const real = "../shared/data/popolo/ep_Kazakhstan_Assembly.popolo.json"

describe.runIf(existsSync(real))("with the names of a real assembly", () => {
  describeOnBothEngines("finding a deputy", (open) => {
    test("spelt with a slip, in Latin and in another layout, finds most first", async () => {
      const db = await open()
      await importPaths(db, "popolo", [real])
      const people = await db.read
        .selectFrom("person")
        .select("name")
        .orderBy("id")
        .limit(40)
        .execute()
      let asked = 0
      const missed: string[] = []
      for (const { name } of people) {
        for (const typed of [slip(name), retyped(name)]) {
          asked += 1
          if (firstDeputy(await ask(db, { q: typed })) !== name) missed.push(`${typed} for ${name}`)
        }
      }
      expect(asked).toBeGreaterThanOrEqual(40)
      expect(missed).toEqual([])
    })
  })
})

describeOnBothEngines("a search among many words", (open) => {
  test("reads indexes, not tables", async () => {
    const db = await open()
    const made = Array.from({ length: 20_000 }, (_, at) => `w${(at * 7919).toString(36)}x`)
    for (let at = 0; at < made.length; at += 400) {
      const some = made.slice(at, at + 400)
      const words = some.map((word, nth) => ({
        word,
        subject_kind: "person",
        subject_id: at + nth,
      }))
      await db.writer.insertInto("search_word").values(words).execute()
      const grams = some.map((word) => ({ gram: word.slice(1, 4), word }))
      await db.writer
        .insertInto("search_gram")
        .values(grams)
        .onConflict((c) => c.doNothing())
        .execute()
    }
    await sql`analyze`.execute(db.writer)
    const plans = await plansOf(db, async (watched) => {
      await findByTerms(watched, ["w2fx", "w3a"], { kinds: ["person", "pledge"], limit: 5 })
      await listCloseWords(watched, "w2fxq")
    })
    expect(plans.length).toBeGreaterThanOrEqual(6)
    for (const plan of plans) {
      expect(plan).not.toMatch(/SCAN search|Seq Scan on search/)
      expect(plan).toMatch(/search_(word|gram)/)
    }
  })
})

/** How the database answers the queries of a piece of work. */
async function plansOf(
  { read, engine }: Db,
  work: (db: Reader) => Promise<void>,
): Promise<string[]> {
  const nodes: RootOperationNode[] = []
  const watched = read.withPlugin({
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  await work(watched)
  const explain = engine === "sqlite" ? "explain query plan" : "explain"
  return Promise.all(
    nodes.map(async (node) => {
      const { sql: text, parameters } = read.getExecutor().compileQuery(node, { queryId: "plan" })
      const plan = CompiledQuery.raw(`${explain} ${text}`, [...parameters])
      return JSON.stringify((await read.executeQuery(plan)).rows)
    }),
  )
}
