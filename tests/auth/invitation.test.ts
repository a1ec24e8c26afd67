import { beforeEach, expect, test } from "vitest"
import { createAccount } from "#app/auth/accounts.server.ts"
import {
  acceptInvitation,
  acceptWithNewAccount,
  readInvitation,
} from "#app/auth/accept-invitation.server.ts"
import {
  inviteToOrganization,
  proposeInvitation,
  revokeInvitation,
} from "#app/auth/invitations.server.ts"
import { readSession, startSession } from "#app/auth/session.server.ts"
import { forgetExpiredInvitations } from "#app/domain/invitation.server.ts"
import { handOver, removeMember } from "#app/domain/member.server.ts"
import { refuse } from "#app/lib/outcome.ts"
import { findAccreditation } from "#db/queries/accreditations.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { findInvitation, listStandingInvitations } from "#db/queries/invitations.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approve, asSomebody, makeSomebody } from "#tests/support/operators.ts"
import type { Somebody } from "#tests/support/operators.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-01T06:00:00.000Z"
const aWeekLater = "2026-11-08T06:00:00.000Z"
const email = "aigerim@example.org"
const letter = { email, lang: "en" } as const
const password = "tall poplars of the steppe"
const newcomer = { password, displayName: "Aigerim", lang: "en" } as const

