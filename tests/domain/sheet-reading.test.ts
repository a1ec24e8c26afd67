import { expect, test } from "vitest"
import { closeBatch, enterSheet } from "#app/domain/sheet-entry.server.ts"
import type { LineReading } from "#app/domain/sheet-line.ts"
import { decideLine, readBoth, rekeyLine } from "#app/domain/sheet-rekey.server.ts"
import type { LineName } from "#app/domain/sheet-rekey.server.ts"
import { peopleInAll } from "#app/domain/sheet.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { countPaper } from "#db/queries/paper.server.ts"
import { findBatch } from "#db/queries/sheet-batches.server.ts"
import { findNextLine, findNextUndecided, listLines } from "#db/queries/sheet-lines.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import {
  blank,
  eight,
  enterAll,
  iins,
  issue,
  line,
  makeScene,
  now,
  valueOf,
} from "#tests/support/sheet-scene.ts"
import type { SheetScene } from "#tests/support/sheet-scene.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"
import { sign } from "#tests/support/signing-scene.ts"

/** Reads every line that waits as the paper has it, by the second collector. */
async function rekeyAll(scene: SheetScene, batch: string, paper: LineReading[][]) {
  const { house, collectors } = scene
  for (;;) {
    const next = await waiting(scene, batch)
    if (!next) return
    const stored = await findBatch(house.db.read, batch)
    const serials = [
      ...new Set((await listLines(house.db.read, stored?.id ?? 0)).map(({ serial }) => serial)),
    ]
    const reading = paper[serials.indexOf(next.serial)]?.[next.number - 1] ?? blank
    valueOf(await rekeyLine(house, next, reading, collectors[1], now))
  }
}

async function waiting({ house }: SheetScene, batch: string): Promise<LineName | undefined> {
  const stored = await findBatch(house.db.read, batch)
  const next = await findNextLine(house.db.read, stored?.id ?? 0, "rekey")
  return next && { batch, serial: next.serial, number: next.number }
}

async function linesOf({ house }: SheetScene, batch: string) {
  const stored = await findBatch(house.db.read, batch)
  return listLines(house.db.read, stored?.id ?? 0)
}

/** One line that the first collector could not read: it is sure to be read a second time. */
async function oneUnclear(scene: SheetScene): Promise<LineName> {
  const batch = await enterAll(scene, eight(line(0, { mark: "unclear", family: "Құдай?" })))
  const lines = await linesOf(scene, batch)
  return { batch, serial: lines[0]?.serial ?? "", number: 1 }
}

function stateOf(scene: SheetScene, { batch, number }: LineName) {
  return linesOf(scene, batch).then((lines) => {
    const { state, reason } = lines[number - 1] ?? {}
    return { state, reason }
  })
}

