import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import * as areas from "#db/queries/areas.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("areas", (open) => {
  test("lie in one another, from the widest to the next", async () => {
    const db = await open()
    const country = await make.makeArea(db, { name: "Country", kind: "country" })
    const region = await make.makeArea(db, { name: "Region", parent_id: country.id })
    const district = await make.makeArea(db, { name: "District", parent_id: region.id })
    await make.makeArea(db, { name: "Another", parent_id: region.id })
    const found = await areas.findArea(db.read, district.public_id, "en")
    if (!found) throw new Error("no district")
    const around = await areas.listAreasAround(db.read, found, "en")
    expect(around.map(({ name }) => name)).toEqual(["Country", "Region"])
    const inside = await areas.listAreasIn(db.read, region.id, "en")
    expect(inside.map(({ name }) => name)).toEqual(["Another", "District"])
    const top = await areas.listAreasIn(db.read, null, "en")
    expect(top.map(({ name, kind }) => [name, kind])).toEqual([["Country", "country"]])
  })

  test("that a source put into each other end somewhere", async () => {
    const db = await open()
    const one = await make.makeArea(db, { name: "One" })
    const other = await make.makeArea(db, { name: "Other", parent_id: one.id })
    await commit(db, async (trx) => {
      await trx.updateTable("area").set({ parent_id: other.id }).where("id", "=", one.id).execute()
      return accept(undefined)
    })
    const found = await areas.findArea(db.read, one.public_id, "en")
    if (!found) throw new Error("no area")
    const around = await areas.listAreasAround(db.read, found, "en")
    expect(around.map(({ name }) => name)).toEqual(["Other"])
  })

  test("have the latest number of voters that a source gives", async () => {
    const db = await open()
    const area_id = (await make.makeArea(db)).id
    expect(await areas.findLatestElectorate(db.read, area_id)).toBeUndefined()
    await make.makeElectorate(db, { area_id, on_day: "2023-03-19", registered: 30_000 })
    await make.makeElectorate(db, { area_id, on_day: "2021-01-10", registered: 40_000 })
    await make.makeElectorate(db, { on_day: "2026-01-01", registered: 50_000 })
    expect(await areas.findLatestElectorate(db.read, area_id)).toEqual({
      onDay: "2023-03-19",
      registered: 30_000,
      source: "test",
    })
  })

  test("are not found by what names none", async () => {
    const db = await open()
    expect(await areas.findArea(db.read, "0000000000000nay", "en")).toBeUndefined()
    expect(await areas.listAreasByIds(db.read, [], "en")).toEqual([])
  })
})
