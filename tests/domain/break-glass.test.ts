import { expect, test } from "vitest"
import { proposeSuspension } from "#app/domain/account-proposal.server.ts"
import { decideWithoutSecond, propose } from "#app/domain/approval.server.ts"
import { declareConflict } from "#app/domain/conflict.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { findApproval } from "#db/queries/approvals.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { listBrokenGlass } from "#db/queries/broken-glass.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approve, makeSomebody } from "#tests/support/operators.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-01T06:00:00.000Z"
const why = "Nobody else can be reached, and it is being misused"
const suspend = { step: "suspend", reason: "Its password was passed on" } as const

describeOnBothEngines("what one person does alone", (open) => {
  test("is done, told to everybody who watches, and public by class and day", async () => {
    const house = makeHouse(await open())
    const [operator, other, moderator, auditor] = [
      await makeSomebody(house, "operator"),
      await makeSomebody(house, "operator"),
      await makeSomebody(house, "moderator"),
      await makeSomebody(house, "auditor"),
    ]
    await makeSomebody(house, "moderator", { suspended_at: now })
    const collector = await makeSomebody(house, "collector")
    const proposed = await proposeSuspension(house, collector.publicId, suspend, operator, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const { approval } = proposed.value
    expect(await decideWithoutSecond(house, approval, why, moderator, now)).toEqual(
      refuse("not-yours"),
    )
    expect(await decideWithoutSecond(house, approval, why, operator, now)).toEqual(
      accept({ decision: "alone" }),
    )
    expect((await getAccount(house.db.read, collector.id)).suspendedAt).toBe(now)

    const letters = await listMailed(house)
    const told = letters.filter(({ kind }) => kind === "glass-broken")
    expect(told.map(({ payload }) => payload["accountId"])).toEqual(
      [operator, other, moderator, auditor].map(({ id }) => id),
    )
    expect(await listBrokenGlass(house.db.read)).toEqual([
      { approval, kind: "account.suspend", at: now },
    ])
    expect(await listBrokenGlass(house.db.read, "2026-11-01T06:00:00.001Z")).toEqual([])
    const [row] = await listAuditEntries(house.db.read, { deed: "glass.break" }, { most: 1 })
    expect(row).toMatchObject({ accountId: operator.id, outcome: "done", reason: why })
  })
})

describeOnBothEngines("a declared conflict of interest", (open) => {
  test("makes its owner a party to what concerns that deputy", async () => {
    const house = makeHouse(await open())
    const person = await make.makePerson(house.db)
    const first = await makeSomebody(house, "operator")
    const second = await makeSomebody(house, "operator")
    const declared = await declareConflict(
      house,
      {
        with: { kind: "person", publicId: person.public_id },
        since: "2020",
        reason: "We are cousins",
        lang: "en",
      },
      second,
      now,
    )
    expect(declared.ok).toBe(true)
    const subject = await makeSomebody(house, "constituent")
    const parties = { personIds: [person.id] }
    const draft = {
      kind: "account.suspend",
      subjectKind: "account",
      subject: subject.publicId,
      body: {},
      parties,
      reason: "Speaks for the deputy",
    } as const
    expect(await propose(house, draft, second, now)).toEqual(refuse("party-to-it"))
    const proposed = await propose(house, draft, first, now)
    expect(await approve(house, proposed, second, now)).toEqual(refuse("party-to-it"))
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    expect((await findApproval(house.db.read, proposed.value.approval))?.decision).toBeNull()
  })
})
