import { expect, test } from "vitest"
import { closeBatch, enterSheet } from "#app/domain/sheet-entry.server.ts"
import { issueSheets } from "#app/domain/sheet-issue.server.ts"
import { newSerial } from "#app/domain/sheet-serial.server.ts"
import { isSerial } from "#app/domain/sheet-serial.ts"
import { mostInDay } from "#app/domain/sheet.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { countPaper } from "#db/queries/paper.server.ts"
import { findBatch, listBatches } from "#db/queries/sheet-batches.server.ts"
import { listLines } from "#db/queries/sheet-lines.server.ts"
import { findSheet, listIssue } from "#db/queries/sheets.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"
import { actorOf } from "#tests/support/petition-scene.ts"
import {
  eight,
  enterAll,
  issue,
  line,
  makeScene,
  now,
  valueOf,
} from "#tests/support/sheet-scene.ts"

describeOnBothEngines("sheets that are made", (open) => {
  test("are registered with a serial and a number each before they are printed", async () => {
    const { house, petition, constituent } = await makeScene(await open())
    const order = { count: 3, lang: "kk" } as const
    function ask() {
      return issueSheets(house, petition.public_id, order, constituent, now)
    }

    const [first, second] = [valueOf(await ask()), valueOf(await ask())]
    expect(new Set([...first.serials, ...second.serials]).size).toBe(6)
    expect(first.serials.every(isSerial)).toBe(true)
    const printed = await listIssue(house.db.read, petition.id, second.publicId)
    expect(printed.map(({ number, lines, lang }) => [number, lines, lang])).toEqual([
      [4, 8, "kk"],
      [5, 8, "kk"],
      [6, 8, "kk"],
    ])
    expect(await countPaper(house.db.read, petition.id)).toMatchObject({ issued: 6, returned: 0 })
  })

  test("do not tell who had them made", async () => {
    const scene = await makeScene(await open())
    await issue(scene, 1)
    const rows = await scene.house.db.read.selectFrom("sheet_issue").selectAll().execute()
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      ["id", "issued_at", "issuer_tag", "lang", "petition_id", "public_id"].sort(),
    )
    const entries = await listAuditEntries(scene.house.db.read, {}, { most: 9 })
    expect(entries).toEqual([])
  })

  test.each([
    ["no-paper-drive", { rule_set: "advisory", asks: "email" }, "constituent", 1],
    ["paper-not-open", { recall_state: "applied" }, "constituent", 1],
    ["paper-not-open", { recall_state: "handed-in" }, "collector", 1],
    ["too-many-sheets", {}, "constituent", mostInDay + 1],
    ["not-yours", {}, "moderator", 1],
    ["not-yours", {}, "deputy", 1],
  ] as const)("are refused: %s, %o to a %s", async (code, given, role, count) => {
    const { house, petition } = await makeScene(await open(), given)
    const actor = { ...actorOf(await make.makeAccount(house.db)), role }
    const order = { count, lang: "ru" } as const
    const outcome = await issueSheets(house, petition.public_id, order, actor, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await countPaper(house.db.read, petition.id)).toMatchObject({ issued: 0 })
  })

  test("are refused once an account has had its number in a day, and made again the day after", async () => {
    const { house, petition, constituent } = await makeScene(await open())
    function ask(at: string) {
      return issueSheets(house, petition.public_id, { count: 50, lang: "kk" }, constituent, at)
    }

    for (let n = 0; n < mostInDay / 50; n++) valueOf(await ask(now))
    expect(await ask(now)).toMatchObject({ refusal: { code: "too-many-sheets" } })
    // Eighteen hours on it is the next day in Almaty, and still the same in UTC.
    expect(await ask("2026-10-05T23:00:00.000Z")).toMatchObject({ ok: true })
  })
})

