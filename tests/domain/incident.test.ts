import { describe, expect, test } from "vitest"
import { homeCalendar } from "#app/domain/home-calendar.server.ts"
import { closeIncident, openIncident, tickStep } from "#app/domain/incident.server.ts"
import { decideClosing, incidentSteps, noticeDueOn } from "#app/domain/incident.ts"
import { later, minute } from "#app/lib/instant.ts"
import { countConcerned } from "#db/queries/concerned.server.ts"
import {
  findIncident,
  listIncidents,
  listIncidentSteps,
  listTold,
} from "#db/queries/incidents.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { asSomebody } from "#tests/support/operators.ts"

const now = "2026-04-03T06:00:00.000Z"
const breach = {
  happened: "A laptop with a dump was lost",
  kinds: ["accounts"],
  noticedAt: now,
} as const

describe("the day on which the authority is told", () => {
  test.each([
    // Thursday, Friday, Saturday in the country; a minute to midnight there is still the same day.
    ["2026-04-02T06:00:00.000Z", "2026-04-03"],
    ["2026-04-03T06:00:00.000Z", "2026-04-06"],
    ["2026-04-04T06:00:00.000Z", "2026-04-06"],
    ["2026-04-02T18:59:00.000Z", "2026-04-03"],
    ["2026-04-02T19:00:00.000Z", "2026-04-06"],
    // Before the feast of 1 May, a Friday.
    ["2026-04-30T06:00:00.000Z", "2026-05-04"],
  ])("noticed at %s: %s", (noticedAt, due) => {
    expect(noticeDueOn(noticedAt, homeCalendar)).toBe(due)
  })

  test("and nothing is closed before every step is done", () => {
    expect(decideClosing(incidentSteps)).toMatchObject({ ok: true })
    expect(decideClosing(incidentSteps.slice(1))).toMatchObject({ refusal: { code: "steps-open" } })
  })
})

describeOnBothEngines("an incident", (open) => {
  test("is opened, ticked step by step and closed with its report, all in the trail", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const operator = asSomebody(await make.makeAccount(db, { role: "operator" }))
    const opened = await openIncident(house, breach, operator, now)
    if (!opened.ok) throw new Error(opened.refusal.code)
    const { publicId } = opened.value
    const report = "A lost laptop; its disk was encrypted."
    expect(await closeIncident(house, publicId, report, operator, now)).toMatchObject({
      refusal: { code: "steps-open" },
    })
    for (const step of incidentSteps) await tickStep(house, publicId, step, operator, now)
    await tickStep(house, publicId, "contain", operator, later(now, minute))
    const stored = await findIncident(db.read, publicId)
    const steps = await listIncidentSteps(db.read, stored?.id ?? 0)
    expect(steps).toHaveLength(incidentSteps.length)
    expect(steps.every(({ at }) => at === now)).toBe(true)
    expect(await closeIncident(house, publicId, report, operator, now)).toMatchObject({ ok: true })
    expect(await tickStep(house, publicId, "mend", operator, now)).toMatchObject({
      refusal: { code: "incident-closed" },
    })
    expect(await listIncidents(db.read)).toMatchObject([{ report, closedAt: now }])
    const trail = await db.read
      .selectFrom("audit_entry")
      .select(["outcome", "details"])
      .where("deed", "=", "incident.record")
      .execute()
    expect(trail).toHaveLength(12)
    expect(trail.filter(({ outcome }) => outcome === "refused")).toHaveLength(2)
  })

  test("is an operator's to open, and not in the future", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const moderator = asSomebody(await make.makeAccount(db, { role: "moderator" }))
    const operator = asSomebody(await make.makeAccount(db, { role: "operator" }))
    const ahead = { ...breach, noticedAt: later(now, minute) }
    expect(await openIncident(house, breach, moderator, now)).toMatchObject({
      refusal: { code: "not-yours" },
    })
    expect(await openIncident(house, ahead, operator, now)).toMatchObject({
      refusal: { code: "incident-ahead" },
    })
    const longAgo = { ...breach, noticedAt: "1950-01-01T06:00:00.000Z" }
    expect(await openIncident(house, longAgo, operator, now)).toMatchObject({
      refusal: { code: "incident-before-law" },
    })
    expect(await tickStep(house, "0000000000000000", "mend", operator, now)).toMatchObject({
      refusal: { code: "no-such-incident" },
    })
  })

  test("is one, however often the button was pressed, and tells whether the authority knows", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const operator = asSomebody(await make.makeAccount(db, { role: "operator" }))
    const [one, other] = await Promise.all([
      openIncident(house, breach, operator, now),
      openIncident(house, breach, operator, now),
    ])
    const [incident] = await listIncidents(db.read)
    expect(await listIncidents(db.read)).toHaveLength(1)
    expect([one, other].find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: "incident-known", details: { incident: incident?.publicId } },
    })
    expect(await listTold(db.read, [{ id: incident?.id ?? 0 }])).toEqual(new Set())
    await tickStep(house, incident?.publicId ?? "", "authority", operator, now)
    expect(await listTold(db.read, [{ id: incident?.id ?? 0 }])).toEqual(new Set([incident?.id]))
  })

  test("counts whom it may concern", async () => {
    const db = await open()
    await make.makeAccount(db)
    await make.makeAccount(db, { erased_at: now })
    const sealed = { key_sealed: Buffer.alloc(8), statement_sealed: Buffer.alloc(8) }
    await make.makeSignature(db, sealed)
    await make.makeSignature(db, { key_sealed: null, statement_sealed: null })
    const counts = await countConcerned(db.read)
    expect(counts).toMatchObject({ signers: 1, followers: 0, paper: 0, roll: 0, requests: 0 })
    expect(counts.accounts).toBeGreaterThanOrEqual(1)
  })
})
