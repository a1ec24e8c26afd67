import { join } from "node:path"
import { expect, test } from "vitest"
import { loader } from "#app/routes/search._index.tsx"
import { answerOf, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { importPaths, makeFolder } from "#tests/support/import.ts"
import {
  besideKey,
  byRussianKeys,
  inLatin,
  leftOut,
  retyped,
  slip,
} from "#tests/support/mistyped.ts"

/*
 * Names that no part of the search was made for: each of many is put together of a given name and a surname, then
 * mistyped by rules that know nothing of how words are folded.
 */

const given = [
  ...["Ақбота", "Әлия", "Бекжан", "Ғалия", "Дәурен", "Жібек", "Қуат", "Назым", "Өміржан", "Ұлжан"],
  ...["Шыңғыс", "Ілияс", "Вера", "Степан", "Юлия", "Фёдор"],
]
const roots = [
  ...["Тал", "Қайың", "Емен", "Шынар", "Өрік", "Жиде", "Қарағай", "Долана", "Үйеңкі", "Сексеуіл"],
  ...["Рябин", "Ивняк", "Щавел", "Чертополох", "Хвой"],
]
const endings = ["баев", "ғалиева", "бергенұлы", "тайқызы", "ников", "ская"]

/** Surnames enough, none of them twice, each with a given name. */
function makeNames(): string[] {
  const surnames = roots.flatMap((root, nth) =>
    endings.filter((_, at) => (at + nth) % 2 === 0).map((ending) => root + ending),
  )
  return surnames.map((surname, at) => `${given[(at * 7) % given.length] ?? ""} ${surname}`)
}

const ways = { slip, leftOut, besideKey, retyped, inLatin, byRussianKeys } as const

async function firstFor(db: TestDb, question: string): Promise<unknown> {
  const path = `/kk/search?${new URLSearchParams({ q: question }).toString()}`
  const { data } = await answerOf(loader, visit({ db, account: null, path, lang: "kk" }))
  const { groups } = data as { groups: { kind: string; items: { person?: { name: string } }[] }[] }
  return groups[0]?.kind === "person" ? groups[0].items[0]?.person?.name : groups[0]?.kind
}

describeOnBothEngines("finding one of many by a name spelt wrongly", (open) => {
  test("each is found first, whatever the mistake", async () => {
    const db = await open()
    const names = makeNames()
    const persons = names.map((name, at) => ({ id: `person-${String(at)}`, name }))
    await importPaths(db, "popolo", [join(makeFolder({ "names.json": { persons } }), "names.json")])
    const missed: string[] = []
    let asked = 0
    for (const name of names) {
      for (const [way, mistype] of Object.entries(ways)) {
        const typed = mistype(name)
        asked += 1
        const found = await firstFor(db, typed)
        if (found !== name) missed.push(`${way}: ${typed} for ${name}, not ${String(found)}`)
      }
    }
    expect(missed).toEqual([])
    expect(asked).toBeGreaterThanOrEqual(250)
  }, 120_000)
})
