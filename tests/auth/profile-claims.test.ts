import { expect, test } from "vitest"
import { acceptInvitation } from "#app/auth/accept-invitation.server.ts"
import { emailTag } from "#app/auth/accounts.server.ts"
import {
  inviteDelegate,
  proposeDeputyInvitation,
  proposeProfileCode,
  revokeDelegateInvitation,
} from "#app/auth/profile-claims.server.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import { removeDelegate } from "#app/domain/delegate.server.ts"
import { printProfileCode, redeemProfileCode } from "#app/domain/profile-code.server.ts"
import { day, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { findAccount } from "#db/queries/account-roles.server.ts"
import { listDelegateInvitations, listDelegates } from "#db/queries/delegates.server.ts"
import { findProfileCode, listStandingCodes } from "#db/queries/profile-codes.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-24T06:00:00.000Z"
const approved = { decision: "approved", reason: null } as const

async function makeOperator(db: TestDb) {
  const { id } = await make.makeAccount(db, { role: "operator" })
  return { id, role: "operator", personId: null, organizationId: null } as const
}

async function scene(db: TestDb) {
  const house = makeHouse(db, { now })
  const person = await make.makePerson(db)
  const operators = [await makeOperator(db), await makeOperator(db)] as const
  const draft = {
    person: { id: person.id, publicId: person.public_id },
    reason: "The address stands on the chamber's own page.",
    lang: "kk",
  } as const
  return { house, person, operators, draft }
}

/** An account without a role, of an address. */
function makeConstituent(house: TestHouse, email: string) {
  return make.makeAccount(house.db as TestDb, {
    role: "constituent",
    email_tag: emailTag(house.keys, email),
  })
}

async function secretMailed(house: TestHouse): Promise<string> {
  const letter = (await listMailed(house)).filter(({ kind }) => kind === "invitation").at(-1)
  return String(letter?.payload["link"]).split("/").at(-1) ?? ""
}

describeOnBothEngines("an invitation to a deputy's profile", (open) => {
  test("is sent when a second operator agrees, and makes one deputy's account", async () => {
    const { house, person, operators, draft } = await scene(await open())
    const [first, second] = operators
    const email = "deputy@chamber.example"
    const proposed = await proposeDeputyInvitation(house, { ...draft, email }, first, now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    expect(await listMailed(house)).toEqual([])
    const id = proposed.value.approval
    expect(await decideApproval(house, id, approved, first, now)).toMatchObject({
      refusal: { code: "own-proposal" },
    })
    expect((await decideApproval(house, id, approved, second, now)).ok).toBe(true)
    const secret = await secretMailed(house)
    const account = await makeConstituent(house, email)
    const actor = { publicId: account.public_id }
    expect(await acceptInvitation(house, secret, actor, now)).toEqual(accept({ role: "deputy" }))
    expect(await findAccount(house.db.read, account.public_id)).toMatchObject({
      role: "deputy",
      personId: person.id,
    })
    const again = await proposeDeputyInvitation(house, { ...draft, email }, first, now)
    expect(again).toMatchObject({ refusal: { code: "person-claimed" } })
  })
})

describeOnBothEngines("a code in a letter", (open) => {
  async function approvedCode(
    house: TestHouse,
    { operators, draft }: Awaited<ReturnType<typeof scene>>,
  ) {
    const proposed = await proposeProfileCode(house, draft, operators[0], now)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    const [code] = await listStandingCodes(house.db.read)
    const publicId = code?.publicId ?? ""
    expect(await printProfileCode(house, publicId, operators[0], now)).toMatchObject({
      refusal: { code: "code-not-approved" },
    })
    const id = proposed.value.approval
    expect((await decideApproval(house, id, approved, operators[1], now)).ok).toBe(true)
    return publicId
  }

  async function printed(house: TestHouse, id: string, stage: Awaited<ReturnType<typeof scene>>) {
    const outcome = await printProfileCode(house, id, stage.operators[0], now)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.code
  }

  test("is kept as a hash, works once, and makes the earlier printing void", async () => {
    const stage = await scene(await open())
    const { house, person } = stage
    const id = await approvedCode(house, stage)
    const [old, code] = [await printed(house, id, stage), await printed(house, id, stage)]
    const rows = await house.db.read.selectFrom("profile_code").selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll("-", "").toLowerCase())
    const one = await makeConstituent(house, "one@example.org")
    const actor = { publicId: one.public_id }
    expect(await redeemProfileCode(house, old, actor, now)).toMatchObject({
      refusal: { code: "no-such-code" },
    })
    expect(await redeemProfileCode(house, code, actor, now)).toEqual(accept(undefined))
    expect(await findAccount(house.db.read, one.public_id)).toMatchObject({
      role: "deputy",
      personId: person.id,
    })
    expect(await findProfileCode(house.db.read, id)).toMatchObject({ ending: "used" })
    const two = await makeConstituent(house, "two@example.org")
    expect(await redeemProfileCode(house, code, { publicId: two.public_id }, now)).toMatchObject({
      refusal: { code: "code-ended" },
    })
  })

  test("ends after 30 days, and is nothing for who has a role", async () => {
    const stage = await scene(await open())
    const { house } = stage
    const code = await printed(house, await approvedCode(house, stage), stage)
    const watchdog = await make.makeAccount(house.db as TestDb, { role: "watchdog" })
    const staff = { publicId: watchdog.public_id }
    expect(await redeemProfileCode(house, code, staff, now)).toMatchObject({
      refusal: { code: "has-a-role" },
    })
    const account = await makeConstituent(house, "late@example.org")
    const end = later(now, 30 * day)
    expect(
      await redeemProfileCode(house, code, { publicId: account.public_id }, end),
    ).toMatchObject({ refusal: { code: "code-ended" } })
  })
})

describeOnBothEngines("who writes for a deputy", (open) => {
  async function office(db: TestDb) {
    const { house, person } = await scene(db)
    const account = await make.makeAccount(db, { role: "deputy", person_id: person.id })
    const deputy = { id: account.id, role: "deputy", personId: person.id } as const
    return { house, person, deputy }
  }

  test("is invited by the deputy alone, acts for the deputy, and is let go", async () => {
    const { house, person, deputy } = await office(await open())
    const email = "dana@example.org"
    const invited = { email, lang: "ru" } as const
    for (const actor of [
      { ...deputy, role: "delegate" as const },
      { ...deputy, role: "operator" as const },
    ]) {
      expect(await inviteDelegate(house, invited, actor, now)).toMatchObject({
        refusal: { code: "not-yours" },
      })
    }
    expect(await inviteDelegate(house, invited, deputy, now)).toEqual(accept(undefined))
    const account = await makeConstituent(house, email)
    const secret = await secretMailed(house)
    const actor = { publicId: account.public_id }
    expect(await acceptInvitation(house, secret, actor, now)).toEqual(accept({ role: "delegate" }))
    const [delegate] = await listDelegates(house.db.read, person.id)
    expect(delegate?.publicId).toBe(account.public_id)
    const strange = { ...deputy, personId: (await make.makePerson(house.db as TestDb)).id }
    expect(await removeDelegate(house, account.public_id, strange, now)).toMatchObject({
      refusal: { code: "no-such-account" },
    })
    expect(await removeDelegate(house, account.public_id, deputy, now)).toEqual(accept(undefined))
    expect(await findAccount(house.db.read, account.public_id)).toMatchObject({
      role: "constituent",
      personId: null,
    })
    const trail = await house.db.read
      .selectFrom("audit_entry")
      .select(["deed", "outcome"])
      .where("deed", "=", "office.manage")
      .execute()
    expect(trail.filter(({ outcome }) => outcome === "done")).toHaveLength(3)
  })

  test("is five at most, those counted who are invited, until an invitation is taken back", async () => {
    const db = await open()
    const { house, person, deputy } = await office(db)
    for (let number = 0; number < 4; number += 1) {
      await make.makeAccount(db, { role: "delegate", person_id: person.id })
    }
    const fifth = { email: "fifth@example.org", lang: "en" } as const
    const sixth = { email: "sixth@example.org", lang: "en" } as const
    expect((await inviteDelegate(house, fifth, deputy, now)).ok).toBe(true)
    expect(await inviteDelegate(house, sixth, deputy, now)).toMatchObject({
      refusal: { code: "delegates-enough" },
    })
    function waiting() {
      return listDelegateInvitations(db.read, house.keys, person.id, now)
    }
    const [invitation] = await waiting()
    expect(invitation?.email).toBe("fifth@example.org")
    const id = invitation?.publicId ?? ""
    expect((await revokeDelegateInvitation(house, id, deputy, now)).ok).toBe(true)
    expect(await waiting()).toEqual([])
    expect((await inviteDelegate(house, sixth, deputy, now)).ok).toBe(true)
    const secret = await secretMailed(house)
    await make.makeAccount(db, { role: "delegate", person_id: person.id })
    const account = await makeConstituent(house, "sixth@example.org")
    expect(
      await acceptInvitation(house, secret, { publicId: account.public_id }, now),
    ).toMatchObject({ refusal: { code: "delegates-enough" } })
  })
})
