import { beforeEach, describe, expect, test } from "vitest"
import { langs } from "#app/i18n/lang.ts"
import { translate } from "#app/i18n/translate.ts"
import { keptTimes, unitOf } from "#app/domain/kept-times.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import * as breach from "#app/routes/operations.breach.$incidentId._index.tsx"
import * as steps from "#app/routes/operations.breach.$incidentId.steps.ts"
import * as breaches from "#app/routes/operations.breach._index.tsx"
import * as hold from "#app/routes/operations.holds.$holdId.tsx"
import * as holds from "#app/routes/operations.holds._index.tsx"
import * as request from "#app/routes/operations.requests.$requestId.tsx"
import * as requests from "#app/routes/operations.requests._index.tsx"
import { loader as petition } from "#app/routes/petitions.$petitionId._index.tsx"
import { loader as privacy } from "#app/routes/privacy._index.tsx"
import { action as ask } from "#app/routes/privacy.request._index.tsx"
import { loader as sent } from "#app/routes/privacy.request.sent.tsx"
import { incidentSteps } from "#app/domain/incident.ts"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { asSomebody } from "#tests/support/operators.ts"

const now = "2026-11-24T06:00:00.000Z"

describe("what the page on privacy says", () => {
  /** The numbers of a text, as its readers read them. */
  function numbersIn(text: string): number[] {
    return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  }

  function days(milliseconds: number): number {
    return unitOf(milliseconds).count
  }

  test.each(langs)("are the numbers that the jobs go by: %s", (lang) => {
    const { statement, network, identification, request: asked } = keptTimes
    function said(key: Parameters<typeof translate>[1]) {
      return numbersIn(translate(lang, key))
    }
    expect(new Set(said("privacy.kept"))).toEqual(
      new Set([days(statement.lasts), days(statement.most)]),
    )
    expect(said("privacy.requests")).toEqual([days(network.lasts), days(network.most)])
    expect(new Set(said("privacy.proofs"))).toEqual(new Set([days(identification.lasts)]))
    expect(said("privacy.unconfirmed")).toEqual([days(asked.lasts) * 24])
    expect(said("ask.email-hint")).toEqual([days(keptTimes["data-request"].lasts)])
    expect(said("ask.letter-end")).toEqual([days(keptTimes["data-request"].lasts)])
  })
})

