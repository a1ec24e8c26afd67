import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { keptTimes } from "#app/domain/kept-times.ts"
import { destroyLeftover } from "#app/domain/leftovers.server.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import { day, hour, later, millisecondsBetween, minute } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { scrubDestroyed } from "#app/outbox/traces.server.ts"
import { overBackups } from "#app/server/backup-shelf.server.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { leftoverKinds } from "#db/queries/leftovers.server.ts"
import type { LeftoverKind } from "#db/queries/leftovers.server.ts"
import type { Database } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

const then = "2026-04-01T06:00:00.000Z"

/** The words of who wrote them, in the form of a canary. */
const said = "Сұңқар Қанарғали said it"
const bytes = Buffer.from(said)

interface Scene {
  /** Puts one of the kind there, its time beginning `then`. */
  plant(db: Db): Promise<unknown>
  /** What is left of it: nothing once its time is over. */
  readonly table: keyof Database
}

const scenes: Record<LeftoverKind, Scene> = {
  letter: {
    table: "outbox",
    plant: (db) =>
      make.insertOne(db, "outbox", {
        ...{ kind: "reset", payload_sealed: Buffer.alloc(0), created_at: then, due_at: then },
        ...{ attempts: 24, dead_at: then, last_error: said },
      }),
  },
  offer: { table: "evidence_offer", plant: plantOffer },
  "report-words": { table: "report", plant: (db) => plantReport(db, then) },
  "appeal-words": {
    table: "appeal",
    plant: (db) =>
      make.insertOne(db, "appeal", {
        ...{ public_id: newPublicId(), matter_kind: "removal", matter: newPublicId() },
        ...{ subject_kind: "petition", subject: newPublicId(), role: "author", words: said },
        ...{ lang: "kk", appealed_at: then, due_on: "2026-04-15", decided_at: then },
        outcome: "dismissed",
      }),
  },
  "data-request": {
    table: "data_request",
    plant: (db) =>
      make.insertOne(db, "data_request", {
        ...{ public_id: newPublicId(), place: "other", lang: "kk", words_sealed: bytes },
        ...{ email_sealed: bytes, answer_sealed: bytes, asked_at: then, due_on: "2026-04-06" },
        ...{ answered_at: then, outcome: "erased" },
      }),
  },
  "invitation-mark": {
    table: "invitation",
    plant: async (db) => {
      const { id } = await make.makeAccount(db, { role: "operator", display_name: null })
      await make.insertOne(db, "invitation", {
        ...{ public_id: newPublicId(), email_tag: bytes, role: "moderator", lang: "kk" },
        ...{ invited_by: id, invited_at: then, expires_at: then, ended_at: then },
        ending: "expired",
      })
    },
  },
  token: {
    table: "api_token",
    plant: async (db) => {
      const { id } = await make.makeAccount(db, { role: "watchdog", display_name: null })
      await make.insertOne(db, "api_token", {
        ...{ public_id: newPublicId(), account_id: id, hash: Buffer.alloc(32, 1), label: said },
        ...{ scopes: "read", created_at: then, expires_at: then },
      })
    },
  },
  draft: {
    table: "petition",
    plant: async (db) => {
      const { id } = await make.makePetition(db, {
        ...{ state: "draft", statement: said, title: said, created_at: then },
        ...{ opened_at: null, closes_on: null },
      })
      const of = { subject_kind: "petition", subject_id: id, field: "title", lang: "en" }
      await make.insertOne(db, "translation", { ...of, text: said, at: then })
    },
  },
  roll: { table: "roll_entry", plant: (db) => plantRoll(db, then) },
}

async function plantOffer(db: Db) {
  const pledge = await make.makePledge(db)
  await make.insertOne(db, "evidence_offer", {
    ...{ public_id: newPublicId(), secret_hash: Buffer.alloc(32, 2), pledge_id: pledge.id },
    ...{ kind: "document", direction: "supports", strength: "weak", title: said, note: said },
    ...{ lang: "kk", answer_lang: "kk", offered_at: then, confirmed_at: then },
    ...{ decision: "refused", reason: "not-about-it", decided_at: then },
  })
}

function plantReport(db: Db, settled: string) {
  return make.insertOne(db, "report", {
    ...{ public_id: newPublicId(), subject_kind: "evidence", subject: newPublicId() },
    ...{ reason: "personal-data", words: said, lang: "kk", reported_at: then },
    ...{ due_on: "2026-04-02", settled_at: settled, outcome: "upheld", settling_words: said },
  })
}

