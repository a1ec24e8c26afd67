import { expect, test } from "vitest"
import { loader as officeLoader } from "#app/routes/office._index.tsx"
import { action, loader } from "#app/routes/promises.$pledgeId.claims.new.tsx"
import { listClaims } from "#db/queries/claims.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const form = { rating: "in-progress", text: "A new tender is ready for spring.", lang: "en" }

async function makeVisit(db: TestDb, role = "deputy") {
  const pledge = await make.makePledge(db)
  const account = await make.makeAccount(db, { role, person_id: pledge.person_id })
  const path = `/en/promises/${pledge.public_id}/claims/new`
  return { page: { db, account, params: { pledgeId: pledge.public_id }, path }, pledge }
}

describeOnBothEngines("updating the status of an own promise", (open) => {
  test.each(["deputy", "delegate"])("a %s adds a word, with a proof or without", async (role) => {
    const db = await open()
    const { page, pledge } = await makeVisit(db, role)
    expect(await answerOf(loader, visit(page))).toMatchObject({ status: 200 })
    const proof = { proofUrl: "https://example.org/tender", proofTitle: "Tender" }
    for (const sent of [form, { ...form, ...proof }]) {
      expect(await answerOf(action, post(page, sent))).toMatchObject({
        status: 303,
        location: `/en/promises/${pledge.public_id}`,
      })
    }
    expect(await listClaims(db.read, pledge.id)).toMatchObject([
      { number: 2, authorRole: role, source: { title: "Tender", capturedOn: "2026-11-24" } },
      { number: 1, source: null },
    ])
  })

  test("belongs to the deputy whose promise it is", async () => {
    const db = await open()
    const { page, pledge } = await makeVisit(db)
    const { page: others } = await makeVisit(db)
    const foreign = { ...page, account: others.account }
    expect(await answerOf(loader, visit(foreign))).toMatchObject({ status: 403 })
    expect(await answerOf(action, post(foreign, form))).toMatchObject({ status: 403 })
    expect(await answerOf(action, post({ ...page, account: null }, form))).toMatchObject({
      status: 403,
    })
    expect(await listClaims(db.read, pledge.id)).toEqual([])
  })

  test.each([
    ["text", { text: "a".repeat(601) }, "form.too-long"],
    ["text", { text: " " }, "form.required"],
    ["rating", { rating: "splendid" }, "form.not-a-choice"],
    ["proofUrl", { proofUrl: "ftp://example.org" }, "form.not-a-web-address"],
    ["proofUrl", { proofTitle: "Tender" }, "form.required"],
  ])("names the field %s", async (field, changes, code) => {
    const db = await open()
    const { page } = await makeVisit(db)
    expect(await answerOf(action, post(page, { ...form, ...changes }))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } }, values: { lang: "en" } },
    })
  })

  test("takes six hundred characters that are pairs of units, as readers count them", async () => {
    const db = await open()
    const { page } = await makeVisit(db)
    const text = "🏥".repeat(600)
    expect(await answerOf(action, post(page, { ...form, text }))).toMatchObject({ status: 303 })
  })

  test("says the rule that refuses", async () => {
    const db = await open()
    const { page } = await makeVisit(db)
    expect(await answerOf(action, post(page, { ...form, rating: "not-verifiable" }))).toMatchObject(
      {
        status: 409,
        data: { refusal: { code: "not-claimable" }, values: { text: form.text } },
      },
    )
  })
})

describeOnBothEngines("the deputy's desk", (open) => {
  test("lists the own promises with both sides' latest word", async () => {
    const db = await open()
    const { page, pledge } = await makeVisit(db)
    await make.makePledge(db)
    await answerOf(action, post(page, form))
    const desk = await answerOf(officeLoader, visit({ ...page, path: "/en/office", params: {} }))
    expect(desk.data).toMatchObject({
      pledges: [
        {
          publicId: pledge.public_id,
          rating: "not-assessed",
          claim: { number: 1, rating: "in-progress" },
        },
      ],
    })
  })
})
