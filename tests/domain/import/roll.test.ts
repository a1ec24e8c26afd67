import { expect, test } from "vitest"
import { personTagOf, rollTags } from "#app/domain/roll.ts"
import { parseIin } from "#app/domain/iin.ts"
import type { Iin } from "#app/domain/iin.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findRollEntry, findRollEntryOfPerson } from "#db/queries/roll-entries.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importOne, sayAll } from "#tests/support/import.ts"

const rollKeys = makeKeys(Buffer.alloc(32, 3))
const areas = {
  areas: [
    { id: "n", name: "North" },
    { id: "s", name: "South" },
  ],
  organizations: [{ id: "l", name: "Chamber", classification: "legislature" }],
}
const canary = "Канарейкина"
const header = "iin,family,settlement,district,votes_from\n"
const rows = [
  `900101100004,${canary},г. Үшарал,n,`,
  "900101100014,Құдайбергенова,Сарқан қаласы,s,",
  "900101100500,Ғабитов,Үшарал,n,2099-01-01",
]

async function importRoll(db: Db, content: string, given: { isDryRun?: boolean } = {}) {
  return importOne(db, "roll", content, { name: "roll.csv", rollKeys, ...given })
}

function iin(digits: string): Iin {
  const read = parseIin(digits)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}

function found(db: Db, digits: string, family: string, settlement: string) {
  const { matchTag } = rollTags(rollKeys, { iin: iin(digits), family, settlement })
  return findRollEntry(db.read, matchTag)
}

describeOnBothEngines("importing a voters' roll", (open) => {
  test("keeps tags alone: a second import adds nothing, a dry run keeps nothing", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const csv = header + rows.join("\n")
    expect(countsIn(await importRoll(db, csv, { isDryRun: true }))).toMatchObject({ added: 3 })
    expect(await db.read.selectFrom("roll_entry").selectAll().execute()).toEqual([])
    expect(countsIn(await importRoll(db, csv))).toMatchObject({ read: 3, added: 3, rejected: 0 })
    expect(countsIn(await importRoll(db, csv))).toMatchObject({ added: 0, unchanged: 3 })
    const kept = await db.read.selectFrom("roll_entry").selectAll().execute()
    expect(kept).toHaveLength(3)
    for (const row of kept) {
      expect(Object.values(row).some((value) => String(value).includes(canary))).toBe(false)
      expect([row.person_tag.length, row.match_tag.length]).toEqual([32, 32])
    }
  })

  test("finds a voter however name and place are spelt, and nobody by half of it", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    await importRoll(db, header + rows.join("\n"))
    const entry = await found(db, "900101100014", "Кудайбергенова", "г. Саркан")
    expect(entry).toMatchObject({ votesFromSealed: null })
    expect(await found(db, "900101100014", "QUDAIBERGENOVA", "Sarqan")).toEqual(entry)
    expect(await found(db, "900101100014", "Құдайбергенова", "Үшарал")).toBeUndefined()
    expect(await found(db, "900101100004", "Құдайбергенова", "Сарқан")).toBeUndefined()
    const young = await findRollEntryOfPerson(db.read, personTagOf(rollKeys, iin("900101100500")))
    expect(young?.votesFromSealed).not.toBeNull()
  })

  test("says what is wrong by the line alone", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const wrong = [
      `900101100005,${canary},Үшарал,n,`,
      `900140000009,${canary},Үшарал,n,`,
      ",x,Үшарал,n,",
      `900101100014,,Үшарал,n,`,
      `900101100014,${canary},,n,`,
      `900101100014,${canary},Үшарал,,`,
      `900101100014,${canary},Үшарал,${canary},`,
      `900101100014,${canary},Үшарал,n,soon`,
      `900101100014,${canary},Үшарал,n,,${canary}`,
      `900101100512,${canary},Үшарал,n,`,
      `900101100512,${canary},Сарқан,n,`,
    ]
    const report = await importRoll(db, header + [rows[0], ...wrong].join("\n"))
    expect(countsIn(report)).toMatchObject({ read: 12, added: 1, rejected: 11 })
    const said = sayAll(report)
    expect(said.join("\n")).not.toContain(canary)
    expect(said.join("\n")).not.toMatch(/\d{12}/)
    expect(said).toEqual([
      "reject line 3: has no IIN that could be one",
      "reject line 4: has no IIN that could be one",
      "reject line 5: has no IIN that could be one",
      "reject line 6: has no surname",
      "reject line 7: has no settlement",
      "reject line 8: names no district",
      "reject line 10: votes_from is no day of the calendar",
      "reject line 11: too many cells",
      "reject line 12: one voter stands with other data at line 13",
      "reject line 13: one voter stands with other data at line 12",
      "reject line 9: its district is not known",
    ])
  })

  test("replaces what a source says of somebody who moved", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    await importRoll(db, header + rows.join("\n"))
    const moved = rows.with(0, `900101100004,${canary},Сарқан,s,`)
    expect(countsIn(await importRoll(db, header + moved.join("\n")))).toMatchObject({
      updated: 1,
      unchanged: 2,
    })
    expect(await found(db, "900101100004", canary, "Үшарал")).toBeUndefined()
    expect(await found(db, "900101100004", canary, "Сарқан")).toBeDefined()
  })

  test("is not done without a key, or without the columns", async () => {
    const db = await open()
    const file = { name: "roll.csv" }
    const keyless = await importOne(db, "roll", header + rows.join("\n"), file)
    expect(keyless.failure).toMatch(/^ROLL_KEY_FILE is not set/)
    const bare = await importRoll(db, rows.join("\n"))
    expect(bare.failure).toBe("needs columns for IIN, surname, settlement and district")
    expect(await db.read.selectFrom("roll_entry").selectAll().execute()).toEqual([])
  })
})

test("the tags of a roll differ by key", () => {
  const person = { iin: iin("900101100004"), family: canary, settlement: "Үшарал" }
  const other = rollTags(makeKeys(Buffer.alloc(32, 4)), person)
  expect(rollTags(rollKeys, person).personTag.equals(other.personTag)).toBe(false)
})
