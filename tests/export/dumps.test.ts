import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isDumpDue, keptDays, overDays } from "#app/export/dump-days.ts"
import { makeDump } from "#app/export/make-dump.server.ts"
import { listDumpDays, readDump, shelfOf } from "#app/export/shelf.server.ts"
import { tendDumps } from "#app/export/tend-dumps.server.ts"
import { addDays } from "#app/lib/day.ts"
import { day, dateAt, later, makeClock } from "#app/lib/instant.ts"
import { startDumpKeeper } from "#app/outbox/dump-keeper.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import * as make from "#tests/support/make.ts"
import { doToText, makeModerators } from "#tests/support/moderation-scene.ts"
import { makeOpenData, now } from "#tests/support/open-data-scene.ts"
import { publishAll } from "#tests/support/publish.ts"

describe("the days of dumps", () => {
  test("kept are the last thirty and the first there is of each month, and nothing else goes", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(days, (ages) => {
        const today = "2026-11-29"
        const all = ages.map((age) => addDays(today, -age))
        const over = new Set(overDays(all, today))
        const stay = all.filter((one) => !over.has(one))
        for (const one of all.filter((each) => each > addDays(today, -keptDays))) {
          expect(stay).toContain(one)
        }
        const months = new Set(all.map((one) => one.slice(0, 7)))
        expect(new Set(stay.map((one) => one.slice(0, 7)))).toEqual(months)
        const old = stay.filter((one) => one <= addDays(today, -keptDays))
        expect(new Set(old.map((one) => one.slice(0, 7))).size).toBe(old.length)
        // What stays today stays when it is looked at again.
        expect(overDays(stay, today)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test("a dump is due at its hour, at once where there is none, and once a day", () => {
    expect(isDumpDue([], "2026-11-29", "00:10")).toBe(true)
    expect(isDumpDue(["2026-11-28"], "2026-11-29", "02:59")).toBe(false)
    expect(isDumpDue(["2026-11-28"], "2026-11-29", "03:00")).toBe(true)
    expect(isDumpDue(["2026-11-29"], "2026-11-29", "23:00")).toBe(false)
  })
})

async function makeShelf(db: TestDb) {
  const scene = await makeOpenData(db)
  await publishAll(scene.house)
  const house = { ...scene.house, dataDir: emptyFolder() }
  await house.db.queue.idle()
  return { ...scene, house, shelf: shelfOf(house) }
}

describeOnBothEngines("the shelf of dumps", (open) => {
  test("gets one a day: whole, with its sums, packed beside it, equal files lying there once", async () => {
    const { house, shelf, pledge } = await makeShelf(await open())
    await tendDumps(house, now)
    await tendDumps(house, later(now, day / 8))
    expect(await listDumpDays(shelf)).toEqual(["2026-04-01"])
    // The next day, before its hour and after it. Something is new.
    await make.makePledge(house.db, { person_id: pledge.person_id, text: "Жаңа мектеп" })
    await tendDumps(house, "2026-04-01T21:59:00.000Z")
    expect(await listDumpDays(shelf)).toEqual(["2026-04-01"])
    await tendDumps(house, "2026-04-01T22:00:00.000Z")
    expect(await listDumpDays(shelf)).toEqual(["2026-04-02", "2026-04-01"])
    expect(readdirSync(shelf).sort()).toEqual(["2026-04-01", "2026-04-02"])

    const [first, second] = [
      await readDump(shelf, "2026-04-01"),
      await readDump(shelf, "2026-04-02"),
    ]
    expect(second?.madeAt).toBe("2026-04-01T22:00:00.000Z")
    expect(first?.files.get("promises.csv")?.rows).toBe(1)
    expect(second?.files.get("promises.json")?.rows).toBe(2)
    expect(second?.files.get("popolo.json")?.rows).toBeGreaterThan(3)
    function inodes(name: string): number[] {
      return ["2026-04-01", "2026-04-02"].map((one) => statSync(join(shelf, one, name)).ino)
    }
    const [was, is] = inodes("popolo.json")
    expect(is).toBe(was)
    expect(new Set(inodes("promises.json")).size).toBe(2)
    const packed = readFileSync(join(shelf, "2026-04-02", "popolo.json.gz"))
    expect(gunzipSync(packed)).toEqual(readFileSync(join(shelf, "2026-04-02", "popolo.json")))
    expect(second?.files.has("popolo.json.gz")).toBe(false)
  })

  test("loses a dump in which words stand that were hidden since, and no other", async () => {
    const db = await open()
    const { house, shelf, person } = await makeShelf(db)
    await tendDumps(house, now)
    const text = "A telephone number that should never have been here"
    const late = await make.makePledge(db, { person_id: person.id, text })
    const [secondDay, thirdDay] = [later(now, day), later(now, 2 * day)]
    await tendDumps(house, secondDay)
    expect(readFileSync(join(shelf, "2026-04-02", "promises.json"), "utf8")).toContain(text)

    const compared = new Set<string>()
    const moderators = await makeModerators(db)
    await doToText(
      house,
      "hide",
      { kind: "pledge", publicId: late.public_id },
      moderators,
      later(secondDay, day / 8),
    )
    await tendDumps(house, later(secondDay, day / 6), compared)
    expect(await listDumpDays(shelf)).toEqual(["2026-04-02", "2026-04-01"])
    const anew = await readDump(shelf, "2026-04-02")
    expect(anew?.madeAt).toBe(later(secondDay, day / 6))
    expect(readFileSync(join(shelf, "2026-04-02", "promises.json"), "utf8")).not.toContain(text)
    // Found innocent once, a dump is not read again for the same measure.
    expect(compared.size).toBe(1)
    await tendDumps(house, thirdDay, compared)
    expect((await listDumpDays(shelf)).length).toBe(3)
  })

  test("has nothing of a dump that failed, and of two at once one makes it", async () => {
    const { house, shelf } = await makeShelf(await open())
    const broken = {
      ...house,
      db: { ...house.db, snapshot: () => Promise.reject(new Error("the disk is full")) },
    }
    await expect(tendDumps(broken, now)).rejects.toThrow("the disk is full")
    expect(readdirSync(shelf)).toEqual([])
    const dump = { shelf, day: "2026-04-01", now }
    const made = await Promise.all([makeDump(house, dump), makeDump(house, dump)])
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(readdirSync(shelf)).toEqual(["2026-04-01"])
  })

  test("is gone on with after a process died in the middle, and not while it lives", async () => {
    const { house, shelf } = await makeShelf(await open())
    const folder = join(shelf, ".making")
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, "promises.json"), "[half")
    mkdirSync(join(shelf, ".down-x"))
    await tendDumps(house, now)
    expect(readdirSync(shelf)).toEqual([".making"])
    const longAgo = dateAt(later(makeClock().now(), -day / 24))
    utimesSync(folder, longAgo, longAgo)
    await tendDumps(house, now)
    expect(readdirSync(shelf)).toEqual(["2026-04-01"])
    const text = readFileSync(join(shelf, "2026-04-01", "promises.json"), "utf8")
    expect(text).not.toContain("[half")
  })

  test("sheds what is over, and a file of the last dump that was spoiled is not taken over", async () => {
    const { house, shelf } = await makeShelf(await open())
    await tendDumps(house, now)
    for (const old of ["2026-01-01", "2026-01-15", "2026-02-01", "2026-03-02"]) {
      mkdirSync(join(shelf, old))
      for (const name of ["datapackage.json", "SHA256SUMS"]) {
        linkSync(join(shelf, "2026-04-01", name), join(shelf, old, name))
      }
    }
    writeFileSync(join(shelf, "2026-04-01", "votes.json"), "spoiled")
    await tendDumps(house, later(now, day))
    expect(await listDumpDays(shelf)).toEqual([
      ...["2026-04-02", "2026-04-01", "2026-03-02"],
      ...["2026-02-01", "2026-01-01"],
    ])
    const votes = readFileSync(join(shelf, "2026-04-02", "votes.json"), "utf8")
    expect(JSON.parse(votes)).toHaveProperty("vote_events")
  })

  test("is looked after beside the worker, and what goes wrong is told once a turn", async () => {
    const { house, shelf } = await makeShelf(await open())
    const faults: unknown[] = []
    const keeper = startDumpKeeper(house, (fault) => faults.push(fault), {
      firstMs: 0,
      everyMs: 5,
    })
    await expect.poll(() => listDumpDays(shelf), { timeout: 10_000 }).toEqual(["2026-04-01"])
    await keeper.stop()
    expect(faults).toEqual([])
    const nowhere = { ...house, dataDir: join(shelf, "2026-04-01", "SHA256SUMS") }
    const failing = startDumpKeeper(nowhere, (fault) => faults.push(fault), {
      firstMs: 0,
      everyMs: 60_000,
    })
    await expect.poll(() => faults.length).toBe(1)
    await failing.stop()
  })
})
