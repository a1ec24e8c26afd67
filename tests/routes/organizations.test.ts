import { beforeEach, expect, test } from "vitest"
import { inviteToOrganization } from "#app/auth/invitations.server.ts"
import { proposeAccreditationStep } from "#app/domain/accreditation-proposal.server.ts"
import * as conflicts from "#app/routes/account.conflicts._index.tsx"
import { action as endConflict } from "#app/routes/account.conflicts.$conflictId.end.ts"
import { action as showName } from "#app/routes/account.shown-name.ts"
import { action as handOver } from "#app/routes/organizations.$organizationId.people.$accountId.handover.tsx"
import * as removal from "#app/routes/organizations.$organizationId.people.$accountId.removal.tsx"
import * as people from "#app/routes/organizations.$organizationId.people.tsx"
import * as profile from "#app/routes/organizations.$organizationId.profile.tsx"
import { loader as organizationPage } from "#app/routes/organizations.$organizationId._index.tsx"
import { action as revocation } from "#app/routes/organizations.$organizationId.invitations.$invitationId.revocation.ts"
import { loader as list } from "#app/routes/organizations._index.tsx"
import * as applying from "#app/routes/organizations.new.tsx"
import * as invitation from "#app/routes/invitations.$secret.tsx"
import type { Row } from "#db/schema.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approve, asSomebody, makeSomebody } from "#tests/support/operators.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-24T06:00:00.000Z"
const words = {
  website: "https://steppe.example",
  scope: "Promises of deputies in the Steppe district",
  funding: "Fees of its members, none over a tenth",
  conflicts: "None",
  lang: "en",
  langs: ["kk", "ru"],
}

