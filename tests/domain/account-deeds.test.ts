import { beforeEach, expect, test } from "vitest"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { proposeSuspension } from "#app/domain/account-proposal.server.ts"
import { propose } from "#app/domain/approval.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approve, makeSomebody } from "#tests/support/operators.ts"
import type { Somebody } from "#tests/support/operators.ts"

const now = "2026-11-01T06:00:00.000Z"
const suspend = { step: "suspend", reason: "Its password was passed on" } as const
const reinstate = { step: "reinstate", reason: "It has a new password" } as const

describeOnBothEngines("an account", (open) => {
  let house: TestHouse
  let first: Somebody
  let second: Somebody

  beforeEach(async () => {
    house = makeHouse(await open())
    first = await makeSomebody(house, "operator")
    second = await makeSomebody(house, "operator")
  })

  test("is suspended by two, its sessions end, and two let it in again", async () => {
    const moderator = await makeSomebody(house, "moderator")
    const token = await startSession(house, moderator.id, now)
    const proposed = await proposeSuspension(house, moderator.publicId, suspend, first, now)
    expect(await readSession(house, token, now)).not.toBeNull()
    expect(await approve(house, proposed, second, now)).toEqual(accept({ decision: "approved" }))
    expect(await readSession(house, token, now)).toBeNull()
    expect((await getAccount(house.db.read, moderator.id)).suspendedAt).toBe(now)

    const again = await proposeSuspension(house, moderator.publicId, reinstate, second, now)
    expect((await approve(house, again, first, now)).ok).toBe(true)
    expect((await getAccount(house.db.read, moderator.id)).suspendedAt).toBeNull()
  })

  test("is not suspended with its owner's hand: refused, and in the trail", async () => {
    const outcome = await proposeSuspension(house, second.publicId, suspend, second, now)
    expect(outcome).toEqual(refuse("party-to-it"))
    const proposed = await proposeSuspension(house, second.publicId, suspend, first, now)
    expect(await approve(house, proposed, second, now)).toEqual(refuse("party-to-it"))
    const trail = await listAuditEntries(house.db.read, { accountId: second.id }, { most: 5 })
    expect(trail.map(({ outcome, code }) => [outcome, code])).toEqual([
      ["refused", "party-to-it"],
      ["refused", "party-to-it"],
    ])
  })

  test("of the last operator who can sign in stays", async () => {
    const third = await makeSomebody(house, "operator", { suspended_at: now })
    const proposed = await proposeSuspension(house, second.publicId, suspend, first, now)
    const gone = { suspended_at: now }
    await house.db.writer.updateTable("account").set(gone).where("id", "=", first.id).execute()
    expect(await approve(house, proposed, third, now)).toEqual(refuse("last-operator"))
  })

  test.each([
    ["account-elsewhere", reinstate, null],
    ["account-elsewhere", suspend, now],
    ["no-such-account", suspend, "nobody"],
  ])("is refused: %s", async (code, step, state) => {
    const suspended_at = state === "nobody" ? null : state
    const { publicId } = await makeSomebody(house, "collector", { suspended_at })
    const subject = state === "nobody" ? "0000000000000000" : publicId
    expect(await proposeSuspension(house, subject, step, first, now)).toEqual(refuse(code))
  })

  test("is suspended by no moderator", async () => {
    const moderator = await makeSomebody(house, "moderator")
    const outcome = await proposeSuspension(house, first.publicId, suspend, moderator, now)
    expect(outcome).toEqual(refuse("not-yours"))
  })
})

describeOnBothEngines("a deputy's page", (open) => {
  let house: TestHouse
  let first: Somebody
  let second: Somebody

  beforeEach(async () => {
    house = makeHouse(await open())
    first = await makeSomebody(house, "operator")
    second = await makeSomebody(house, "operator")
  })

  function claim(subject: string, account: string, role: "deputy" | "delegate") {
    const draft = { kind: "person.claim", subjectKind: "person", subject } as const
    const body = { account, role }
    return propose(house, { ...draft, body, parties: {}, reason: "Seen" }, first, now)
  }

  test.each(["deputy", "delegate"] as const)("gets a %s of its own", async (role) => {
    const person = await make.makePerson(house.db)
    const { id, publicId } = await makeSomebody(house, "constituent")
    const token = await startSession(house, id, now)
    const proposed = await claim(person.public_id, publicId, role)
    expect((await approve(house, proposed, second, now)).ok).toBe(true)
    expect(await getAccount(house.db.read, id)).toMatchObject({ role, personId: person.id })
    expect(await readSession(house, token, now)).toBeNull()
  })

  test("has one deputy, and delegates beside", async () => {
    const person = await make.makePerson(house.db)
    await makeSomebody(house, "deputy", { person_id: person.id })
    const { publicId } = await makeSomebody(house, "constituent")
    const another = await claim(person.public_id, publicId, "deputy")
    expect(await approve(house, another, second, now)).toEqual(refuse("person-claimed"))
  })

  test.each([
    ["no-such-person", {}, "0000000000000000", undefined],
    ["no-such-account", {}, undefined, "0000000000000000"],
    ["no-such-account", { suspended_at: now }, undefined, undefined],
    ["has-a-role", { role: "moderator" }, undefined, undefined],
  ])("is refused: %s", async (code, given, person, account) => {
    const subject = person ?? (await make.makePerson(house.db)).public_id
    const { publicId } = await makeSomebody(house, "constituent", given)
    const proposed = await claim(subject, account ?? publicId, "deputy")
    expect(await approve(house, proposed, second, now)).toEqual(refuse(code))
  })
})