describeOnBothEngines("a sheet that came back", (open) => {
  test("goes into the collector's open batch, sealed line by line", async () => {
    const scene = await makeScene(await open())
    const { house, collectors, petition } = scene
    const [one = "", two = ""] = await issue(scene, 2)
    const first = valueOf(await enterSheet(house, one, eight(line(0)), collectors[0], now))
    const second = valueOf(await enterSheet(house, two, eight(line(1)), collectors[0], now))
    expect(second.batch).toBe(first.batch)
    expect((await findSheet(house.db.read, one))?.returnedAt).toBe(now)
    expect(await countPaper(house.db.read, petition.id)).toMatchObject({
      ...{ issued: 2, returned: 2, accepted: 0, waiting: 16 },
    })
    const stored = await house.db.read.selectFrom("sheet_line").selectAll().execute()
    expect(
      Buffer.concat(stored.flatMap((row) => row.reading_sealed ?? [])).toString(),
    ).not.toContain("Құдай")
    expect(stored.map(({ tag, name_tag }) => [tag, name_tag])).toEqual(
      stored.map(() => [null, null]),
    )
  })

  test.each([
    ["sheet-unknown", { recall_state: "collecting" }, "none of ours", "collector"],
    ["sheet-entered", { recall_state: "collecting" }, "entered", "collector"],
    ["not-yours", { recall_state: "collecting" }, "fresh", "constituent"],
    ["not-yours", { recall_state: "collecting" }, "fresh", "moderator"],
  ] as const)("is refused: %s", async (code, given, which, role) => {
    const scene = await makeScene(await open(), given)
    const { house, petition, collectors } = scene
    const [fresh = ""] = await issue(scene, 1)
    const serial = which === "none of ours" ? newSerial() : fresh
    if (which === "entered") {
      valueOf(await enterSheet(house, fresh, eight(line(0)), collectors[0], now))
    }
    const before = await countPaper(house.db.read, petition.id)
    const actor = { ...collectors[1], role }
    const outcome = await enterSheet(house, serial, eight(line(1)), actor, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await countPaper(house.db.read, petition.id)).toEqual(before)
    const [entry] = await listAuditEntries(house.db.read, { deed: "sheet.enter" }, { most: 1 })
    expect(entry).toMatchObject({ outcome: "refused", code, subject: serial })
  })

  test("is refused by the same collector a second time, and by two at once", async () => {
    const scene = await makeScene(await open())
    const { house, collectors } = scene
    const [serial = ""] = await issue(scene, 1)
    const outcomes = await Promise.all(
      [collectors[0], collectors[0], collectors[1]].map((by) =>
        enterSheet(house, serial, eight(line(0)), by, now),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const lines = await house.db.read.selectFrom("sheet_line").select("id").execute()
    expect(lines).toHaveLength(8)
  })

  test("is refused once the drive is over", async () => {
    const scene = await makeScene(await open())
    const { house, petition, collectors } = scene
    const [serial = ""] = await issue(scene, 1)
    await house.db.writer
      .updateTable("petition")
      .set({ recall_state: "lapsed" })
      .where("id", "=", petition.id)
      .execute()
    const outcome = await enterSheet(house, serial, eight(line(0)), collectors[0], now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "paper-not-open" } })
  })
})

describeOnBothEngines("closing a batch", (open) => {
  test("draws a tenth of the lines, and every line that was unclear", async () => {
    const scene = await makeScene(await open())
    const { house } = scene
    const unclear = line(3, { mark: "unclear" })
    const batch = await enterAll(scene, eight(line(0), unclear), eight(line(1)), eight(line(2)))
    const stored = await findBatch(house.db.read, batch)
    expect(stored?.seed).toHaveLength(32)
    const lines = await listLines(house.db.read, stored?.id ?? 0)
    const causes = lines.map(({ rekeyCause }) => rekeyCause)
    // Of 24 lines one is unclear; of the other 23 a tenth, rounded up, is 3.
    expect(causes.filter((cause) => cause === "lot")).toHaveLength(3)
    expect(causes.filter((cause) => cause === "unclear")).toHaveLength(1)
    expect(lines[1]).toMatchObject({ mark: "unclear", state: "rekey", rekeyCause: "unclear" })
    expect(lines.filter(({ state }) => state === "entered")).toEqual([])
  })

  test("lists what waits for whom", async () => {
    const scene = await makeScene(await open())
    const { house, collectors } = scene
    await enterAll(scene, eight(line(0)))
    const [own] = await listBatches(house.db.read, collectors[0].id, 9)
    const [other] = await listBatches(house.db.read, collectors[1].id, 9)
    expect(own).toMatchObject({ own: "own", sheets: 1, lines: 8, rekey: 1, decision: 0 })
    expect(other).toMatchObject({ own: "other", rekey: 1 })
  })

  test.each([
    ["not-yours", 1, "open"],
    ["batch-closed", 0, "closed"],
  ] as const)("is refused: %s", async (code, who, how) => {
    const scene = await makeScene(await open())
    const { house, collectors } = scene
    const [serial = ""] = await issue(scene, 1)
    const entered = await enterSheet(house, serial, eight(line(0)), collectors[0], now)
    const { batch } = valueOf(entered)
    if (how === "closed") valueOf(await closeBatch(house, batch, collectors[0], now))
    const seed = (await findBatch(house.db.read, batch))?.seed ?? null
    const outcome = await closeBatch(house, batch, collectors[who] ?? collectors[0], now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect((await findBatch(house.db.read, batch))?.seed ?? null).toEqual(seed)
  })

  test("of no batch is refused", async () => {
    const { house, collectors } = await makeScene(await open())
    const outcome = await closeBatch(house, "zzzzzzzzzzzzzzzz", collectors[0], now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "no-such-batch" } })
  })
})