describeOnBothEngines("the pages of organisations", (open) => {
  let db: TestDb
  let admin: Row<"account">
  let member: Row<"account">
  let organization: Awaited<ReturnType<typeof make.makeAccreditation>>

  beforeEach(async () => {
    db = await open()
    organization = await make.makeAccreditation(db)
    const { organization_id } = organization
    const works = { role: "watchdog", organization_id }
    admin = await make.makeAccount(db, { ...works, display_name: "Zere" })
    member = await make.makeAccount(db, { ...works, display_name: "Timur" })
    const own = { admin_id: admin.id }
    await db.writer
      .updateTable("accreditation")
      .set(own)
      .where("id", "=", organization.id)
      .execute()
  })

  function at(account: Row<"account"> | null, path = "/en/organizations") {
    const params = { organizationId: organization.public_id, accountId: member.public_id }
    return { db, account, path, params, now }
  }

  test("show everybody who pays, who works and who is bound to whom", async () => {
    const person = await make.makePerson(db, { name: "Samal Example" })
    const declared = {
      kind: "person",
      with: person.public_id,
      since: "2021",
      reason: "We are cousins",
      lang: "en",
    }
    expect(await answerOf(conflicts.action, post(at(member), declared))).toMatchObject({
      status: 303,
    })
    expect(await answerOf(showName, post(at(admin), { shown: "yes" }))).toMatchObject({
      status: 303,
    })
    const shown = await answerOf(organizationPage, visit(at(null)))
    expect(shown.data).toMatchObject({
      organization: { name: "Steppe Watch", funding: "Fees of its members", people: 2 },
      people: [
        { name: "Zere", admin: true },
        { name: null, number: member.public_id.slice(0, 4), admin: false },
      ],
      conflicts: [{ name: "Samal Example", since: "2021", who: { name: null }, endedAt: null }],
      manages: false,
    })
    expect(JSON.stringify(shown.data)).not.toContain("Timur")
    expect((await answerOf(list, visit(at(null)))).data).toMatchObject({
      organizations: [{ publicId: organization.public_id, people: 2, verdicts: 0 }],
    })
  })

  test("count what its people recorded and what was published of their assessments", async () => {
    const pledge = await make.makePledge(db, { account_id: member.id })
    const { organization_id } = organization
    const { id: code_book_id } = await make.makeCodeBook(db)
    const book = { pledge_id: pledge.id, code_book_id }
    const coding = { ...book, account_id: member.id, organization_id }
    const published = await make.makeCoding(db, coding)
    await make.makeCoding(db, { ...coding, account_id: admin.id })
    const verdict = await make.makeVerdict(db, book)
    await make.insertOne(db, "verdict_coding", {
      verdict_id: verdict.id,
      coding_id: published.id,
    })
    expect((await answerOf(organizationPage, visit(at(null)))).data).toMatchObject({
      organization: { promises: 1, codings: 1, verdicts: 1 },
    })
  })

  test("end a conflict only for who declared it, and keep it readable", async () => {
    const party = await make.makeOrganization(db, { name: "Steppe list", classification: "party" })
    const declared = {
      kind: "organization",
      with: party.public_id,
      since: "2021",
      reason: "I am a member",
      lang: "en",
    }
    await answerOf(conflicts.action, post(at(member), declared))
    const { public_id } = await db.read
      .selectFrom("declared_conflict")
      .select("public_id")
      .executeTakeFirstOrThrow()
    const params = { conflictId: public_id }
    expect(await answerOf(endConflict, post({ ...at(admin), params }, {}))).toMatchObject({
      status: 404,
    })
    expect(await answerOf(endConflict, post({ ...at(member), params }, {}))).toMatchObject({
      status: 303,
    })
    expect((await answerOf(organizationPage, visit(at(null)))).data).toMatchObject({
      conflicts: [{ name: "Steppe list", endedAt: now }],
    })
  })

  test.each([
    ["since", { since: "soon" }, 422],
    ["reason", { reason: "" }, 422],
    ["with", { with: "nobody" }, 422],
    [null, { since: "2027" }, 409],
    [null, { with: "0000000000000000" }, 409],
  ])("say what is wrong with a declared conflict: %s", async (field, changes, status) => {
    const { public_id } = await make.makePerson(db)
    const sent = { kind: "person", with: public_id, since: "2021", reason: "Cousins", lang: "en" }
    const answer = await answerOf(conflicts.action, post(at(member), { ...sent, ...changes }))
    expect(answer.status).toBe(status)
    if (field !== null) expect(Object.keys(errorsOf(answer.data))).toEqual([field])
  })

  const managing = [
    ["profile", profile.loader, profile.action, words],
    ["people", people.loader, people.action, { email: "a@example.org", lang: "en" }],
    ["removal", removal.loader, removal.action, {}],
    ["handover", null, handOver, {}],
    ["revocation", null, revocation, {}],
  ] as const

  test.each(managing)("belong to the admin: %s", async (_, loader, action, fields) => {
    const stranger = await make.makeAccreditation(db, { name: "Other Watch" })
    const { organization_id } = stranger
    const foreign = await make.makeAccount(db, { role: "watchdog", organization_id })
    for (const account of [member, foreign, null]) {
      if (loader) expect((await answerOf(loader, visit(at(account)))).status).toBe(403)
      expect((await answerOf(action, post(at(account), fields))).status).toBe(403)
    }
    if (loader) expect((await answerOf(loader, visit(at(admin)))).status).toBe(200)
  })

  test("change the profile, invite, hand over and remove", async () => {
    expect(await answerOf(profile.action, post(at(admin), words))).toMatchObject({ status: 303 })
    const letter = { email: "a@example.org", lang: "kk" }
    expect(await answerOf(people.action, post(at(admin), letter))).toMatchObject({
      data: { sent: true },
    })
    const roster = await answerOf(people.loader, visit(at(admin)))
    expect(roster.data).toMatchObject({
      invitations: [{ email: "a@example.org", until: "2026-12-01" }],
      people: [{ own: true }, { name: "Timur", own: false }],
    })
    const { public_id } = await db.read
      .selectFrom("invitation")
      .select("public_id")
      .executeTakeFirstOrThrow()
    const params = { organizationId: organization.public_id, invitationId: public_id }
    expect(await answerOf(revocation, post({ ...at(admin), params }, {}))).toMatchObject({
      status: 303,
    })
    expect(await answerOf(revocation, post({ ...at(admin), params }, {}))).toMatchObject({
      status: 409,
    })
    expect(await answerOf(removal.action, post(at(admin), {}))).toMatchObject({ status: 303 })
    expect(await answerOf(removal.action, post(at(admin), {}))).toMatchObject({ status: 404 })
  })

  test("know no organisation that only applied", async () => {
    const application = await make.makeApplication(db, { name: "Secret Watch" })
    const params = { organizationId: application.public_id }
    expect(await answerOf(organizationPage, visit({ ...at(null), params }))).toMatchObject({
      status: 404,
    })
  })

  test("take an application once", async () => {
    const applicant = await make.makeAccount(db)
    const sent = { ...words, name: "River Watch", kind: "auditor" }
    expect(await answerOf(applying.action, post(at(applicant), sent))).toMatchObject({
      status: 303,
    })
    expect((await answerOf(applying.loader, visit(at(applicant)))).data).toMatchObject({
      waiting: { name: "River Watch", on: "2026-11-24" },
    })
    expect(await answerOf(applying.action, post(at(applicant), sent))).toMatchObject({
      status: 409,
      data: { refusal: { code: "application-waits" }, values: { name: "River Watch" } },
    })
  })

  test.each([
    ["name", { name: "A" }],
    ["kind", { kind: "party" }],
    ["funding", { funding: "Fees" }],
    ["website", { website: "javascript:alert(1)" }],
    ["langs", { langs: [] }],
  ])("name the field %s of an application", async (field, changes) => {
    const applicant = await make.makeAccount(db)
    const sent = { ...words, name: "River Watch", kind: "auditor", ...changes }
    const answer = await answerOf(applying.action, post(at(applicant), sent))
    expect(answer.status).toBe(422)
    expect(Object.keys(errorsOf(answer.data))).toEqual([field])
  })
})