describeOnBothEngines("lines that were entered", (open) => {
  test("are accepted or rejected with their reasons once all readings are in", async () => {
    const scene = await makeScene(await open())
    const paper = [
      eight(
        line(0),
        line(0, { signedOn: "2026-10-06" }),
        line(1, { mark: "unsigned" }),
        line(2, { signedOn: "2026-10-03" }),
        line(2, { place: null }),
        line(2, { mark: "wrong-iin", iin: "900101100005" }),
        line(3, { mark: "outside" }),
      ),
    ]
    const batch = await enterAll(scene, ...paper)
    await rekeyAll(scene, batch, paper)
    const lines = await linesOf(scene, batch)
    // Either of the first two may be drawn and so judged after the other.
    expect(new Set(lines.slice(0, 2).map(({ reason }) => reason))).toEqual(
      new Set([null, "twice-on-paper"]),
    )
    expect(lines.slice(2).map(({ state, reason }) => [state, reason])).toEqual([
      ["rejected", "no-signature"],
      ["rejected", "day-outside"],
      ["rejected", "place-missing"],
      ["rejected", "iin-wrong"],
      ["rejected", "not-of-district"],
      ["blank", null],
    ])
    expect(await countPaper(scene.house.db.read, scene.petition.id)).toMatchObject({
      ...{ accepted: 1, rejected: 6, waiting: 0 },
    })
  })

  test("count one person once over many sheets, known by the IIN or by name and place", async () => {
    const scene = await makeScene(await open())
    const named = line(1, { iin: null })
    const spelt = line(1, { iin: null, family: "КҮДАЙБЕРГЕНОВА 1" })
    const paper = [
      eight(line(0)),
      eight(line(0, { family: "Басқаша" })),
      eight(named),
      eight(spelt),
      eight(line(1)),
    ]
    const batch = await enterAll(scene, ...paper)
    await rekeyAll(scene, batch, paper)
    expect(await countPaper(scene.house.db.read, scene.petition.id)).toMatchObject({
      ...{ accepted: 2, rejected: 3 },
    })
  })

  test("are counted apart from support online, and the person once in all", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const { house, petition } = scene
    await sign(house, petition, "voter@uade.example", iins[0])
    const paper = [eight(line(0), line(1))]
    const batch = await enterAll(scene, ...paper)
    await rekeyAll(scene, batch, paper)
    const counts = await countPaper(db.read, petition.id)
    expect(counts).toMatchObject({ accepted: 2, alsoOnline: 1 })
    const row = await db.read
      .selectFrom("petition")
      .select("signature_count")
      .where("id", "=", petition.id)
      .executeTakeFirstOrThrow()
    expect(row.signature_count).toBe(1)
    expect(row.signature_count + counts.accepted - counts.alsoOnline).toBe(2)
  })

  test("count nobody twice where the law takes paper and online signatures for one drive", async () => {
    const db = await open()
    const rules = ruleSets.get("kz-2026")
    if (!rules) throw new Error("kz-2026 is gone")
    const form = { status: "chosen", value: "either" } as const
    const scene = await makeScene(db)
    const house = {
      ...scene.house,
      ruleSets: new Map([...ruleSets, ["kz-2026", { ...rules, form }]]),
    }
    await sign(house, scene.petition, "voter@uade.example", iins[0])
    const paper = [eight(line(0), line(1))]
    const batch = await enterAll({ ...scene, house }, ...paper)
    await rekeyAll({ ...scene, house }, batch, paper)
    const lines = await linesOf(scene, batch)
    expect(lines.slice(0, 2).map(({ reason }) => reason)).toEqual(["counts-online", null])
  })
})