async function plantRoll(db: Db, startedAt: string, source = "commission") {
  const run = await make.insertOne(db, "import_run", {
    ...{ format: "roll", source, file: "roll.csv", started_at: startedAt },
  })
  const area = await make.makeArea(db)
  await make.insertOne(db, "roll_entry", {
    ...{ source, person_tag: bytes, match_tag: bytes, area_id: area.id, import_run_id: run.id },
  })
  return area
}

/** Whether anything said still stands in a table. */
async function stands(db: Db, table: keyof Database): Promise<boolean> {
  const rows: unknown[] = await db.read.selectFrom(table).selectAll().execute()
  return rows.some((row) =>
    Object.values(row as object).some(
      (value) => value === said || (Buffer.isBuffer(value) && value.equals(bytes)),
    ),
  )
}

describeOnBothEngines("what is left over", (open) => {
  test.each(leftoverKinds)("of the kind %s stays to its date and is gone then", async (kind) => {
    const db = await open()
    const { table, plant } = scenes[kind]
    await plant(db)
    const { lasts } = keptTimes[kind === "appeal-words" ? "report-words" : kind]
    const house = makeHouse(db)
    await destroyLeftover(house, later(then, lasts - hour))
    expect(await stands(db, table)).toBe(true)
    await destroyLeftover(house, later(then, lasts))
    expect([await stands(db, table), await stands(db, "translation")]).toEqual([false, false])
  })

  test("of a report waits for its appeal", async () => {
    const db = await open()
    const report = await plantReport(db, then)
    await scenes["appeal-words"].plant(db)
    await commit(db, async (trx) => {
      const open = { report_id: report.id, decided_at: null, outcome: null }
      await trx.updateTable("appeal").set(open).execute()
      return accept(undefined)
    })
    await destroyLeftover(makeHouse(db), later(then, 400 * day))
    expect(await stands(db, "report")).toBe(true)
  })

  test("of a roll waits while a petition of the district collects, or the roll came again", async () => {
    const db = await open()
    const over = later(then, 366 * day)
    const area = await plantRoll(db, then)
    await make.makePetition(db, { area_id: area.id, state: "open" })
    await plantRoll(db, then, "renewed")
    await plantRoll(db, later(then, 300 * day), "renewed-since")
    await destroyLeftover(makeHouse(db), over)
    const left = await db.read.selectFrom("roll_entry").select("source").orderBy("id").execute()
    expect(left.map(({ source }) => source)).toEqual(["commission", "renewed-since"])
  })

  test("of tries and challenges goes with the day, and is looked for once an hour", async () => {
    const db = await open()
    const house = makeHouse(db)
    await make.insertOne(db, "roll_try", { tag: bytes, day: "2026-04-01", tries: 2 })
    const lapses = later(then, 10 * minute)
    await make.insertOne(db, "factor_challenge", { challenge_hash: bytes, expires_at: lapses })
    await destroyLeftover(house, then)
    expect([await stands(db, "roll_try"), await stands(db, "factor_challenge")]).toEqual([
      true,
      true,
    ])
    await destroyLeftover(house, later(then, 11 * minute))
    expect(await stands(db, "factor_challenge")).toBe(true)
    await destroyLeftover(house, later(then, hour))
    expect([await stands(db, "roll_try"), await stands(db, "factor_challenge")]).toEqual([
      true,
      false,
    ])
    await destroyLeftover(house, later(then, day))
    expect(await stands(db, "roll_try")).toBe(false)
  })

  test("is gone from SQLite's files too, once its log is cut off", async () => {
    const db = await open()
    if (db.engine !== "sqlite") return
    const house = makeHouse(db)
    for (const kind of leftoverKinds) await scenes[kind].plant(db)
    const file = db.url.slice("sqlite:".length)
    function isOnDisk() {
      return [file, `${file}-wal`].some((one) => readFileSync(one).includes(bytes))
    }
    await scrubDestroyed(house, then)
    expect(isOnDisk()).toBe(true)
    const over = later(then, 366 * day)
    await destroyLeftover(house, over)
    await scrubDestroyed(house, over)
    expect(isOnDisk()).toBe(false)
  })
})

describe("copies of the database", () => {
  test("are none older than is said, however they came to lie there", () => {
    const day0 = "2026-11-29T00:00:00.000Z"
    const backups = Array.from({ length: 24 * 60 }, (_, hours) => ({
      at: later(day0, -hours * hour),
    }))
    const over = new Set(overBackups(backups, day0))
    const kept = backups.filter((backup) => !over.has(backup))
    expect(kept.length).toBeGreaterThan(24)
    // The next one is made within a day, and then these are looked at again.
    const oldest = kept.at(-1)?.at ?? day0
    expect(millisecondsBetween(oldest, day0) + day).toBeLessThanOrEqual(keptTimes.backup.lasts)
  })
})