describeOnBothEngines("the page behind an invitation's link", (open) => {
  test("shows it without taking it, and takes it once", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const admin = await makeSomebody(house, "watchdog")
    const { public_id } = await make.makeAccreditation(db, { admin_id: admin.id })
    const letter = { email: "a@example.org", lang: "en" } as const
    await inviteToOrganization(house, public_id, letter, admin, now)
    const [sent] = await listMailed(house)
    const secret = String(sent?.payload["link"]).split("/").at(-1) ?? ""
    const page = { db, account: null, path: `/en/invitations/${secret}`, params: { secret }, now }
    for (let time = 0; time < 2; time += 1) {
      expect(await answerOf(invitation.loader, visit(page))).toMatchObject({
        status: 200,
        data: { shown: { role: "watchdog", organization: "Steppe Watch", way: "new" } },
      })
    }
    const other = await make.makeAccount(db)
    expect(await answerOf(invitation.action, post({ ...page, account: other }, {}))).toMatchObject({
      status: 409,
      data: { refusal: { code: "invitation-of-another" } },
    })
    const form = { displayName: "Aigerim", password: "tall poplars of the steppe" }
    const weak = { ...form, password: "short" }
    expect(await answerOf(invitation.action, post(page, weak))).toMatchObject({
      status: 422,
      data: { errors: { password: { code: "refusal.password-short" } } },
    })
    expect(await answerOf(invitation.action, post(page, form))).toMatchObject({ status: 303 })
    expect(await answerOf(invitation.loader, visit(page))).toMatchObject({
      status: 410,
      data: { refused: "invitation-used" },
    })
    const nowhere = { ...page, params: { secret: "nothing" } }
    expect(await answerOf(invitation.loader, visit(nowhere))).toMatchObject({ status: 404 })
  })

  test("of a suspended organisation says so", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const admin = await makeSomebody(house, "watchdog")
    const { public_id } = await make.makeAccreditation(db, { admin_id: admin.id })
    const letter = { email: "a@example.org", lang: "en" } as const
    await inviteToOrganization(house, public_id, letter, admin, now)
    const [sent] = await listMailed(house)
    const secret = String(sent?.payload["link"]).split("/").at(-1) ?? ""
    const first = await makeSomebody(house, "operator")
    const second = asSomebody(await make.makeAccount(db, { role: "operator" }))
    const step = { step: "suspend", reason: "Its funding was hidden" } as const
    const proposed = await proposeAccreditationStep(house, public_id, step, first, now)
    expect((await approve(house, proposed, second, now)).ok).toBe(true)
    const page = { db, account: null, path: "/en/invitations/x", params: { secret }, now }
    expect(await answerOf(invitation.loader, visit(page))).toMatchObject({
      status: 410,
      data: { refused: "organization-suspended" },
    })
  })
})

function errorsOf(data: unknown): Readonly<Record<string, unknown>> {
  return (data as { errors?: Record<string, unknown> }).errors ?? {}
}
