import { expect, test } from "vitest"
import * as law from "#app/routes/operations.mandates.$organizationId.law.new.tsx"
import * as seats from "#app/routes/operations.mandates.$organizationId.seats.new.tsx"
import * as terms from "#app/routes/operations.mandates.$organizationId.terms.new.tsx"
import * as index from "#app/routes/operations.mandates._index.tsx"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { listPosts } from "#db/queries/posts.server.ts"
import { listPostRecords } from "#db/queries/seat-records.server.ts"
import { listTerms } from "#db/queries/terms.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

describeOnBothEngines("an instance without a demo", (open) => {
  test("is set up by pages: a term, a seat of a new district, the law of all seats", async () => {
    const { db, visitor, council } = await begin()
    const before = await answerOf(index.loader, visit({ ...visitor, path: "/en/operations" }))
    expect(before.data).toMatchObject({ legislatures: [{ posts: 0, bound: 0, terms: 0 }] })

    const term = { name: "VIII", startDate: "2023-03-19", endDate: "2028-03-18" }
    expect(await answerOf(terms.action, post(visitor, term))).toMatchObject({ status: 303 })
    const seat = { label: "Seat 1", kind: "district", district: "District No. 1", law: "" }
    expect(await answerOf(seats.action, post(visitor, seat))).toMatchObject({ status: 303 })
    const again = { ...seat, label: "Seat 2" }
    expect(await answerOf(seats.action, post(visitor, again))).toMatchObject({ status: 303 })
    const binding = { kind: "district", law: "kz/maslikhat" }
    expect(await answerOf(law.action, post(visitor, binding))).toMatchObject({ status: 303 })

    const posts = await listPosts(db.read, council.id)
    expect(posts.map(({ label, area, ruleSet }) => [label, area, ruleSet])).toEqual([
      ["Seat 1", "District No. 1", "kz/maslikhat"],
      ["Seat 2", "District No. 1", "kz/maslikhat"],
    ])
    expect(new Set(posts.map(({ areaId }) => areaId)).size).toBe(1)
    expect(await listTerms(db.read, council.id)).toMatchObject([term])
    const records = await listPostRecords(db.read, {}, { after: undefined, limit: 9 })
    expect(records.map(({ updatedAt }) => typeof updatedAt)).toEqual(["string", "string"])
    const trail = await listAuditEntries(db.read, { deed: "mandate.arrange" }, { most: 9 })
    expect(trail.map(({ outcome, subject }) => [outcome, subject])).toEqual(
      Array(4).fill(["done", council.public_id]),
    )
  })

  test.each([
    [terms.action, { name: "", startDate: "x" }, 422],
    [terms.action, { name: "T", startDate: "2028", endDate: "2023" }, 409],
    [seats.action, { label: "S", kind: "royal" }, 422],
    [seats.action, { label: "S", kind: "district" }, 409],
    [seats.action, { label: "S", kind: "list", law: "atlantis" }, 409],
    [law.action, { kind: "list", law: "atlantis" }, 409],
  ] as const)("takes nothing that cannot be: %#", async (action, fields, status) => {
    const { db, visitor, council } = await begin()
    expect(await answerOf(action, post(visitor, fields))).toMatchObject({ status })
    expect(await listPosts(db.read, council.id)).toEqual([])
    expect(await listTerms(db.read, council.id)).toEqual([])
  })

  test.each(["moderator", "watchdog"])("is not for a %s", async (role) => {
    const { visitor } = await begin(role)
    const fields = { kind: "list", law: "" }
    expect(await answerOf(law.action, post(visitor, fields))).toMatchObject({ status: 403 })
  })

  async function begin(role = "operator") {
    const db: TestDb = await open()
    const council = await make.makeOrganization(db, { classification: "legislature" })
    const account = await make.makeAccount(db, { role })
    const path = `/en/operations/mandates/${council.public_id}/law/new`
    return {
      db,
      council,
      visitor: { db, account, path, params: { organizationId: council.public_id } },
    }
  }
})
