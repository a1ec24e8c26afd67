import { expect, test } from "vitest"
import { findArea, listAreasIn } from "#db/queries/areas.server.ts"
import { findMandate } from "#db/queries/mandates.server.ts"
import { findPerson } from "#db/queries/people.server.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

function translate(db: Db, kind: string, id: number, lang: string, text: string, field = "name") {
  const subject = { subject_kind: kind, subject_id: id, field, lang, text }
  return make.insertOne(db, "translation", { ...subject, at: make.madeAt })
}

describeOnBothEngines("a name", (open) => {
  test("is told in the reader's language, else as the source gives it", async () => {
    const db = await open()
    const person = await make.makePerson(db, { name: "Алия Кунанбаева" })
    await translate(db, "person", person.id, "kk", "Әлия Құнанбаева")
    await translate(db, "person", person.id, "en", "A deputy since 2023", "biography")
    await translate(db, "area", person.id, "en", "The area of the same key")
    const names = await Promise.all(
      ["kk", "ru", "en"].map(
        async (lang) => (await findPerson(db.read, person.public_id, lang))?.name,
      ),
    )
    expect(names).toEqual(["Әлия Құнанбаева", "Алия Кунанбаева", "Алия Кунанбаева"])
    const kk = await findPerson(db.read, person.public_id, "kk")
    expect(kk?.originalName).toBe("Алия Кунанбаева")
  })

  test("of everything a mandate names is in one language", async () => {
    const db = await open()
    const party = await make.makeOrganization(db, { name: "Партия", classification: "party" })
    const period = await make.makePeriod(db, { name: "Первый созыв" })
    const membership = await make.makeMembership(db, {
      on_behalf_of_id: party.id,
      legislative_period_id: period.id,
    })
    await translate(db, "person", membership.person_id, "kk", "Әлия")
    await translate(db, "organization", membership.organization_id, "kk", "Мәжіліс")
    await translate(db, "organization", party.id, "kk", "Партиясы")
    await translate(db, "area", membership.area_id ?? 0, "kk", "Дала ауданы")
    await translate(db, "legislative_period", period.id, "kk", "Бірінші шақырылым")
    expect(await findMandate(db.read, membership.public_id, "kk")).toMatchObject({
      person: { name: "Әлия" },
      organization: { name: "Мәжіліс" },
      party: { name: "Партиясы" },
      area: { name: "Дала ауданы" },
      periodName: "Бірінші шақырылым",
    })
    expect(await findMandate(db.read, membership.public_id, "ru")).toMatchObject({
      party: { name: "Партия" },
      periodName: "Первый созыв",
    })
  })

  test("of an area follows the reader; the list's order follows the source", async () => {
    const db = await open()
    const steppe = await make.makeArea(db, { name: "Б" })
    const shore = await make.makeArea(db, { name: "А" })
    await translate(db, "area", steppe.id, "en", "Aaa")
    expect((await findArea(db.read, steppe.public_id, "en"))?.name).toBe("Aaa")
    const listed = await listAreasIn(db.read, null, "en")
    expect(listed.map(({ publicId }) => publicId)).toEqual([shore.public_id, steppe.public_id])
  })
})
