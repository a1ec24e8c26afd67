import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { petitionStates } from "#app/domain/petition-state.ts"
import { ratings } from "#app/domain/rating.ts"
import { cast, castEmail } from "#app/demo/cast.ts"
import { castPassword, listCastSecrets } from "#app/demo/credentials.server.ts"
import { signInAsCast } from "#app/demo/sign-in.server.ts"
import { proveByCode } from "#app/auth/proving.server.ts"
import { readSession } from "#app/auth/session.server.ts"
import { signIn } from "#app/auth/sign-in.server.ts"
import { codeAt } from "#app/auth/totp.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { listFinishedCodings } from "#db/queries/coding-history.server.ts"
import { countPledgesByRating } from "#db/queries/pledges.server.ts"
import { makeCalendar } from "#scripts/demo/calendar.ts"
import { seedOnce } from "#scripts/demo/seed.ts"
import { makeHouse } from "#tests/support/house.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"
import { openSession } from "#tests/support/session.ts"

const today = "2026-11-24"
const patience = 240_000

const folder = mkdtempSync(join(tmpdir(), "uade-demo-"))
const opened: Db[] = []

afterAll(async () => {
  for (const db of opened) await db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The demo's own database is SQLite; each of these is one of a demo that has not been made. */
async function open(): Promise<Db> {
  const db = openDb(`sqlite:${join(folder, `${opened.length}.db`)}`)
  opened.push(db)
  await migrateToLatest(db)
  return db
}

function make(db: Db) {
  return seedOnce({
    ...makeHouse(db, { ruleSets, dataDir: folder }),
    calendar: makeCalendar(today),
  })
}

/** What chance decides: random ids, wherever they are named, and keys, and all that is sealed or hashed under them. */
const drawn =
  /^(leaf_index|bytes|hash|root|edge|serial|form_sha256|seed|commitment|recode_on|pseudonym|public_id|subject|item|matter|details|.*_sealed|.*tag|secret_hash|password_hash)$/

/** Every table but those that hold what a lot decides: which lines of paper are read twice, how batches fell. */
async function dump(db: Db): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'kysely%'
      and name not in ('sheet_line', 'sheet_rekey', 'log_checkpoint') order by name`.execute(
    db.read,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db.read,
    )
    // Tables whose key is a drawn id have no order of their own.
    all[name] = rows
      .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !drawn.test(column))))
      .sort()
  }
  return all
}

describe("the demonstration", () => {
  let db: Db
  beforeAll(async () => {
    db = await open()
    expect(await make(db)).toBe("made")
  }, patience)

  async function count(table: "person" | "pledge" | "vote_event" | "vote" | "signature") {
    const row = await db.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("count"))
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }

  test("has as many deputies, promises and vote events as it says", async () => {
    expect(await count("person")).toBe(40)
    expect(await count("pledge")).toBe(322)
    expect(await count("vote_event")).toBe(600)
  })

  test("has three hundred promises that two watchdogs each have coded", async () => {
    const codings = await listFinishedCodings(db.read)
    const coders = new Map<string, Set<string>>()
    for (const { promise, coder } of codings)
      coders.set(promise, (coders.get(promise) ?? new Set()).add(coder))
    const double = [...coders.values()].filter(({ size }) => size >= 2)
    expect(double.length).toBeGreaterThanOrEqual(300)
  })

  test("shows promises where they stand in the kept copy of their source", async () => {
    const rows = await db.read
      .selectFrom("pledge")
      .innerJoin("source_text", "source_text.source_snapshot_id", "pledge.source_snapshot_id")
      .select(["pledge.text", "pledge.quote_start", "pledge.quote_end", "source_text.text as copy"])
      .execute()
    expect(rows.length).toBeGreaterThan(50)
    for (const { text, quote_start, quote_end, copy } of rows)
      expect(copy.slice(quote_start ?? 0, quote_end ?? 0)).toBe(text)
  })

  test("is made once: made again, it is kept as it is", async () => {
    const signatures = await count("signature")
    expect(await make(db)).toBe("kept")
    expect(await count("person")).toBe(40)
    expect(await count("signature")).toBe(signatures)
  })

  test(
    "is the same, made twice on one day, but for what chance decides",
    async () => {
      const other = await open()
      await make(other)
      expect(await dump(other)).toEqual(await dump(db))
    },
    patience,
  )

  test("shows every rating", async () => {
    const counts = await countPledgesByRating(db.read, {}, today)
    expect(ratings.filter((rating) => counts[rating] === 0)).toEqual([])
  })

  test("shows petitions in every state", async () => {
    const rows = await db.read.selectFrom("petition").select("state").distinct().execute()
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(petitionStates))
  })

  test("shows evidence of every kind and direction", async () => {
    const rows = await db.read
      .selectFrom("evidence")
      .select(["kind", "direction"])
      .distinct()
      .execute()
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(9)
    expect(new Set(rows.map(({ direction }) => direction))).toEqual(
      new Set([null, "supports", "contradicts", "context"]),
    )
  })

  test("counts of each petition the signatures that stand in its rows", async () => {
    const rows = await db.read
      .selectFrom("petition")
      .select((eb) => [
        "petition.signature_count",
        eb
          .selectFrom("signature")
          .whereRef("signature.petition_id", "=", "petition.id")
          .where("signature.state", "=", "counted")
          .select((of) => of.fn.countAll().as("count"))
          .as("counted"),
      ])
      .execute()
    expect(rows.map((row) => Number(row.counted))).toEqual(rows.map((row) => row.signature_count))
    expect(await count("signature")).toBeGreaterThan(500)
  })

  test("has a petition that is nearly there, and one beyond", async () => {
    const rows = await db.read
      .selectFrom("petition")
      .select(["signature_count", "threshold"])
      .where("state", "=", "open")
      .execute()
    const shares = rows.map((row) => row.signature_count / (row.threshold ?? Infinity))
    expect(shares.some((share) => share > 0.9 && share < 1)).toBe(true)
    expect(shares.some((share) => share > 1)).toBe(true)
  })

  test("tells of each vote event the counts that its votes bear out", async () => {
    const { rows } = await sql<{ value: number }>`
      select vote_count.value from vote_count
      where vote_count.value <> (select count(*) from vote
        where vote.vote_event_id = vote_count.vote_event_id and vote.option = vote_count.option)`.execute(
      db.read,
    )
    expect(rows).toEqual([])
    expect(await count("vote")).toBeGreaterThan(4000)
  })

  test("leaves letters to nobody but the cast", async () => {
    const rows = await db.read.selectFrom("outbox").select("kind").execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ kind }) => kind)).not.toContain("signature-confirmation")
  })

  test.each(cast)("signs a visitor in as $name", async ({ name, role }) => {
    const house = makeHouse(db, { ruleSets })
    const now = "2026-11-24T08:00:00.000Z"
    const outcome = await signInAsCast(house, name, {}, now)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const session = await readSession({ ...house, mode: "demo" }, outcome.value.token, now)
    expect(session).toMatchObject({ account: { role }, standing: "full" })
  })

  test.each(cast)("$name signs in as people do too: by password and code", async (member) => {
    const house = makeHouse(db, { ruleSets, now: "2026-11-24T08:00:00.000Z" })
    const now = house.clock.now()
    const credentials = { email: castEmail(member.name), password: castPassword(house.keys) }
    const outcome = await signIn(house, credentials, now)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const session = await openSession(house, outcome.value.token)
    expect(session.standing).toBe("unproved")
    const secret = (await listCastSecrets(house)).get(member.name) ?? ""
    const proved = await proveByCode(house, session, codeAt(secret, now), now)
    expect(proved.ok).toBe(true)
  })

  test("signs nobody in who is not in the cast", async () => {
    const outcome = await signInAsCast(makeHouse(db), "deputy-3", {}, "2026-11-24T08:00:00Z")
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "not-in-the-cast" } })
    expect(castEmail("deputy-3")).toBe("deputy-3@demo.invalid")
  })
})

describe("the calendar of the demonstration", () => {
  test.each(["2026-12-31", "2027-01-01", "2027-03-19", "2028-02-29"])(
    "leaves room for recalls on %s: past the first year of the term, before its last",
    (day) => {
      const { terms, sat, today: made } = makeCalendar(day)
      expect(sat).toBeGreaterThan(1000)
      expect(`${Number(terms.present.endDate.slice(0, 4)) - 1}-03-28` > made).toBe(true)
    },
  )
})