describeOnBothEngines("the operators' desk for people's data", (open) => {
  let db: TestDb
  let first: Row<"account">
  let second: Row<"account">

  beforeEach(async () => {
    db = await open()
    first = await make.makeAccount(db, { role: "operator", display_name: "First" })
    second = await make.makeAccount(db, { role: "operator", display_name: "Second" })
  })

  function at(account: Row<"account"> | null, params: Record<string, string> = {}) {
    return { db, account, path: "/en/x", params, now }
  }

  test("holds a petition's data by order of a court, in public, and lifts it", async () => {
    const { public_id: subject } = await make.makePetition(db, { state: "open" })
    const form = {
      ...{ kind: "petition", subject, authority: "Court of the district", caseNumber: "2-114" },
      ...{ endsOn: "2027-03-01", reason: "An inquiry into signatures" },
    }
    const wrong = await answerOf(holds.action, post(at(first), { ...form, endsOn: "tomorrow" }))
    expect(wrong).toMatchObject({ status: 422, data: { errors: { endsOn: {} } } })
    const late = await answerOf(holds.action, post(at(first), { ...form, endsOn: "2030-01-01" }))
    expect(late).toMatchObject({ status: 409, data: { refusal: { code: "hold-too-long" } } })
    const proposed = await answerOf(holds.action, post(at(first), form))
    expect(proposed).toMatchObject({ status: 303 })
    const house = makeHouse(db, { now })
    const approval = proposed.location?.split("/").at(-1) ?? ""
    const yes = { decision: "approved", reason: null } as const
    await decideApproval(house, approval, yes, asSomebody(second), now)
    const listed = await answerOf(holds.loader, visit(at(first)))
    const { holds: rows } = listed.data as { holds: { publicId: string }[] }
    const params = { holdId: rows[0]?.publicId ?? "" }
    expect((await answerOf(hold.loader, visit(at(first, params)))).data).toMatchObject({
      subject,
      stands: true,
      waiting: null,
    })
    expect((await answerOf(privacy, visit(at(null)))).data).toMatchObject({
      holds: [{ authority: form.authority, endsOn: form.endsOn }],
    })
    const shown = await answerOf(petition, visit(at(null, { petitionId: subject })))
    expect(shown.data).toMatchObject({ held: { caseNumber: "2-114", endsOn: form.endsOn } })
    const lift = await answerOf(
      hold.action,
      post(at(second, params), { reason: "The case is closed by the court" }),
    )
    expect(lift).toMatchObject({ status: 303 })
    expect((await answerOf(hold.loader, visit(at(first, params)))).data).toMatchObject({
      waiting: lift.location?.split("/").at(-1),
    })
    const nobody = { holdId: "0000000000000000" }
    expect(await answerOf(hold.loader, visit(at(first, nobody)))).toMatchObject({ status: 404 })
  })

  test("takes a request from anybody and answers it", async () => {
    const form = { place: "roll", words: "What do you keep about me?", email: "a@uade.example" }
    expect(await answerOf(ask, post(at(null), { ...form, email: "a" }))).toMatchObject({
      status: 422,
    })
    const asked = await answerOf(ask, post(at(null), form))
    expect(asked).toMatchObject({ status: 303, location: "/en/privacy/request/sent" })
    const { context, params: none } = visit(at(null))
    expect(sent({ context, params: none } as never)).toEqual({ dueOn: "2026-11-27" })
    const listed = await answerOf(requests.loader, visit(at(first)))
    expect(listed.data).toMatchObject({ requests: [{ place: "roll", late: false }] })
    const rows = (listed.data as { requests: { publicId: string }[] }).requests
    const params = { requestId: rows[0]?.publicId ?? "" }
    expect((await answerOf(request.loader, visit(at(first, params)))).data).toMatchObject({
      said: [{ term: "ask.asked", words: form.words }],
    })
    const given = { outcome: "told", answer: "Marks under a key, no name." }
    expect(
      await answerOf(request.action, post(at(first, params), { outcome: "told" })),
    ).toMatchObject({ status: 422 })
    expect(await answerOf(request.action, post(at(first, params), given))).toMatchObject({
      status: 303,
    })
    expect(await answerOf(request.action, post(at(first, params), given))).toMatchObject({
      status: 409,
      // What was written for nothing is shown once more.
      data: { refusal: { code: "request-answered" }, values: { answer: given.answer } },
    })
    expect(await answerOf(request.loader, visit(at(first, { requestId: "x" })))).toMatchObject({
      status: 404,
    })
  })

  test("opens a breach with its deadline, ticks its steps and closes it", async () => {
    const form = {
      ...{ happened: "A dump was sent to a wrong address", noticedAt: "2026-11-24 10:00" },
      kinds: "accounts",
    }
    const wrong = { ...form, noticedAt: "just now" }
    expect(await answerOf(breaches.action, post(at(first), wrong))).toMatchObject({
      status: 422,
      data: { errors: { noticedAt: {} } },
    })
    const opened = await answerOf(breaches.action, post(at(first), form))
    const params = { incidentId: opened.location?.split("/").at(-1) ?? "" }
    expect((await answerOf(breaches.loader, visit(at(first)))).data).toMatchObject({
      incidents: [{ dueOn: "2026-11-25", closedOn: null }],
    })
    expect((await answerOf(breach.loader, visit(at(first, params)))).data).toMatchObject({
      due: { on: "2026-11-25", isRead: true, late: false },
      noticed: { on: "2026-11-24", at: "10:00" },
      steps: [],
    })
    const report = "One address, told the same day; it deleted the letter."
    expect(await answerOf(breach.action, post(at(first, params), { report }))).toMatchObject({
      status: 409,
    })
    expect(await answerOf(steps.action, post(at(first, params), { step: "x" }))).toMatchObject({
      status: 422,
    })
    for (const step of incidentSteps) {
      expect(await answerOf(steps.action, post(at(first, params), { step }))).toMatchObject({
        status: 303,
      })
    }
    expect(await answerOf(breach.action, post(at(first, params), { report }))).toMatchObject({
      status: 303,
    })
    expect((await answerOf(breach.loader, visit(at(first, params)))).data).toMatchObject({
      closedOn: "2026-11-24",
    })
    const nobody = { incidentId: "0000000000000000" }
    expect(await answerOf(breach.loader, visit(at(first, nobody)))).toMatchObject({ status: 404 })
    expect(await answerOf(steps.loader, visit(at(first, params)))).toMatchObject({ status: 303 })
    const torn = { incidentId: "\nbcc: all" }
    expect(await answerOf(steps.loader, visit(at(first, torn)))).toMatchObject({ status: 404 })
  })
})