describeOnBothEngines("an invitation to an organisation", (open) => {
  let house: TestHouse
  let admin: Somebody
  let organization: string
  let organizationId: number

  beforeEach(async () => {
    house = makeHouse(await open())
    const made = await make.makeAccreditation(house.db)
    organization = made.public_id
    organizationId = made.organization_id
    admin = await makeSomebody(house, "watchdog", { organization_id: organizationId })
    const own = { admin_id: admin.id }
    await house.db.writer.updateTable("accreditation").set(own).where("id", "=", made.id).execute()
  })

  async function invite(): Promise<string> {
    const sent = await inviteToOrganization(house, organization, letter, admin, now)
    if (!sent.ok) throw new Error(sent.refusal.code)
    return latestSecret(house)
  }

  async function accountOf(address: string): Promise<Somebody> {
    const draft = { email: address, password, role: "constituent", lang: "en" } as const
    const made = await createAccount(house, draft, now)
    if (!made.ok) throw new Error(made.refusal.code)
    return { ...made.value, role: "constituent", personId: null, organizationId: null }
  }

  test("opens an account with the role, once", async () => {
    const secret = await invite()
    expect(await readInvitation(house, secret, now)).toMatchObject({
      ok: true,
      value: { email, hasAccount: false },
    })
    const accepted = await acceptWithNewAccount(house, secret, newcomer, now)
    if (!accepted.ok) throw new Error(accepted.refusal.code)
    expect(await getAccount(house.db.read, accepted.value.id)).toMatchObject({
      role: "watchdog",
      organizationId,
      displayName: "Aigerim",
    })
    expect(await acceptWithNewAccount(house, secret, newcomer, now)).toEqual(
      refuse("invitation-used"),
    )
    expect(await readInvitation(house, secret, now)).toEqual(refuse("invitation-used"))
  })

  test("gives an account of that address the role and ends its sessions", async () => {
    const account = await accountOf(email)
    const token = await startSession(house, account.id, now)
    const secret = await invite()
    expect((await acceptInvitation(house, secret, account, now)).ok).toBe(true)
    expect(await getAccount(house.db.read, account.id)).toMatchObject({
      role: "watchdog",
      organizationId,
    })
    expect(await readSession(house, token, now)).toBeNull()
    const trail = await listAuditEntries(house.db.read, { accountId: account.id }, { most: 5 })
    expect(trail).toMatchObject([{ deed: "organization.manage", role: "constituent" }])
  })

  test("answers the same to an address with an account and to one without", async () => {
    await accountOf(email)
    const known = await inviteToOrganization(house, organization, letter, admin, now)
    const other = { ...letter, email: "nobody@example.org" }
    expect(await inviteToOrganization(house, organization, other, admin, now)).toEqual(known)
    const letters = await listMailed(house)
    const words = letters.map(({ kind, payload }) => [kind, Object.keys(payload).sort()])
    expect(words[0]).toEqual(words[1])
  })

  test("is refused to the account of another address, which stays as it was", async () => {
    const stranger = await accountOf("stranger@example.org")
    const secret = await invite()
    expect(await acceptInvitation(house, secret, stranger, now)).toEqual(
      refuse("invitation-of-another"),
    )
    expect((await getAccount(house.db.read, stranger.id)).role).toBe("constituent")
  })

  test("is refused to who has a role", async () => {
    const account = await accountOf(email)
    const role = { role: "moderator" }
    await house.db.writer.updateTable("account").set(role).where("id", "=", account.id).execute()
    expect(await acceptInvitation(house, await invite(), account, now)).toEqual(
      refuse("has-a-role"),
    )
  })

  test("opens no account with a password that does not do, and stands on", async () => {
    const secret = await invite()
    const weak = { ...newcomer, password: "short" }
    expect(await acceptWithNewAccount(house, secret, weak, now)).toMatchObject({
      refusal: { code: "password-short" },
    })
    expect((await acceptWithNewAccount(house, secret, newcomer, now)).ok).toBe(true)
  })

  test("works for a week, and its address is forgotten then", async () => {
    const secret = await invite()
    expect((await readInvitation(house, secret, "2026-11-08T05:59:59.999Z")).ok).toBe(true)
    expect(await acceptWithNewAccount(house, secret, newcomer, aWeekLater)).toEqual(
      refuse("invitation-expired"),
    )
    await forgetExpiredInvitations(house, aWeekLater)
    const row = await house.db.read.selectFrom("invitation").selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ ending: "expired", email_sealed: null })
  })

  test("is taken back by the admin, and by nobody else's", async () => {
    const secret = await invite()
    const { keys, db } = house
    const [waiting] = await listStandingInvitations(db.read, keys, organizationId, now)
    expect(waiting?.email).toBe(email)
    const id = waiting?.publicId ?? ""
    const elsewhere = await makeOther()
    expect(await revokeInvitation(house, elsewhere.organization, id, elsewhere.admin, now)).toEqual(
      refuse("no-such-invitation"),
    )
    expect((await revokeInvitation(house, organization, id, admin, now)).ok).toBe(true)
    expect(await readInvitation(house, secret, now)).toEqual(refuse("invitation-revoked"))
    expect(await listStandingInvitations(db.read, keys, organizationId, now)).toEqual([])
  })

  test("is replaced by a newer one to the same address", async () => {
    const secret = await invite()
    await invite()
    expect(await readInvitation(house, secret, now)).toEqual(refuse("invitation-revoked"))
  })

  test("goes to one address three times an hour at most", async () => {
    for (let time = 0; time < 3; time += 1) await invite()
    const fourth = await inviteToOrganization(house, organization, letter, admin, now)
    expect(fourth).toEqual(refuse("invited-enough"))
    const anHourLater = "2026-11-01T07:00:00.000Z"
    const later = await inviteToOrganization(house, organization, letter, admin, anHourLater)
    expect(later.ok).toBe(true)
  })

  test("does not work while the organisation is suspended", async () => {
    const secret = await invite()
    const state = { state: "suspended" }
    await house.db.writer.updateTable("accreditation").set(state).execute()
    await make.insertOne(house.db, "accreditation_step", {
      ...{ accreditation_id: 1, step: "suspend", at: now, reason: "x" },
    })
    expect(await readInvitation(house, secret, now)).toEqual(refuse("organization-suspended"))
  })

  test("is sent by the admin alone, and the attempt of others stands in the trail", async () => {
    const member = await makeSomebody(house, "watchdog", { organization_id: organizationId })
    const { admin: stranger } = await makeOther()
    for (const who of [member, stranger]) {
      const outcome = await inviteToOrganization(house, organization, letter, who, now)
      expect(outcome).toEqual(refuse("not-yours"))
      const trail = await listAuditEntries(house.db.read, { accountId: who.id }, { most: 5 })
      expect(trail).toMatchObject([{ outcome: "refused", code: "not-yours" }])
    }
    expect(await listMailed(house)).toEqual([])
  })

  test("a person is removed, a voter again, and signed out", async () => {
    const member = await makeSomebody(house, "watchdog", { organization_id: organizationId })
    const token = await startSession(house, member.id, now)
    const deed = { organization, account: member.publicId }
    expect((await removeMember(house, deed, admin, now)).ok).toBe(true)
    expect(await getAccount(house.db.read, member.id)).toMatchObject({
      role: "constituent",
      organizationId: null,
    })
    expect(await readSession(house, token, now)).toBeNull()
    expect(await removeMember(house, deed, admin, now)).toEqual(refuse("no-such-account"))
  })

  test("the admin stays until another is", async () => {
    const member = await makeSomebody(house, "watchdog", { organization_id: organizationId })
    const own = { organization, account: admin.publicId }
    expect(await removeMember(house, own, admin, now)).toEqual(refuse("admin-stays"))
    const deed = { organization, account: member.publicId }
    expect((await handOver(house, deed, admin, now)).ok).toBe(true)
    expect((await findAccreditation(house.db.read, organization))?.adminId).toBe(member.id)
    expect(await handOver(house, own, admin, now)).toEqual(refuse("not-yours"))
    expect((await removeMember(house, own, member, now)).ok).toBe(true)
  })

  async function makeOther() {
    const made = await make.makeAccreditation(house.db, { name: "Other Watch" })
    const account = await make.makeAccount(house.db, {
      role: "watchdog",
      organization_id: made.organization_id,
    })
    const own = { admin_id: account.id }
    await house.db.writer.updateTable("accreditation").set(own).where("id", "=", made.id).execute()
    return { organization: made.public_id, admin: asSomebody(account) }
  }
})

