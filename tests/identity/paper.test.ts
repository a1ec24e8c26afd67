import pino from "pino"
import { expect, test } from "vitest"
import { enterSheet } from "#app/domain/sheet-entry.server.ts"
import type { LineReading } from "#app/domain/sheet-line.ts"
import { judgingOf, settleLine } from "#app/domain/sheet-settle.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { countPaper } from "#db/queries/paper.server.ts"
import { lockPetition } from "#db/queries/petitions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { eight, iins, issue, line, makeScene, now } from "#tests/support/sheet-scene.ts"
import type { SheetScene } from "#tests/support/sheet-scene.ts"

/** Words of Kazakh with each letter that Russian lacks. */
const names = { family: "Әбілқайырұлы-Өмірзақ", given: "Үнғұңһі" }

/** Enters one line on a sheet and judges it: the code of a refusal, or what became of the line. */
async function finish(
  { house, petition, collectors }: SheetScene,
  serial: string,
  reading: LineReading,
): Promise<string> {
  const entered = await enterSheet(house, serial, eight(reading), collectors[0], now)
  if (!entered.ok) return entered.refusal.code
  await commit(house.db, async (trx) => {
    const stored = await lockPetition(trx, house.db.engine, petition.id)
    const { id } = await trx
      .selectFrom("sheet_line")
      .select("id")
      .where("number", "=", 1)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow()
    const judging = await judgingOf(house, trx, stored)
    await settleLine(house, trx, judging, { id, reading, choice: null }, now)
    return accept(undefined)
  })
  const { state, reason } = await house.db.read
    .selectFrom("sheet_line")
    .select(["state", "reason"])
    .where("settled_at", "is not", null)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow()
  return reason ?? state
}

async function countOf({ house, petition }: SheetScene): Promise<number> {
  return (await countPaper(house.db.read, petition.id)).accepted
}

async function scene(db: Db) {
  const made = await makeScene(db)
  return { made, serials: await issue(made, 2) }
}

// What conformance.test.ts asks of the ways that people take by themselves, asked of collectors' sheets.
describeOnBothEngines("identifying on paper", (open) => {
  test("leads to one signature of its worth, with names as they are written", async () => {
    const { made, serials } = await scene(await open())
    const provider = made.house.providers.get("paper")
    expect(await provider?.selfTest(now)).toEqual({ ok: true, detail: "ready" })
    const reading = line(0, names)
    expect(await provider?.complete("", reading, now)).toMatchObject({
      ok: true,
      value: { assurance: "paper", ...names, iin: iins[0], verifiedAt: now },
    })
    expect(await countOf(made)).toBe(0)
    expect(await finish(made, serials[0] ?? "", reading)).toBe("accepted")
    expect(await countOf(made)).toBe(1)
  })

  test("takes no answer twice: neither a sheet nor a person on another sheet", async () => {
    const { made, serials } = await scene(await open())
    await finish(made, serials[0] ?? "", line(0, names))
    expect(await finish(made, serials[0] ?? "", line(1))).toBe("sheet-entered")
    expect(await finish(made, serials[1] ?? "", line(0, names))).toBe("twice-on-paper")
    expect(await countOf(made)).toBe(1)
  })

  test("takes one from the first day of its time, and none of the day before", async () => {
    const { made, serials } = await scene(await open())
    const [first, second] = serials
    expect(await finish(made, first ?? "", line(0, { signedOn: "2026-10-03" }))).toBe("day-outside")
    expect(await finish(made, second ?? "", line(0, { signedOn: "2026-10-04" }))).toBe("accepted")
  })

  test("takes none for another petition", async () => {
    const db = await open()
    const { made, serials } = await scene(db)
    const other = await makeScene(db)
    expect(await finish(made, serials[0] ?? "", line(0))).toBe("accepted")
    expect([await countOf(made), await countOf(other)]).toEqual([1, 0])
    // Of two petitions one person may sign both: their tags have nothing in common.
    const [theirs] = await issue(other, 1)
    expect(await finish(other, theirs ?? "", line(0))).toBe("accepted")
    const tags = await db.read
      .selectFrom("sheet_line")
      .select("tag")
      .where("state", "=", "accepted")
      .execute()
    expect(new Set(tags.map(({ tag }) => tag?.toString("hex"))).size).toBe(2)
  })

  test("takes none from who is no collector, nor by a guess", async () => {
    const { made, serials } = await scene(await open())
    const { constituent, collectors } = made
    const outsider = { ...made, collectors: [constituent, collectors[1], collectors[2]] as const }
    expect(await finish(outsider, serials[0] ?? "", line(0))).toBe("not-yours")
    for (const guess of ["", "QQQQQQQQQ", `${serials[0] ?? ""} `]) {
      expect(await finish(made, guess, line(0))).toBe("sheet-unknown")
    }
    expect(await countOf(made)).toBe(0)
  })

  test("lets nothing of a person into refusals, logs or rows", async () => {
    const db = await open()
    const { made, serials } = await scene(db)
    const lines: string[] = []
    const log = pino({}, { write: (text: string) => lines.push(text) })
    for (const serial of [serials[0], serials[0], serials[1]]) {
      log.error({ said: await finish(made, serial ?? "", line(0, names)) })
    }
    const rows = await Promise.all(
      (["sheet", "sheet_line", "sheet_batch", "sheet_rekey", "audit_entry"] as const).map((table) =>
        db.read.selectFrom(table).selectAll().execute(),
      ),
    )
    const held = rows
      .flat()
      .flatMap((row) =>
        Object.values(row).map((value) =>
          Buffer.isBuffer(value) ? value.toString("utf8") : String(value),
        ),
      )
    const text = [...lines, ...held].join("\n")
    for (const canary of [names.family, names.given, iins[0], "Ақжар"]) {
      expect(text).not.toContain(canary)
    }
  })
})
