import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { propose, decideApproval } from "#app/domain/approval.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Approver } from "#app/domain/approval.ts"
import {
  findApproval,
  listApprovalsOf,
  listDecidedApprovals,
  listWaitingApprovals,
} from "#db/queries/approvals.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeAccount } from "#tests/support/make.ts"

const now = "2026-11-01T06:00:00.000Z"
const draft = {
  kind: "account.suspend",
  subjectKind: "account",
  subject: "k3v9x2m4q8ab7tpz",
  body: {},
  reason: "Shared a password",
} as const

describeOnBothEngines("a deed of two persons", (open) => {
  let house: TestHouse
  let first: Approver
  let second: Approver

  beforeAll(async () => {
    house = makeHouse(await open())
    first = await operator("First")
    second = await operator("Second")
  })

  test("waits for the second and is declined with a reason", async () => {
    const proposed = await propose(house, { ...draft, parties: {} }, first, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const { approval } = proposed.value
    const again = await propose(house, { ...draft, parties: {} }, second, now)
    expect(again).toEqual(refuse("proposal-waits"))
    expect(await listWaitingApprovals(house.db.read, ["account.suspend"], now)).toMatchObject([
      { publicId: approval, proposedBy: first.id, reason: draft.reason },
    ])

    const no = { decision: "declined", reason: "Was a mistake" } as const
    expect(await decideApproval(house, approval, no, first, now)).toEqual(refuse("own-proposal"))
    expect(await decideApproval(house, approval, no, second, now)).toEqual(
      accept({ decision: "declined" }),
    )
    expect(await decideApproval(house, approval, no, second, now)).toEqual(
      refuse("already-decided"),
    )
    const stored = await findApproval(house.db.read, approval)
    expect(stored).toMatchObject({ decision: "declined", decidedBy: second.id, decidedAt: now })
    expect(await listDecidedApprovals(house.db.read, ["account.suspend"], 5)).toEqual([stored])
    expect(await listApprovalsOf(house.db.read, second.id)).toEqual([stored])
  })

  test("who is a party is refused, and the attempt stands in the trail", async () => {
    const party = await operator("Party")
    const parties = { accountIds: [party.id] }
    const subject = "3a7kq2m4v8xb9tpz"
    expect(await propose(house, { ...draft, subject, parties }, party, now)).toEqual(
      refuse("party-to-it"),
    )
    const proposed = await propose(house, { ...draft, subject, parties }, first, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const yes = { decision: "approved", reason: null } as const
    const outcome = await decideApproval(house, proposed.value.approval, yes, party, now)
    expect(outcome).toEqual(refuse("party-to-it"))
    const trail = await listAuditEntries(house.db.read, { accountId: party.id }, { most: 10 })
    expect(trail.map(({ deed, outcome, code, subject }) => [deed, outcome, code, subject])).toEqual(
      [
        ["account.suspend", "refused", "party-to-it", subject],
        ["account.suspend", "refused", "party-to-it", subject],
      ],
    )
  })

  test("a proposal that lapsed makes room for another", async () => {
    const subject = "7c2mk9v4q8xb3tpz"
    const late = "2026-11-16T06:00:00.000Z"
    expect((await propose(house, { ...draft, subject, parties: {} }, first, now)).ok).toBe(true)
    expect((await propose(house, { ...draft, subject, parties: {} }, first, late)).ok).toBe(true)
  })

  test("what cannot be done is not proposed, and that stands in the trail too", async () => {
    const subject = "9x2mk9v4q8xb3tpz"
    const outcome = await propose(house, { ...draft, subject, parties: {} }, first, now, () =>
      Promise.resolve(refuse("no-such-account")),
    )
    expect(outcome).toEqual(refuse("no-such-account"))
    const trail = await listAuditEntries(house.db.read, { subject }, { most: 10 })
    expect(trail).toMatchObject([{ outcome: "refused", code: "no-such-account" }])
  })

  test("the trail is only ever added to", async () => {
    for (const change of ["update audit_entry set code = 'x'", "delete from audit_entry"]) {
      await expect(sql.raw(change).execute(house.db.writer)).rejects.toThrow(/append-only/)
    }
  })

  async function operator(name: string): Promise<Approver> {
    const row = await makeAccount(house.db, { role: "operator", display_name: name })
    return { id: row.id, role: "operator", personId: null, organizationId: null }
  }
})
