import { expect, test } from "vitest"
import { action, loader } from "#app/routes/promises.new.tsx"
import { loader as similar } from "#app/routes/promises.similar.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"
import { findPledge } from "#db/queries/pledges.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { answerOf, post, visit } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import * as make from "#tests/support/make.ts"

const form = {
  text: "By the end of 2025 the north will have a hospital with 240 beds.",
  lang: "en",
  ...{ attributable: "yes", verifiable: "yes", prospective: "yes", parts: "one" },
  horizon: "day",
  saidOn: "2023-02",
  dueOn: "2025",
  power: "council",
  category: "health",
  sourceUrl: "https://example.org/programme.pdf",
  sourceTitle: "Printed programme, page 4",
  capturedOn: "2026-11-20",
  sha256: "9F".repeat(32),
}

async function makeVisit(db: TestDb, role = "watchdog") {
  const person = await make.makePerson(db, { name: "Aigerim Example" })
  const account = await make.makeAccount(db, { role })
  return { db, account, person, path: `/en/promises/new?person=${person.public_id}` }
}

describeOnBothEngines("recording a promise", (open) => {
  test("finds the deputy by any spelling of the name", async () => {
    const db = await open()
    const { account, person } = await makeVisit(db)
    await commit(db, async (trx) => {
      await replaceSearchWords(trx, "person", person.id, [person.name, "Әйгерім Мысал"])
      return accept(undefined)
    })
    const found = await answerOf(
      loader,
      visit({ db, account, path: "/en/promises/new?q=aigerim+mys" }),
    )
    expect(found.data).toMatchObject({
      person: null,
      deputies: [{ person: { publicId: person.public_id } }],
    })
    const chosen = `/en/promises/new?person=${person.public_id}`
    const next = await answerOf(loader, visit({ db, account, path: chosen }))
    expect(next.data).toMatchObject({ person: { name: "Aigerim Example" }, mandates: [] })
  })

  test("leads to the promise", async () => {
    const db = await open()
    const got = await answerOf(action, post(await makeVisit(db), form))
    expect(got).toMatchObject({ status: 303 })
    const publicId = got.location?.replace("/en/promises/", "") ?? ""
    expect(await findPledge(db.read, publicId, { lang: "en", today: "2026-11-24" })).toMatchObject({
      text: form.text,
      dueOn: "2025",
      source: { sha256: "9f".repeat(32), title: form.sourceTitle },
    })
  })

  test.each([
    ["text", { text: "Roads." }, "form.too-short"],
    ["text", { text: "" }, "form.required"],
    ["verifiable", { verifiable: undefined }, "form.required"],
    ["parts", { parts: "none" }, "form.not-a-choice"],
    ["horizon", { horizon: undefined }, "form.required"],
    ["saidOn", { saidOn: "12.02.2023" }, "desk.partial-day"],
    ["dueOn", { dueOn: "2023-02-30" }, "desk.partial-day"],
    ["capturedOn", { capturedOn: "2026-11" }, "form.not-a-day"],
    ["sourceUrl", { sourceUrl: "javascript:alert(1)" }, "form.not-a-web-address"],
    ["sourceUrl", { sourceUrl: "programme.pdf" }, "form.not-a-web-address"],
    ["sha256", { sha256: "9f" }, "desk.not-a-hash"],
    ["power", { power: "magic" }, "form.not-a-choice"],
    ["power", { power: undefined }, "form.required"],
  ])("names the field %s when %o, and keeps the rest", async (field, changes, code) => {
    const db = await open()
    const got = await answerOf(action, post(await makeVisit(db), { ...form, ...changes }))
    expect(got).toMatchObject({
      status: 422,
      data: { errors: { [field]: { code } }, values: { category: "health" } },
    })
    expect(await db.read.selectFrom("pledge").selectAll().execute()).toEqual([])
  })

  test("says the rule that refuses, and keeps what was entered", async () => {
    const db = await open()
    const tomorrow = { ...form, saidOn: "2026-11-25", dueOn: "2027" }
    expect(await answerOf(action, post(await makeVisit(db), tomorrow))).toMatchObject({
      status: 409,
      data: {
        refusal: { code: "said-in-future" },
        values: { text: form.text, verifiable: "yes" },
      },
    })
  })

  test.each([
    ["not-attributable", { attributable: "no" }],
    ["not-verifiable", { verifiable: "no" }],
    ["not-prospective", { prospective: "no" }],
    ["due-missing", { dueOn: undefined }],
    ["event-too-short", { horizon: "event" }],
    ["no-such-mandate", { horizon: "mandate" }],
  ])("says why it is none: %s", async (code, changes) => {
    const db = await open()
    const got = await answerOf(action, post(await makeVisit(db), { ...form, ...changes }))
    expect(got).toMatchObject({ status: 409, data: { refusal: { code } } })
  })

  test("asks whether it is one that is recorded already, and records it where it is another", async () => {
    const db = await open()
    const seen = await makeVisit(db)
    const known = await make.makePledge(db, {
      ...{ person_id: seen.person.id, text: "A hospital with 240 beds will stand in the north." },
    })
    await make.makePledge(db, { text: form.text })
    const first = await answerOf(action, post(seen, form))
    expect(first).toMatchObject({
      status: 409,
      data: { alike: [{ publicId: known.public_id }], values: { text: form.text } },
    })
    const typed = `/en/promises/similar?person=${seen.person.public_id}&q=hospital+with+240+beds+in+the+north`
    const suggested = await similar(visit({ ...seen, path: typed }) as never)
    expect(await suggested.json()).toEqual({
      pledges: [{ text: known.text, lang: "en", href: `/en/promises/${known.public_id}` }],
    })
    const again = { ...form, different: [known.public_id] }
    expect(await answerOf(action, post(seen, again))).toMatchObject({ status: 303 })
  })

  test("goes on to the next promise of the same sentence", async () => {
    const db = await open()
    const seen = await makeVisit(db)
    const got = await answerOf(action, post(seen, { ...form, parts: "several" }))
    const sibling = new URL(`https://a${got.location ?? ""}`).searchParams.get("sibling") ?? ""
    expect(got.location).toContain(`/en/promises/new?person=${seen.person.public_id}`)
    const path = `${seen.path}&sibling=${sibling}`
    const page = await answerOf(loader, visit({ ...seen, path }))
    expect(page.data).toMatchObject({ sibling: { text: form.text } })
    const next = { ...form, text: "And a stadium for five thousand people in 2026.", dueOn: "2026" }
    const second = await answerOf(action, post({ ...seen, path }, next))
    const publicId = second.location?.replace("/en/promises/", "") ?? ""
    const { id = 0 } =
      (await findPledge(db.read, publicId, { lang: "en", today: "2026-11-24" })) ?? {}
    expect(await getCapture(db.read, id)).toMatchObject({ siblings: [{ publicId: sibling }] })
    const elsewhere = `${(await makeVisit(db)).path}&sibling=${sibling}`
    expect(await answerOf(loader, visit({ ...seen, path: elsewhere }))).toMatchObject({
      status: 404,
    })
  })

  test("is for watchdogs, and about a person who is there", async () => {
    const db = await open()
    expect(await answerOf(action, post(await makeVisit(db, "deputy"), form))).toMatchObject({
      status: 403,
    })
    const nobody = { ...(await makeVisit(db)), path: "/en/promises/new?person=0000000000000nay" }
    expect(await answerOf(action, post(nobody, form))).toMatchObject({ status: 404 })
  })
})
