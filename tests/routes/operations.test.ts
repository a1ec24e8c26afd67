import { beforeEach, expect, test } from "vitest"
import { proposeSuspension } from "#app/domain/account-proposal.server.ts"
import * as alone from "#app/routes/approvals.$approvalId.alone.tsx"
import * as approval from "#app/routes/approvals.$approvalId._index.tsx"
import { loader as approvals } from "#app/routes/approvals._index.tsx"
import { loader as trailPage } from "#app/routes/audit._index.tsx"
import { loader as exceptions } from "#app/routes/exceptions.tsx"
import { loader as operations } from "#app/routes/operations._index.tsx"
import * as account from "#app/routes/operations.accounts.$accountId.tsx"
import { loader as accounts } from "#app/routes/operations.accounts._index.tsx"
import * as staff from "#app/routes/operations.accounts.new.tsx"
import * as operated from "#app/routes/operations.organizations.$organizationId.tsx"
import { loader as organizations } from "#app/routes/operations.organizations._index.tsx"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { asSomebody } from "#tests/support/operators.ts"

const now = "2026-11-24T06:00:00.000Z"
const reason = "Its password was passed on"

describeOnBothEngines("the operators' pages", (open) => {
  let db: TestDb
  let first: Row<"account">
  let second: Row<"account">

  beforeEach(async () => {
    db = await open()
    first = await make.makeAccount(db, { role: "operator", display_name: "First" })
    second = await make.makeAccount(db, { role: "operator", display_name: "Second" })
  })

  function at(account: Row<"account">, params: Record<string, string> = {}, path = "/en/x") {
    return { db, account, path, params, now }
  }

  async function propose(subject: Row<"account">, by = first): Promise<string> {
    const step = { step: "suspend", reason } as const
    const house = makeHouse(db, { now })
    const proposed = await proposeSuspension(house, subject.public_id, step, asSomebody(by), now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    return proposed.value.approval
  }

  test("propose, show what will happen, and let another approve", async () => {
    const moderator = await make.makeAccount(db, { role: "moderator", display_name: "Raushan" })
    const params = { accountId: moderator.public_id }
    expect((await answerOf(account.loader, visit(at(first, params)))).data).toMatchObject({
      step: "suspend",
      waiting: null,
    })
    const proposed = await answerOf(
      account.action,
      post(at(first, params), { step: "suspend", reason }),
    )
    expect(proposed).toMatchObject({ status: 303 })
    const approvalId = proposed.location?.split("/").at(-1) ?? ""
    const own = await answerOf(approval.loader, visit(at(first, { approvalId })))
    expect(own.data).toMatchObject({
      approval: {
        kind: "account.suspend",
        subject: { name: "Raushan" },
        proposer: "First",
        reason,
      },
      refusal: { code: "own-proposal" },
      alone: true,
    })
    expect(
      await answerOf(approval.action, post(at(first, { approvalId }), { decision: "approved" })),
    ).toMatchObject({ status: 409, data: { refusal: { code: "own-proposal" } } })
    const other = await answerOf(approval.loader, visit(at(second, { approvalId })))
    expect(other.data).toMatchObject({ refusal: null })
    expect(
      await answerOf(approval.action, post(at(second, { approvalId }), { decision: "approved" })),
    ).toMatchObject({ status: 303 })
    expect((await answerOf(account.loader, visit(at(first, params)))).data).toMatchObject({
      step: "reinstate",
      suspendedOn: "2026-11-24",
    })
    expect((await answerOf(approvals, visit(at(second)))).data).toMatchObject({
      waiting: [],
      decided: [{ decision: "approved", decider: "Second" }],
    })
  })

  test("tell a party why they cannot decide", async () => {
    const approvalId = await propose(second)
    const shown = await answerOf(approval.loader, visit(at(second, { approvalId })))
    expect(shown.data).toMatchObject({
      approval: { parties: ["Second"] },
      refusal: { code: "party-to-it" },
      alone: false,
    })
  })

  test("keep proposals of other roles from a moderator", async () => {
    const moderator = await make.makeAccount(db, { role: "moderator" })
    const approvalId = await propose(moderator)
    expect(await answerOf(approval.loader, visit(at(moderator, { approvalId })))).toMatchObject({
      status: 403,
    })
    expect(
      await answerOf(
        approval.action,
        post(at(moderator, { approvalId }), { decision: "approved" }),
      ),
    ).toMatchObject({ status: 403 })
    expect((await answerOf(approvals, visit(at(moderator)))).data).toMatchObject({ waiting: [] })
    const nobody = { approvalId: "0000000000000000" }
    expect(await answerOf(approval.loader, visit(at(second, nobody)))).toMatchObject({
      status: 404,
    })
  })

  test.each([
    ["decision", {}],
    ["reason", { decision: "declined" }],
    ["reason", { decision: "declined", reason: "a".repeat(1001) }],
  ])("name the field %s of a decision", async (field, sent) => {
    const approvalId = await propose(await make.makeAccount(db))
    expect(await answerOf(approval.action, post(at(second, { approvalId }), sent))).toMatchObject({
      status: 422,
      data: { errors: { [field]: {} } },
    })
  })

  test("let one act alone with a reason, and remind of it: operators by name, the public by class", async () => {
    const approvalId = await propose(await make.makeAccount(db, { role: "collector" }))
    expect(
      await answerOf(alone.action, post(at(second, { approvalId }), { reason: "now" })),
    ).toMatchObject({ status: 422 })
    const why = { reason: "Nobody else can be reached tonight" }
    expect(await answerOf(alone.action, post(at(second, { approvalId }), why))).toMatchObject({
      status: 303,
    })
    expect((await answerOf(operations, visit(at(first)))).data).toMatchObject({
      exceptions: [{ kind: "account.suspend", approval: approvalId }],
    })
    expect((await answerOf(exceptions, visit(at(first)))).data).toEqual({
      exceptions: [{ kind: "account.suspend", on: "2026-11-24" }],
    })
  })

  test("invite staff by proposal, and find accounts by role and by number", async () => {
    const form = { email: "new@example.org", role: "moderator", lang: "en", reason }
    const sent = await answerOf(staff.action, post(at(first), form))
    expect(sent).toMatchObject({ status: 303 })
    const approvalId = sent.location?.split("/").at(-1) ?? ""
    expect((await answerOf(approval.loader, visit(at(second, { approvalId })))).data).toMatchObject(
      { approval: { subject: { name: "new@example.org", role: "moderator" } } },
    )
    const auditor = { ...form, role: "auditor" }
    expect(await answerOf(staff.action, post(at(first), auditor))).toMatchObject({
      status: 409,
      data: { refusal: { code: "organization-needed" } },
    })
    const constituent = await make.makeAccount(db)
    const byRole = await answerOf(accounts, visit(at(first, {}, "/en/x?role=operator")))
    expect(byRole.data).toMatchObject({ accounts: [{ name: "First" }, { name: "Second" }] })
    const number = `/en/x?number=${constituent.public_id}`
    expect(await answerOf(accounts, visit(at(first, {}, number)))).toMatchObject({ status: 303 })
  })

  test("decide on an application by proposal", async () => {
    const application = await make.makeApplication(db, { name: "River Watch" })
    expect((await answerOf(organizations, visit(at(first)))).data).toMatchObject({
      applications: [{ name: "River Watch" }],
    })
    const params = { organizationId: application.public_id }
    const form = { step: "admit", reason: "Its books are open" }
    expect(await answerOf(operated.action, post(at(first, params), form))).toMatchObject({
      status: 303,
    })
    expect((await answerOf(operated.loader, visit(at(second, params)))).data).toMatchObject({
      possible: ["admit", "decline"],
      waiting: expect.stringMatching(/^[0-9a-z]{16}$/) as string,
    })
    const suspends = { ...form, step: "suspend" }
    expect(await answerOf(operated.action, post(at(second, params), suspends))).toMatchObject({
      status: 409,
      data: { refusal: { code: "organization-elsewhere" } },
    })
  })

  test("show the trail: of a person, of a subject, of a deed, page by page", async () => {
    const subject = await make.makeAccount(db)
    const approvalId = await propose(subject)
    await answerOf(approval.action, post(at(second, { approvalId }), { decision: "approved" }))
    const auditor = await make.makeAccount(db, { role: "auditor" })

    async function rows(query: string): Promise<unknown[]> {
      const { data } = await answerOf(trailPage, visit(at(auditor, {}, `/en/audit?${query}`)))
      return (data as { trail: { entries: unknown[] } }).trail.entries
    }

    expect(await rows("")).toMatchObject([
      { displayName: "Second", step: "approved", outcome: "done", approval: approvalId },
      { displayName: "First", step: "proposed", outcome: "done" },
    ])
    expect(await rows(`who=${first.public_id}`)).toHaveLength(1)
    expect(await rows("who=0000000000000000")).toEqual([])
    expect(await rows(`about=${subject.public_id}`)).toHaveLength(2)
    expect(await rows("deed=account.suspend")).toHaveLength(2)
    expect(await rows("deed=glass.break")).toEqual([])
    expect(await rows("before=2")).toHaveLength(1)
  })
})
