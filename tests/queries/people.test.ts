import { expect, test } from "vitest"
import { findPerson, listDeputies } from "#db/queries/people.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("the list of deputies", (open) => {
  async function seat(db: TestDb, organizationId: number, name: string): Promise<string> {
    const person = await make.makePerson(db, { name })
    const given = { person_id: person.id, organization_id: organizationId, post_id: null }
    await make.makeMembership(db, given)
    await make.makeMembership(db, { ...given, start_date: "2016-03-24", end_date: "2021-01-14" })
    return person.public_id
  }

  test("goes by name, page by page, each person once, while others are seated", async () => {
    const db = await open()
    const { id } = await make.makeOrganization(db)
    const names = [
      "Әлия",
      "Азат",
      "Zarina",
      "alma",
      "Alma",
      "Ерлан",
      "Ёлка",
      "Іңкәр",
      "Азат",
      "Юлия",
    ]
    const before = new Set<string>()
    for (const name of names) before.add(await seat(db, id, name))
    const read: { publicId: string; name: string }[] = []
    let after: string | undefined
    do {
      const page = await listDeputies(db.read, "en", { after, limit: 3 })
      read.push(...page.people)
      after = page.next ?? undefined
      await seat(db, id, "AAA before all others")
    } while (after !== undefined)
    expect(read.map(({ publicId }) => publicId).sort()).toEqual([...before].sort())
    // By code point: the same on both engines, whatever the locale of the database.
    expect(read.map(({ name }) => name)).toEqual([...names].sort())
  })

  test("holds who sat in a legislature, nobody else", async () => {
    const db = await open()
    const party = await make.makeOrganization(db, { classification: "party" })
    await seat(db, party.id, "Party member")
    await make.makePerson(db, { name: "Candidate" })
    expect(await listDeputies(db.read, "en", { limit: 3 })).toEqual({ people: [], next: null })
  })

  test("ends with a page that names no next one, also when it is full", async () => {
    const db = await open()
    const { id } = await make.makeOrganization(db)
    for (const name of ["A", "B", "C", "D"]) await seat(db, id, name)
    const first = await listDeputies(db.read, "en", { limit: 2 })
    const last = await listDeputies(db.read, "en", { after: first.next ?? "", limit: 2 })
    expect([last.people.map(({ name }) => name), last.next]).toEqual([["C", "D"], null])
    const unknown = await listDeputies(db.read, "en", { after: "0000000000000nay", limit: 2 })
    expect(unknown).toEqual({ people: [], next: null })
  })

  test("finds nobody by an id that nobody has", async () => {
    const db = await open()
    expect(await findPerson(db.read, "0000000000000nay", "en")).toBeUndefined()
  })
})
