import { expect, test } from "vitest"
import { action as nextAction } from "#app/routes/desk.next.ts"
import { action as returnAction, loader as returnLoader } from "#app/routes/desk.return.tsx"
import { loader as deskLoader } from "#app/routes/desk.tsx"
import { loader as methodLoader } from "#app/routes/method.tsx"
import { loader as promiseLoader } from "#app/routes/promises.$pledgeId._index.tsx"
import * as challenge from "#app/routes/promises.$pledgeId.challenge.tsx"
import { action, loader } from "#app/routes/promises.$pledgeId.verdicts.new.tsx"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { codeAs, makeCoder, plainCoding } from "#tests/support/coding-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

const now = "2026-11-24T06:00:00.000Z"

async function makeVisit(db: TestDb) {
  const pledge = await make.makePledge(db, { due_on: "2025" })
  const one = await make.makeEvidence(db, {
    ...{ pledge_id: pledge.id, direction: "contradicts", happened_on: "2026-02-10" },
  })
  const two = await make.makeEvidence(db, { pledge_id: pledge.id })
  const account = await makeCoder(db)
  const form = {
    evidence: [one.public_id, two.public_id],
    clauses: ["2", "5"],
    rating: "broken",
    confidence: "high",
    reason: "The deadline passed and the visit shows a slab and no beds.",
    lang: "en",
  }
  const path = `/en/promises/${pledge.public_id}/verdicts/new`
  const params = { pledgeId: pledge.public_id }
  return { page: { db, account, params, path }, pledge, form }
}

type Page = Awaited<ReturnType<typeof makeVisit>>["page"]

function take(page: Page) {
  return answerOf(nextAction, post({ ...page, path: "/en/desk/next", params: {} }, {}))
}

describeOnBothEngines("a case", (open) => {
  test("is dealt from the desk and shows evidence, the deputy's word and the clauses", async () => {
    const db = await open()
    const { page, pledge } = await makeVisit(db)
    await make.makeClaim(db, { pledge_id: pledge.id, text: "A new tender is ready." })
    expect(await take(page)).toMatchObject({ status: 303, location: page.path })
    const got = await answerOf(loader, visit(page))
    expect(got.data).toMatchObject({
      open: {
        task: "code",
        needed: 2,
        evidence: [{ direction: "contradicts" }, { direction: "supports" }],
        claim: { text: "A new tender is ready." },
        book: { version: 1 },
        answers: [],
      },
    })
  })

  test("that was not dealt shows nothing but the promise", async () => {
    const db = await open()
    const { page, form } = await makeVisit(db)
    expect((await answerOf(loader, visit(page))).data).toMatchObject({ open: null })
    expect(await answerOf(action, post(page, form))).toMatchObject({
      status: 409,
      data: { refusal: { code: "not-handed-out" } },
    })
  })

  test("leads both coders to the desk, and the reader to the verdict", async () => {
    const db = await open()
    const { page, pledge, form } = await makeVisit(db)
    const second = { ...page, account: await makeCoder(db) }
    for (const coder of [page, second]) {
      await take(coder)
      expect(await answerOf(action, post(coder, form))).toMatchObject({
        status: 303,
        location: "/en/desk",
      })
    }
    expect(await listVerdicts(db.read, pledge.id, "en")).toMatchObject([
      { rating: "broken", evidence: [{}, {}] },
    ])
    const shown = await answerOf(promiseLoader, visit({ ...page, account: null }))
    expect(shown.data).toMatchObject({
      codings: [
        { task: "code", clauses: [2, 5] },
        { task: "code", clauses: [2, 5] },
      ],
    })
    const { codings } = shown.data as { codings: object[] }
    expect(JSON.stringify(codings)).not.toContain("Samal Example")
    expect(codings.flatMap((coding) => Object.keys(coding))).not.toContain("accountId")
  })

  test("in dispute shows the third both answers and nobody's name", async () => {
    const db = await open()
    const { page, form } = await makeVisit(db)
    const second = { ...page, account: await makeCoder(db) }
    await take(page)
    await answerOf(action, post(page, form))
    await take(second)
    await answerOf(action, post(second, { ...form, rating: "stalled" }))
    const third = { ...page, account: await makeCoder(db) }
    await take(third)
    const got = await answerOf(loader, visit(third))
    expect(got.data).toMatchObject({
      open: { task: "adjudicate", answers: [{ rating: "broken" }, { rating: "stalled" }] },
    })
    for (const coder of [page, second]) {
      expect(JSON.stringify(got.data)).not.toContain(String(coder.account.public_id))
    }
    expect(await answerOf(action, post(third, form))).toMatchObject({ location: "/en/desk" })
  })

  test("of a panel tells neither rating nor verdict nor who challenged it", async () => {
    const db = await open()
    const { page, pledge, form } = await makeVisit(db)
    const given = {
      ...plainCoding,
      rating: "broken",
      evidence: [form.evidence[0] ?? ""],
      reason: "Found for the first time.",
    } as const
    for (const coder of [await makeCoder(db), await makeCoder(db)]) {
      await codeAs(makeHouse(db), { pledge: pledge.public_id, given, coder, now })
    }
    const deputy = await make.makeAccount(db, { role: "deputy", person_id: pledge.person_id })
    const asked = { ...page, account: deputy, path: page.path.replace("verdicts/new", "challenge") }
    expect((await answerOf(challenge.loader, visit(asked))).data).toMatchObject({
      form: { number: 1, needsSource: false },
    })
    const sent = {
      ...{ number: "1", clause: "5", lang: "en", sourceUrl: "https://example.org/new" },
      reason: "The beds stand in the new wing, which nobody has visited.",
    }
    expect(await answerOf(challenge.action, post(asked, sent))).toMatchObject({ status: 303 })
    expect((await answerOf(challenge.loader, visit(asked))).data).toMatchObject({
      refusal: "challenge-open",
    })
    await take(page)
    const got = await answerOf(loader, visit(page))
    expect(got.data).toMatchObject({ open: { brought: [{ url: "https://example.org/new" }] } })
    const words = JSON.stringify(got.data)
    for (const secret of ["Found for the first time", "new wing", 'deputy"', '"rating"']) {
      expect(words).not.toContain(secret)
    }
    const seen = await answerOf(promiseLoader, visit({ ...page, account: null }))
    expect(seen.data).toMatchObject({ challenges: [{ role: "deputy", outcome: null }] })
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
    await take(page)
    expect(await answerOf(action, post(page, { ...form, ...changes }))).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } } },
    })
  })

  test("says the rule that refuses and keeps what was entered", async () => {
    const db = await open()
    const { page, form } = await makeVisit(db)
    await take(page)
    expect(await answerOf(action, post(page, { ...form, evidence: [] }))).toMatchObject({
      status: 409,
      data: {
        refusal: { code: "evidence-missing" },
        values: { reason: form.reason, clauses: "2 5" },
      },
    })
  })

  test.each(["deputy", "delegate", "operator"])("is not for a %s", async (role) => {
    const db = await open()
    const { page, form } = await makeVisit(db)
    const asked = { ...page, account: await make.makeAccount(db, { role }) }
    expect(await answerOf(loader, visit(asked))).toMatchObject({ status: 403 })
    expect(await answerOf(action, post(asked, form))).toMatchObject({ status: 403 })
  })

  test("can be given back with a reason", async () => {
    const db = await open()
    const { page } = await makeVisit(db)
    const asked = { ...page, path: "/en/desk/return", params: {} }
    expect(await answerOf(returnLoader, visit(asked))).toMatchObject({ location: "/en/desk" })
    await take(page)
    expect(await answerOf(returnAction, post(asked, { reason: "no" }))).toMatchObject({
      status: 422,
    })
    expect(await answerOf(returnAction, post(asked, { reason: "I know them." }))).toMatchObject({
      location: "/en/desk",
    })
    expect(await take(page)).toMatchObject({ location: "/en/desk?issue=none" })
  })
})

