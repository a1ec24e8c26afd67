import { beforeEach, expect, test } from "vitest"
import { startSession, readSession } from "#app/auth/session.server.ts"
import { applyForAccreditation, changeProfile } from "#app/domain/accreditation.server.ts"
import { proposeAccreditationStep } from "#app/domain/accreditation-proposal.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import { listAccreditationSteps } from "#db/queries/accreditation-steps.server.ts"
import { findAccreditation } from "#db/queries/accreditations.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import {
  findPublicOrganization,
  listPublicOrganizations,
} from "#db/queries/public-organizations.server.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { approve, asSomebody, makeSomebody } from "#tests/support/operators.ts"
import type { Somebody } from "#tests/support/operators.ts"
import { listMailed } from "#tests/support/outbox.ts"

const now = "2026-11-01T06:00:00.000Z"
const reason = "Its books are open and its people are known"
const draft = {
  name: "Steppe Watch",
  kind: "watchdog",
  website: "https://steppe.example",
  scope: "Promises of deputies in the Steppe district",
  funding: "Fees of its members, none over a tenth",
  conflicts: "None",
  langs: ["kk", "ru"],
  lang: "en",
} as const

describeOnBothEngines("an application of an organisation", (open) => {
  let house: TestHouse
  let first: Somebody
  let second: Somebody
  let applicant: Somebody

  beforeEach(async () => {
    house = makeHouse(await open())
    first = await makeSomebody(house, "operator")
    second = await makeSomebody(house, "operator")
    applicant = await makeSomebody(house, "constituent")
  })

  async function apply(): Promise<string> {
    const outcome = await applyForAccreditation(house, draft, applicant, now)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.publicId
  }

  test("is public once two operators admitted it, and its applicant is the admin", async () => {
    const publicId = await apply()
    expect(await listPublicOrganizations(house.db.read, "en")).toEqual([])
    const token = await startSession(house, applicant.id, now)
    const step = { step: "admit", reason } as const
    const proposed = await proposeAccreditationStep(house, publicId, step, first, now)
    expect((await findAccreditation(house.db.read, publicId))?.state).toBe("applied")
    expect(await approve(house, proposed, first, now)).toEqual(refuse("own-proposal"))
    expect(await approve(house, proposed, second, now)).toEqual(accept({ decision: "approved" }))

    const found = await findPublicOrganization(house.db.read, publicId, "en")
    expect(found).toMatchObject({ ...draft, state: "admitted", people: 1, adminId: applicant.id })
    expect(await getAccount(house.db.read, applicant.id)).toMatchObject({
      role: "watchdog",
      organizationId: found?.organizationId,
    })
    expect(await readSession(house, token, now)).toBeNull()
    expect(await listMailed(house)).toMatchObject([
      { kind: "organization-news", payload: { accountId: applicant.id, step: "admit" } },
    ])
  })

  test("is declined by two as it is admitted, and leaves the applicant as they were", async () => {
    const publicId = await apply()
    const step = { step: "decline", reason } as const
    const proposed = await proposeAccreditationStep(house, publicId, step, first, now)
    const meanwhile = { step: "admit", reason } as const
    expect(await proposeAccreditationStep(house, publicId, meanwhile, second, now)).toEqual(
      refuse("proposal-waits"),
    )
    expect((await approve(house, proposed, second, now)).ok).toBe(true)
    expect(await listPublicOrganizations(house.db.read, "en")).toEqual([])
    expect((await getAccount(house.db.read, applicant.id)).role).toBe("constituent")
    expect(await apply()).not.toBe(publicId)
  })

  test("an operator who applied has a stake in it: refused, and in the trail", async () => {
    const publicId = await apply()
    await house.db.writer
      .updateTable("account")
      .set({ role: "operator" })
      .where("id", "=", applicant.id)
      .execute()
    const party = asSomebody(await rowOf(applicant.id))
    const step = { step: "admit", reason } as const
    expect(await proposeAccreditationStep(house, publicId, step, party, now)).toEqual(
      refuse("party-to-it"),
    )
    const proposed = await proposeAccreditationStep(house, publicId, step, first, now)
    expect(await approve(house, proposed, party, now)).toEqual(refuse("party-to-it"))
    const trail = await listAuditEntries(house.db.read, { accountId: party.id }, { most: 5 })
    expect(trail.map(({ deed, outcome, code, subject }) => [deed, outcome, code, subject])).toEqual(
      Array.from({ length: 2 }, () => ["organization.admit", "refused", "party-to-it", publicId]),
    )
  })

  test("of somebody who has got a role meanwhile is not admitted, and goes on waiting", async () => {
    const publicId = await apply()
    const step = { step: "admit", reason } as const
    const proposed = await proposeAccreditationStep(house, publicId, step, first, now)
    await house.db.writer
      .updateTable("account")
      .set({ role: "moderator" })
      .where("id", "=", applicant.id)
      .execute()
    expect(await approve(house, proposed, second, now)).toEqual(refuse("has-a-role"))
    expect((await findAccreditation(house.db.read, publicId))?.state).toBe("applied")
  })

  test.each([
    ["application-waits", "constituent"],
    ["not-yours", "watchdog"],
  ] as const)("is refused: %s", async (code, role) => {
    await apply()
    const again = { ...applicant, role }
    expect(await applyForAccreditation(house, draft, again, now)).toEqual(refuse(code))
  })

  test("is refused under the name of an organisation that stands here", async () => {
    await make.makeAccreditation(house.db, { name: draft.name })
    expect(await applyForAccreditation(house, draft, applicant, now)).toEqual(refuse("name-taken"))
  })

  test.each([
    ["scope-too-short", { scope: "All" }],
    ["funding-too-long", { funding: "a".repeat(3001) }],
    ["name-too-short", { name: "A" }],
  ])("says what is wrong with its words: %s", async (code, changes) => {
    const outcome = await applyForAccreditation(house, { ...draft, ...changes }, applicant, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
  })

  async function rowOf(id: number) {
    return house.db.read
      .selectFrom("account")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow()
  }
})

describeOnBothEngines("an admitted organisation", (open) => {
  test("is suspended and reinstated by two, its reasons public, its people told", async () => {
    const house = makeHouse(await open())
    const first = await makeSomebody(house, "operator")
    const second = await makeSomebody(house, "operator")
    const { public_id, id, organization_id } = await make.makeAccreditation(house.db)
    const member = await makeSomebody(house, "watchdog", { organization_id })
    for (const step of ["suspend", "reinstate"] as const) {
      const proposed = await proposeAccreditationStep(
        house,
        public_id,
        { step, reason },
        first,
        now,
      )
      expect((await approve(house, proposed, second, now)).ok).toBe(true)
      const letters = await listMailed(house)
      expect(letters.at(-1)?.payload).toMatchObject({ accountId: member.id, step, reason })
    }
    expect(await listAccreditationSteps(house.db.read, id)).toEqual([
      { step: "suspend", at: now, reason },
      { step: "reinstate", at: now, reason },
    ])
  })

  test("is suspended by nobody who works for it", async () => {
    const house = makeHouse(await open())
    const { public_id, organization_id } = await make.makeAccreditation(house.db)
    const insider = await makeSomebody(house, "operator", { organization_id })
    const step = { step: "suspend", reason } as const
    expect(await proposeAccreditationStep(house, public_id, step, insider, now)).toEqual(
      refuse("party-to-it"),
    )
  })

  test("says other things of itself when its admin writes them, and the former are kept", async () => {
    const house = makeHouse(await open())
    const admin = await makeSomebody(house, "watchdog")
    const { id, public_id } = await make.makeAccreditation(house.db, { admin_id: admin.id })
    const other = await makeSomebody(house, "watchdog")
    expect(await changeProfile(house, public_id, draft, other, now)).toEqual(refuse("not-yours"))
    expect((await changeProfile(house, public_id, draft, admin, now)).ok).toBe(true)
    expect((await findAccreditation(house.db.read, public_id))?.funding).toBe(draft.funding)
    const [former] = await listRevisions(house.db.read, "accreditation", id)
    expect(former?.body).toContain("Fees of its members")
  })
})