describeOnBothEngines("an invitation to the staff", (open) => {
  const draft = {
    ...letter,
    role: "moderator",
    organizationId: null,
    reason: "Has moderated elsewhere for years",
  } as const

  test("is sent once two operators agree, and then works as any", async () => {
    const house = makeHouse(await open())
    const first = await makeSomebody(house, "operator")
    const second = await makeSomebody(house, "operator")
    const proposed = await proposeInvitation(house, draft, first, now)
    expect(await listMailed(house)).toEqual([])
    expect(await approve(house, proposed, first, now)).toEqual(refuse("own-proposal"))
    expect((await approve(house, proposed, second, now)).ok).toBe(true)
    const secret = await latestSecret(house)
    const accepted = await acceptWithNewAccount(house, secret, newcomer, now)
    if (!accepted.ok) throw new Error(accepted.refusal.code)
    expect(await getAccount(house.db.read, accepted.value.id)).toMatchObject({
      role: "moderator",
      organizationId: null,
    })
  })

  test("keeps the address out of the proposal and of the trail", async () => {
    const house = makeHouse(await open())
    const first = await makeSomebody(house, "operator")
    const proposed = await proposeInvitation(house, draft, first, now)
    expect(proposed.ok).toBe(true)
    const { db } = house
    const rows = [
      await db.read.selectFrom("approval").selectAll().executeTakeFirstOrThrow(),
      await db.read.selectFrom("audit_entry").selectAll().executeTakeFirstOrThrow(),
    ]
    expect(JSON.stringify(rows)).not.toContain("aigerim")
    const subject = String(rows[0]?.subject)
    expect(await findInvitation(db.read, subject)).toMatchObject({ sent: false, role: "moderator" })
  })

  test.each([
    ["email-invalid", { email: "nobody" }],
    ["organization-needed", { role: "auditor" as const }],
  ])("is refused: %s", async (code, changes) => {
    const house = makeHouse(await open())
    const first = await makeSomebody(house, "operator")
    const outcome = await proposeInvitation(house, { ...draft, ...changes }, first, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
  })

  test("waits once, however often it is proposed; once decided, it can be proposed anew", async () => {
    const house = makeHouse(await open())
    const first = await makeSomebody(house, "operator")
    const second = await makeSomebody(house, "operator")
    const [proposed, again] = await Promise.all([
      proposeInvitation(house, draft, first, now),
      proposeInvitation(house, draft, second, now),
    ])
    expect(again).toEqual(refuse("proposal-waits"))
    const collects = { ...draft, role: "collector" } as const
    expect(await proposeInvitation(house, collects, first, now)).toMatchObject({ ok: true })
    await approve(house, proposed, second, now)
    expect(await proposeInvitation(house, draft, first, now)).toMatchObject({ ok: true })
  })

  test("is proposed by operators alone", async () => {
    const house = makeHouse(await open())
    const moderator = await makeSomebody(house, "moderator")
    expect(await proposeInvitation(house, draft, moderator, now)).toEqual(refuse("not-yours"))
    expect(await house.db.read.selectFrom("invitation").selectAll().execute()).toEqual([])
  })
})

async function latestSecret(house: TestHouse): Promise<string> {
  const letters = await listMailed(house)
  const invitations = letters.filter(({ kind }) => kind === "invitation")
  return String(invitations.at(-1)?.payload["link"]).split("/").at(-1) ?? ""
}
