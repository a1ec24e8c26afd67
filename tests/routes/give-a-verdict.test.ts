import { expect, test } from "vitest"
import { loader as deskLoader } from "#app/routes/desk.tsx"
import { loader as methodLoader } from "#app/routes/method.tsx"
import { action, loader } from "#app/routes/promises.$pledgeId.verdicts.new.tsx"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

async function makeVisit(db: TestDb, role = "watchdog") {
  const pledge = await make.makePledge(db, { due_on: "2025" })
  const one = await make.makeEvidence(db, { pledge_id: pledge.id, direction: "contradicts" })
  const two = await make.makeEvidence(db, { pledge_id: pledge.id })
  const account = await make.makeAccount(db, { role })
  const form = {
    evidence: [one.public_id, two.public_id],
    rating: "broken",
    confidence: "high",
    reason: "The deadline passed and the visit shows a slab and no beds.",
    lang: "en",
  }
  const path = `/en/promises/${pledge.public_id}/verdicts/new`
  const params = { pledgeId: pledge.public_id }
  return { page: { db, account, params, path }, pledge, form }
}

describeOnBothEngines("giving a verdict", (open) => {
  test("shows the evidence and what the deputy says, and no other coder's answer", async () => {
    const db = await open()
    await make.makeCodeBook(db, { codings_needed: 2 })
    const { page, pledge, form } = await makeVisit(db)
    await make.makeClaim(db, { pledge_id: pledge.id, text: "A new tender is ready." })
    const other = await make.makeAccount(db, { role: "watchdog" })
    const secret = "Nobody may read this before both are in."
    await answerOf(action, post({ ...page, account: other }, { ...form, reason: secret }))
    const got = await answerOf(loader, visit(page))
    expect(got.data).toMatchObject({
      evidence: [{ direction: "contradicts" }, { direction: "supports" }],
      claim: { text: "A new tender is ready." },
      codingsNeeded: 2,
      coded: false,
    })
    expect(JSON.stringify(got.data)).not.toContain(secret)
  })

  test("leads to the promise with its verdict", async () => {
    const db = await open()
    const { page, pledge, form } = await makeVisit(db)
    expect(await answerOf(action, post(page, form))).toMatchObject({
      status: 303,
      location: `/en/promises/${pledge.public_id}`,
    })
    expect(await listVerdicts(db.read, pledge.id, "en")).toMatchObject([
      { rating: "broken", evidence: [{}, {}] },
    ])
  })

  test("keeps a coder who waits for others on the page, which then says so", async () => {
    const db = await open()
    await make.makeCodeBook(db, { codings_needed: 2 })
    const { page, form } = await makeVisit(db)
    expect(await answerOf(action, post(page, form))).toMatchObject({ location: page.path })
    expect((await answerOf(loader, visit(page))).data).toMatchObject({ coded: true })
  })

  test.each([
    ["rating", { rating: undefined }, "form.required"],
    ["confidence", { confidence: "total" }, "form.not-a-choice"],
    ["reason", { reason: "Not done." }, "form.too-short"],
    ["reason", { reason: "a".repeat(601) }, "form.too-long"],
    ["evidence", { evidence: ["<script>"] }, "form.not-a-choice"],
  ])("names the field %s", async (field, changes, code) => {
    const db = await open()
    const { page, form } = await makeVisit(db)
    expect(await answerOf(action, post(page, { ...form, ...changes }))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } } },
    })
  })

  test("says the rule that refuses and keeps what was entered", async () => {
    const db = await open()
    const { page, form } = await makeVisit(db)
    expect(await answerOf(action, post(page, { ...form, evidence: [] }))).toMatchObject({
      status: 409,
      data: { refusal: { code: "evidence-missing" }, values: { reason: form.reason } },
    })
  })

  test.each(["deputy", "delegate", "operator"])("is not for a %s", async (role) => {
    const db = await open()
    const { page, form } = await makeVisit(db, role)
    expect(await answerOf(loader, visit(page))).toMatchObject({ status: 403 })
    expect(await answerOf(action, post(page, form))).toMatchObject({ status: 403 })
  })
})

describeOnBothEngines("the watchdog's desk", (open) => {
  test("counts every pile and shows the one asked for", async () => {
    const db = await open()
    const { page, pledge, form } = await makeVisit(db)
    await make.makePledge(db, { due_on: "2030" })
    const path = "/en/desk"
    expect((await answerOf(deskLoader, visit({ ...page, path }))).data).toMatchObject({
      shown: "due",
      counts: [1, 0, 2, 2],
      pledges: [{ publicId: pledge.public_id }],
    })
    await answerOf(action, post(page, form))
    await make.makeClaim(db, { pledge_id: pledge.id, rating: "in-progress" })
    const asked = visit({ ...page, path: `${path}?show=contested` })
    expect((await answerOf(deskLoader, asked)).data).toMatchObject({
      counts: [0, 1, 1, 2],
      pledges: [{ publicId: pledge.public_id, rating: "broken" }],
    })
  })
})

describeOnBothEngines("the method page", (open) => {
  test("shows the first code book before it is adopted, then the one in force first", async () => {
    const db = await open()
    const page = { db, account: null, path: "/en/method" }
    expect((await answerOf(methodLoader, visit(page))).data).toMatchObject({
      needed: 1,
      books: [{ version: 1, adoptedAt: null }],
    })
    await make.makeCodeBook(db)
    await make.makeCodeBook(db, { version: 2, codings_needed: 3 })
    expect((await answerOf(methodLoader, visit(page))).data).toMatchObject({
      needed: 3,
      books: [{ version: 2 }, { version: 1 }],
    })
  })
})