describeOnBothEngines("a second reading", (open) => {
  test("that finds the same settles the line", async () => {
    const scene = await makeScene(await open())
    const name = await oneUnclear(scene)
    const same = line(0, { mark: "unclear", family: "ҚҰДАЙ? " })
    const outcome = await rekeyLine(scene.house, name, same, scene.collectors[1], now)
    expect(outcome).toEqual({ ok: true, value: { line: "settled" } })
    expect(await stateOf(scene, name)).toEqual({ state: "rejected", reason: "illegible" })
  })

  test("that differs waits for a decision, and shows both to who decides", async () => {
    const scene = await makeScene(await open())
    const name = await oneUnclear(scene)
    const outcome = await rekeyLine(scene.house, name, line(0), scene.collectors[1], now)
    expect(outcome).toEqual({ ok: true, value: { line: "decision" } })
    const [stored] = await linesOf(scene, name.batch)
    if (!stored) throw new Error("the line is gone")
    const both = await readBoth(scene.house, stored)
    expect([both?.first.family, both?.second.family]).toEqual(["Құдай?", "Құдайбергенова 0"])
  })

  test.each([
    ["own-batch", 0, "collector", {}],
    ["not-yours", 1, "moderator", {}],
    ["no-such-line", 1, "collector", { number: 9 }],
    ["no-such-line", 1, "collector", { batch: "zzzzzzzzzzzzzzzz" }],
  ] as const)("is refused: %s", async (code, who, role, change) => {
    const scene = await makeScene(await open())
    const name = await oneUnclear(scene)
    const actor = { ...(scene.collectors[who] ?? scene.collectors[0]), role }
    const outcome = await rekeyLine(scene.house, { ...name, ...change }, line(0), actor, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    expect(await stateOf(scene, name)).toEqual({ state: "rekey", reason: null })
  })

  test("is taken once", async () => {
    const scene = await makeScene(await open())
    const name = await oneUnclear(scene)
    const { house, collectors } = scene
    const outcomes = await Promise.all(
      [collectors[1], collectors[2]].map((by) => rekeyLine(house, name, line(0), by, now)),
    )
    expect(outcomes.map((outcome) => (outcome.ok ? "taken" : outcome.refusal.code)).sort()).toEqual(
      ["line-not-waiting", "taken"],
    )
  })

  test("is written into the trail, without what was read", async () => {
    const scene = await makeScene(await open())
    const name = await oneUnclear(scene)
    await rekeyLine(scene.house, name, line(0), scene.collectors[1], now)
    const [entry] = await listAuditEntries(
      scene.house.db.read,
      { deed: "sheet.rekey" },
      { most: 9 },
    )
    expect(entry).toMatchObject({
      outcome: "done",
      subject: name.batch,
      accountId: scene.collectors[1].id,
    })
    expect(JSON.stringify(entry)).not.toMatch(/Құдай|9001/)
  })
})

describeOnBothEngines("a decision between two readings", (open) => {
  async function undecided(scene: SheetScene) {
    const name = await oneUnclear(scene)
    valueOf(await rekeyLine(scene.house, name, line(0), scene.collectors[1], now))
    return name
  }

  test.each([
    ["second", { state: "accepted", reason: null }],
    ["first", { state: "rejected", reason: "illegible" }],
    ["illegible", { state: "rejected", reason: "illegible" }],
  ] as const)("by a third collector settles the line: %s", async (choice, settled) => {
    const scene = await makeScene(await open())
    const name = await undecided(scene)
    const outcome = await decideLine(scene.house, name, choice, scene.collectors[2], now)
    expect(outcome).toEqual({ ok: true, value: { line: "settled" } })
    expect(await stateOf(scene, name)).toEqual(settled)
  })

  test("by both readers settles it when they say the same, and waits when they do not", async () => {
    const scene = await makeScene(await open())
    const { house, collectors } = scene
    const name = await undecided(scene)
    function say(who: 0 | 1 | 2, choice: "first" | "second") {
      return decideLine(house, name, choice, collectors[who], now)
    }

    expect(await say(0, "first")).toEqual({ ok: true, value: { line: "decision" } })
    expect(await say(1, "second")).toEqual({ ok: true, value: { line: "decision" } })
    expect(await say(0, "second")).toMatchObject({ refusal: { code: "opinion-given" } })
    const batch = await findBatch(house.db.read, name.batch)
    function left(who: 0 | 2) {
      return findNextUndecided(house.db.read, batch?.id ?? 0, collectors[who].id)
    }

    expect(await left(0)).toBeUndefined()
    expect(await left(2)).toMatchObject({ number: 1 })
    expect(await say(2, "second")).toEqual({ ok: true, value: { line: "settled" } })
    expect(await say(2, "second")).toMatchObject({ refusal: { code: "line-not-waiting" } })
    expect(await stateOf(scene, name)).toEqual({ state: "accepted", reason: null })
  })

  test("is refused to who collects nothing", async () => {
    const scene = await makeScene(await open())
    const name = await undecided(scene)
    const outcome = await decideLine(scene.house, name, "second", scene.constituent, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "not-yours" } })
  })

  test("accepts nobody who was accepted meanwhile", async () => {
    const scene = await makeScene(await open())
    const { house, collectors } = scene
    const name = await undecided(scene)
    const [serial = ""] = await issue(scene, 1)
    const paper = [eight(line(0))]
    const entered = await enterSheet(house, serial, paper[0] ?? [], collectors[0], now)
    const { batch } = valueOf(entered)
    valueOf(await closeBatch(house, batch, collectors[0], now))
    await rekeyAll(scene, batch, paper)
    valueOf(await decideLine(house, name, "second", collectors[2], now))
    expect(await stateOf(scene, name)).toEqual({ state: "rejected", reason: "twice-on-paper" })
  })
})

test.each([
  [{ online: 100, accepted: 40, alsoOnline: 20 }, 120],
  [{ online: 100, accepted: 40, alsoOnline: 10 }, 130],
  [{ online: 100, accepted: 40, alsoOnline: 9 }, null],
  [{ online: 100, accepted: 40, alsoOnline: 31 }, null],
  [{ online: 0, accepted: 0, alsoOnline: 0 }, null],
])("the number of people in all tells of no few: %o is %o", (counts, people) => {
  expect(peopleInAll(counts)).toBe(people)
})
