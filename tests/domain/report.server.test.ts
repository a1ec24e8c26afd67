import { expect, test } from "vitest"
import { makeAppeal } from "#app/domain/appeal.server.ts"
import { openReporter } from "#app/domain/moderation-letters.server.ts"
import { dismissReports } from "#app/domain/report-settling.server.ts"
import { forgetOldReporters, makeReport } from "#app/domain/report.server.ts"
import { later } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { findReport } from "#db/queries/reports.server.ts"
import type { StoredReport } from "#db/queries/reports.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approver, makeModerators, now } from "#tests/support/moderation-scene.ts"
import { listMailed } from "#tests/support/outbox.ts"

const words = "Her telephone number stands in it."
const said = { kind: "pledge", reason: "personal-data", words, lang: "en" } as const
const email = "Reader@example.org"
const day = 24 * 60 * 60 * 1000

async function reported(house: TestHouse): Promise<string> {
  const pledge = await make.makePledge(house.db)
  const draft = { ...said, subject: pledge.public_id, email }
  expect(await makeReport(house, draft, null, now)).toEqual(accept(undefined))
  const row = await house.db.read.selectFrom("report").selectAll().executeTakeFirstOrThrow()
  return row.public_id
}

async function read(house: TestHouse, publicId: string): Promise<StoredReport> {
  const report = await findReport(house.db.read, publicId)
  if (!report) throw new Error("the report is gone")
  return report
}

describeOnBothEngines("a report", (open) => {
  test("keeps the address as it was given, sealed for this report alone", async () => {
    const house = makeHouse(await open(), { now })
    const id = await reported(house)
    const { emailSealed } = await read(house, id)
    const sealed = emailSealed ?? Buffer.alloc(0)
    expect(openReporter(house.keys, id, sealed)).toBe(email)
    expect(() => openReporter(house.keys, "7c2mk9v4q8xb3tpz", sealed)).toThrow()
  })

  test.each([
    ["no-such-text", { subject: "k3v9x2m4q8ab7tpz" }],
    ["words-too-short", { words: "Short" }],
    ["words-too-long", { words: "x".repeat(1001) }],
    ["email-invalid", { email: "nowhere" }],
  ])("is refused: %s", async (code, change) => {
    const house = makeHouse(await open(), { now })
    const pledge = await make.makePledge(house.db)
    const draft = { ...said, subject: pledge.public_id, email: null, ...change }
    expect(await makeReport(house, draft, null, now)).toMatchObject({ refusal: { code } })
  })

  test("answers all who say the same, and none who came after the page was opened and said other", async () => {
    const house = makeHouse(await open(), { now })
    const { db } = house
    const [moderator] = await makeModerators(db)
    const pledge = await make.makePledge(db)
    const draft = { ...said, subject: pledge.public_id, email }
    await makeReport(house, draft, null, now)
    await makeReport(house, { ...draft, email: "other@example.org" }, null, now)
    await makeReport(house, { ...draft, reason: "insult", email: "third@example.org" }, null, now)
    const [first] = await db.read.selectFrom("report").selectAll().orderBy("id").execute()
    const dismissal = { reason: "public-duty", words: null, version: 0 } as const
    const id = first?.public_id ?? ""
    expect(await dismissReports(house, id, dismissal, approver(moderator), now)).toEqual(
      accept({ settled: 2 }),
    )
    const to = (await listMailed(house)).map(({ payload }) => payload["email"])
    expect(to).toEqual(["other@example.org", email])
    const again = { ...dismissal, version: 1 }
    expect(await dismissReports(house, id, again, approver(moderator), now)).toEqual(
      refuse("settled-already"),
    )
  })

  test("forgets the address when the time to appeal is over, but not while an appeal waits", async () => {
    const house = makeHouse(await open(), { now })
    const [moderator] = await makeModerators(house.db)
    const id = await reported(house)
    const dismissal = { reason: "no-breach", words: null, version: 0 } as const
    await dismissReports(house, id, dismissal, approver(moderator), now)

    await forgetOldReporters(house, later(now, 31 * day))
    expect((await read(house, id)).emailSealed).not.toBeNull()

    const [letter] = await listMailed(house)
    const against = { secret: String(letter?.payload["secret"]) }
    const appeal = { words: "The number is hers, not the office's.", lang: "en" } as const
    expect((await makeAppeal(house, against, appeal, later(now, 30 * day))).ok).toBe(true)
    await forgetOldReporters(house, later(now, 40 * day))
    expect((await read(house, id)).emailSealed).not.toBeNull()
  })

  test("forgets it a moment after those days", async () => {
    const house = makeHouse(await open(), { now })
    const [moderator] = await makeModerators(house.db)
    const id = await reported(house)
    await forgetOldReporters(house, later(now, 400 * day))
    expect((await read(house, id)).emailSealed).not.toBeNull()
    const dismissal = { reason: "no-breach", words: null, version: 0 } as const
    await dismissReports(house, id, dismissal, approver(moderator), now)
    await forgetOldReporters(house, later(now, 31 * day + 1))
    expect((await read(house, id)).emailSealed).toBeNull()
  })
})