describeOnBothEngines("the watchdog's desk", (open) => {
  test("shows the held case, one's own history and, of others, what is public", async () => {
    const db = await open()
    const { page, pledge, form } = await makeVisit(db)
    await make.makePledge(db, { due_on: "2030" })
    const desk = { ...page, path: "/en/desk", params: {} }
    expect((await answerOf(deskLoader, visit(desk))).data).toMatchObject({
      held: null,
      own: [],
      shown: "due",
      counts: [1, 0, 2, 2],
      pledges: [{ publicId: pledge.public_id }],
    })
    await take(page)
    expect((await answerOf(deskLoader, visit(desk))).data).toMatchObject({
      held: { publicId: pledge.public_id, task: "code" },
    })
    await answerOf(action, post(page, form))
    expect((await answerOf(deskLoader, visit(desk))).data).toMatchObject({
      held: null,
      own: [{ pledgePublicId: pledge.public_id, rating: "broken", verdict: null }],
      counts: [1, 0, 2, 2],
    })
  })
})

describeOnBothEngines("the method page", (open) => {
  test("shows the first code book before it is adopted, then the one in force first", async () => {
    const db = await open()
    const page = { db, account: null, path: "/en/method" }
    expect((await answerOf(methodLoader, visit(page))).data).toMatchObject({
      needed: 2,
      books: [{ version: 1, adoptedAt: null }],
      mayPropose: false,
    })
    await make.makeCodeBook(db)
    await make.makeCodeBook(db, { version: 2, codings_needed: 3 })
    expect((await answerOf(methodLoader, visit(page))).data).toMatchObject({
      needed: 3,
      books: [{ version: 2 }, { version: 1 }],
    })
  })

  test("is the same before and after the first case is dealt", async () => {
    const db = await open()
    const { page } = await makeVisit(db)
    const asked = { db, account: null, path: "/en/method" }
    const { data: before } = await answerOf(methodLoader, visit(asked))
    await take(page)
    const { data: after } = await answerOf(methodLoader, visit(asked))
    expect(withoutKeys(after)).toEqual(withoutKeys(before))
  })

  /** Keys of rows are not shown on the page. */
  function withoutKeys(data: unknown): unknown {
    return JSON.parse(
      JSON.stringify(data, (key, value: unknown) =>
        key === "id" || key === "publicId" ? undefined : value,
      ),
    )
  }
})
